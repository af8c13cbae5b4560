package org.minkao.scoring;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/**
 * One number with the rule that made it, the numbers it was made of, and what was left out; no value where none may be
 * given. Formula and facts are written only when asked for.
 *
 * @param noise standard error from sampling, 0 for what is a recorded fact
 */
record Derived(
        Kind kind,
        Component.Rule rule,
        @Nullable Rational value,
        double noise,
        Supplier<String> formula,
        List<Left> left,
        List<Piece> pieces,
        Supplier<Json.Obj> facts,
        List<Inputs.Proof> proofs) {

    /** The rules of the engine; the lower-case name is the message key. */
    enum Kind {
        TOTAL,
        WEIGHTED,
        MEAN,
        SUM,
        ROUNDS,
        SAMPLES,
        LOT,
        BALLOTS,
        VOTERS,
        DIMENSION,
        ITEM,
        GIVEN,
        POINTS,
        EVENTS,
        SHARE,
        RATE,
        PERIOD,
        BONUS,
        DEDUCTIONS,
        ADJUSTMENT_KIND,
        VETO
    }

    /** Why something did not count. */
    enum Why {
        NOTHING_GIVEN,
        NO_BALLOTS,
        GROUP_TOO_SMALL,
        TOO_FEW_RATED,
        SET_VOID,
        BALLOT_REFUSED,
        NOT_ASKED,
        NOT_DRAWN,
        PART_MISSING,
        MISSING_AS_ZERO,
        EXCLUDED_OPTION,
        ABSTAINED,
        LEFT_BLANK,
        PENDING,
        WITHDRAWN,
        REJECTED,
        INCOMPLETE_MULTIPLE,
        NOTHING_DUE,
        EXTREME,
        OVER_CAP,
        BELOW_FLOOR,
        ABOVE_TOP,
        VETOED
    }

    /** What was left out or changed, how much of it, and why. */
    record Left(String what, String amount, Why why) {}

    /** A number inside another one with its weight there; no weight where it is simply added. */
    record Piece(@Nullable Rational weight, Derived part) {}

    static final Supplier<String> NO_FORMULA = () -> "";
    static final Supplier<Json.Obj> NO_FACTS = () -> new Json.Obj(java.util.Map.of());

    static Derived of(Kind kind, Component.Rule rule, Rational value, Supplier<String> formula) {
        return new Derived(kind, rule, value, 0, formula, List.of(), List.of(), NO_FACTS, List.of());
    }

    static Derived missing(Kind kind, Component.Rule rule, List<Left> left, List<Piece> pieces) {
        return new Derived(kind, rule, null, 0, NO_FORMULA, left, pieces, NO_FACTS, List.of());
    }

    Derived with(List<Left> newLeft, Supplier<Json.Obj> newFacts, List<Inputs.Proof> newProofs) {
        return new Derived(kind, rule, value, noise, formula, newLeft, pieces, newFacts, newProofs);
    }

    Derived withPieces(List<Piece> newPieces) {
        return new Derived(kind, rule, value, noise, formula, left, newPieces, facts, proofs);
    }

    Derived named(Component.Rule newRule) {
        return new Derived(kind, newRule, value, noise, formula, left, pieces, facts, proofs);
    }

    boolean missing() {
        return value == null;
    }

    Rational required() {
        if (value == null) {
            throw new IllegalStateException(kind + " " + rule.id() + " has no value");
        }
        return value;
    }

    /** Why there is no value. */
    Why whyMissing() {
        return left.isEmpty() ? Why.NOTHING_GIVEN : left.getLast().why();
    }

    /** The first part of this id, this one included. */
    @Nullable
    Derived find(String id) {
        if (rule.id().equals(id) && kind != Kind.VOTERS && kind != Kind.DIMENSION && kind != Kind.ITEM) {
            return this;
        }
        for (Piece piece : pieces) {
            Derived found = piece.part().find(id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}

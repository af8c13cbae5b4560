package org.minkao.scoring;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;

/** A scoring scheme in which nothing is wrong. */
public final class Scheme {
    private final Json.Obj json;
    private final String sha256;
    private final Parts parts;

    record AppraiseeClass(String id, Words name, boolean ranked) {}

    record VoterClass(String id, Words name) {}

    /** A band of totals with stated ends; no bound means none. */
    record Grade(
            String id,
            Words name,
            String clause,
            @Nullable Rational min,
            boolean minOpen,
            @Nullable Rational max,
            boolean maxOpen,
            @Nullable Quota quota) {

        boolean holds(Rational total) {
            return above(total) && below(total);
        }

        private boolean above(Rational total) {
            return min == null || total.compareTo(min) > 0 || (!minOpen && total.compareTo(min) == 0);
        }

        private boolean below(Rational total) {
            return max == null || total.compareTo(max) < 0 || (!maxOpen && total.compareTo(max) == 0);
        }

        String band() {
            return (min == null || minOpen ? "(" : "[") + (min == null ? "−∞" : min.exact()) + ","
                    + (max == null ? "+∞" : max.exact()) + (max == null || maxOpen ? ")" : "]");
        }
    }

    /** At most so many, or so many per cent, of each class. */
    record Quota(@Nullable Rational count, @Nullable Rational percent, RoundingMode rounding, boolean tiesIn) {
        long places(int members) {
            return limit(count, percent, rounding, members);
        }
    }

    static long limit(@Nullable Rational count, @Nullable Rational percent, RoundingMode rounding, int members) {
        if (count != null) {
            return count.floor();
        }
        Rational share =
                percent == null ? Rational.ZERO : percent.times(members).dividedBy(Rational.HUNDRED);
        return Long.parseLong(share.rounded(0, rounding));
    }

    enum Direction {
        BONUS,
        DEDUCTION
    }

    /** How the points of an adjustment come about. */
    sealed interface Formula {
        /** So many points each time. */
        record Each(Rational points) implements Formula {}

        /** Points by level. */
        record Table(Map<String, Rational> levels) implements Formula {}

        /** Points as decided, within bounds. */
        record Decided(Rational min, Rational max) implements Formula {}

        /** Points per so many upheld events of a type; nobody proposes them. */
        record ByEvents(String type, long every, Rational points) implements Formula {}
    }

    record AdjustmentKind(
            String id,
            Words name,
            String clause,
            Direction direction,
            Formula formula,
            @Nullable Rational cap) {}

    /** All adjustments of a direction together; no cap only where the scheme says so in as many words. */
    record Limit(@Nullable Rational cap, String clause) {}

    record Adjustments(List<AdjustmentKind> kinds, Limit bonus, Limit deduction) {}

    enum Effect {
        ZERO,
        EXCLUDE,
        CAP
    }

    record Veto(
            String id,
            Words name,
            String clause,
            Effect effect,
            @Nullable String grade) {}

    enum Purpose {
        HONOUR,
        PENALTY,
        OTHER
    }

    record Selection(String id, Words name, String clause, Purpose purpose, Condition when) {}

    enum Measure {
        ISSUED,
        COLLECTED,
        VALID
    }

    enum Relation {
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST;

        boolean holds(Rational left, Rational right) {
            int order = left.compareTo(right);
            return switch (this) {
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        String sign() {
            return switch (this) {
                case LESS -> "<";
                case AT_MOST -> "≤";
                case MORE -> ">";
                case AT_LEAST -> "≥";
            };
        }
    }

    /** A set of ballots counts only while left relation factor × right. */
    record SetRule(String id, String clause, Measure left, Relation relation, Rational factor, Measure right) {}

    /** A ballot counts only while the share of these options in its answers relates to the limit. */
    record BallotRule(String id, String clause, List<String> options, Relation relation, Rational percent) {}

    record Validity(List<SetRule> sets, List<BallotRule> ballots) {}

    enum Means {
        NORMAL,
        BOOTSTRAP
    }

    /** @param shares options whose share of the rated answers is reported with Wilson's interval */
    record Statistics(int level, Means means, long seed, int rounds, List<String> shares) {}

    /** Below this total no honour is possible. */
    record PassLine(Rational min, String clause) {}

    record Parts(
            String id,
            String version,
            Words name,
            List<String> legalBasis,
            LocalDate effective,
            int places,
            RoundingMode rounding,
            int minGroup,
            List<AppraiseeClass> appraiseeClasses,
            List<VoterClass> voterClasses,
            List<String> rounds,
            List<String> channels,
            Component total,
            Rational min,
            @Nullable Rational max,
            Adjustments adjustments,
            List<Veto> vetoes,
            List<Grade> grades,
            @Nullable PassLine passLine,
            List<Selection> selections,
            Validity validity,
            Statistics statistics) {}

    Scheme(Json.Obj json, byte[] bytes, Parts parts) {
        this.json = json;
        this.sha256 = Digests.h(bytes).hex();
        this.parts = parts;
    }

    /** Everything wrong with these bytes; empty when the scheme can be used. */
    public static List<Problem> check(byte[] scheme) {
        List<Problem> problems = new ArrayList<>();
        new SchemeReader(problems).read(scheme);
        return List.copyOf(problems);
    }

    /** The scheme, or a refusal with every path and reason. */
    public static Scheme read(byte[] scheme) {
        List<Problem> problems = new ArrayList<>();
        Optional<Scheme> read = new SchemeReader(problems).read(scheme);
        if (!problems.isEmpty() || read.isEmpty()) {
            throw new ScoringRefusal(ScoringRefusal.Code.SCHEME_REFUSED, problems);
        }
        return read.get();
    }

    public String id() {
        return parts.id();
    }

    public String version() {
        return parts.version();
    }

    /** Hash of the bytes it was read from. */
    public String sha256() {
        return sha256;
    }

    Json.Obj json() {
        return json;
    }

    Parts parts() {
        return parts;
    }

    Optional<AppraiseeClass> appraiseeClass(String id) {
        return parts.appraiseeClasses().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    @Override
    public String toString() {
        return "Scheme[%s %s]".formatted(id(), version());
    }
}

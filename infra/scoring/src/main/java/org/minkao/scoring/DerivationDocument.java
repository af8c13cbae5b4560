package org.minkao.scoring;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.minkao.ballot.Json;

/**
 * How a number came about as a tree of nodes, with labels in Chinese and English: {@code {"weight"?,"rule","component","label",
 * "labelEn","clause","scheme","formula","value":{"exact","rounded"} | "missing":{"code","text","textEn"},"facts"?,
 * "excluded"?:[{"what","amount","why"}],"evidence"?:[{"sha256","approvedBy"}],"children"?:[node]}}.
 */
final class DerivationDocument {
    private static final ResourceBundle CHINESE = words(Locale.ROOT);
    private static final ResourceBundle ENGLISH = words(Locale.ENGLISH);
    private static final Map<Derived.Why, Json> REASONS = reasons();

    private final int places;
    private final RoundingMode mode;

    DerivationDocument(int places, RoundingMode mode) {
        this.places = places;
        this.mode = mode;
    }

    Json.Obj node(Derived derived) {
        return node(derived, new ArrayList<>());
    }

    private Json.Obj node(Derived derived, List<Object> entries) {
        String key = "rule." + Spot.word(derived.kind());
        Words name = derived.rule().name();
        entries.addAll(List.of(
                "rule", Spot.word(derived.kind()), "component", derived.rule().id()));
        entries.addAll(List.of("label", CHINESE.getString(key).replace("{0}", name.zh())));
        entries.addAll(List.of("labelEn", ENGLISH.getString(key).replace("{0}", name.en())));
        entries.addAll(List.of(
                "clause", derived.rule().clause(), "scheme", derived.rule().path()));
        Rational value = derived.value();
        if (value == null) {
            entries.addAll(List.of("missing", reason(derived.whyMissing())));
        } else {
            entries.addAll(List.of("formula", derived.formula().get()));
            entries.addAll(List.of("value", Json.obj("exact", value.exact(), "rounded", value.rounded(places, mode))));
        }
        Json.Obj facts = derived.facts().get();
        if (!facts.entries().isEmpty()) {
            entries.addAll(List.of("facts", facts));
        }
        if (!derived.left().isEmpty()) {
            entries.addAll(List.of(
                    "excluded",
                    derived.left().stream().map(DerivationDocument::left).toList()));
        }
        if (!derived.proofs().isEmpty()) {
            entries.addAll(List.of(
                    "evidence",
                    derived.proofs().stream().map(DerivationDocument::proof).toList()));
        }
        if (!derived.pieces().isEmpty()) {
            entries.addAll(List.of(
                    "children", derived.pieces().stream().map(this::piece).toList()));
        }
        return Json.obj(entries.toArray());
    }

    private Json piece(Derived.Piece piece) {
        Rational weight = piece.weight();
        List<Object> entries = new ArrayList<>();
        if (weight != null) {
            entries.addAll(List.of("weight", weight.exact()));
        }
        return node(piece.part(), entries);
    }

    private static Json proof(Inputs.Proof proof) {
        return Json.obj("sha256", proof.evidence(), "approvedBy", proof.approvedBy());
    }

    private static Json left(Derived.Left left) {
        return Json.obj("what", left.what(), "amount", left.amount(), "why", reason(left.why()));
    }

    static Json reason(Derived.Why why) {
        Json reason = REASONS.get(why);
        if (reason == null) {
            throw new IllegalStateException("every reason has its words");
        }
        return reason;
    }

    private static Map<Derived.Why, Json> reasons() {
        Map<Derived.Why, Json> reasons = new EnumMap<>(Derived.Why.class);
        for (Derived.Why why : Derived.Why.values()) {
            String key = "why." + Spot.word(why);
            reasons.put(
                    why,
                    Json.obj("code", why.name(), "text", CHINESE.getString(key), "textEn", ENGLISH.getString(key)));
        }
        return reasons;
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.minkao.scoring.derivation",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

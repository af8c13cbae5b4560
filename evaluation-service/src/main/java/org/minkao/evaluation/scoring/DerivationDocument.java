package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.minkao.ballot.Json;

/** Writes how a mark came about as a tree of nodes, with labels in Chinese and English. */
final class DerivationDocument {
    private static final ResourceBundle CHINESE = words(Locale.ROOT);
    private static final ResourceBundle ENGLISH = words(Locale.ENGLISH);

    private final int places;

    DerivationDocument(int places) {
        this.places = places;
    }

    Json node(Derived mark) {
        List<Object> entries = new ArrayList<>();
        String key = "rule." + mark.rule().name().toLowerCase(Locale.ROOT);
        entries.addAll(List.of(
                "rule", "r1." + mark.rule().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        entries.addAll(List.of("label", CHINESE.getString(key).replace("{0}", mark.name())));
        entries.addAll(List.of("labelEn", ENGLISH.getString(key).replace("{0}", mark.name())));
        entries.addAll(List.of("clause", clause(mark)));
        Rational value = mark.value();
        if (value != null) {
            entries.addAll(List.of("formula", mark.formula()));
            entries.addAll(List.of("value", Json.obj("exact", value.exact(), "rounded", value.rounded(places))));
        } else {
            entries.addAll(List.of("missing", reason(mark.whyMissing())));
        }
        if (!mark.facts().entries().isEmpty()) {
            entries.addAll(List.of("facts", mark.facts()));
        }
        if (!mark.left().isEmpty()) {
            entries.addAll(List.of(
                    "excluded",
                    mark.left().stream().map(DerivationDocument::left).toList()));
        }
        entries.addAll(List.of("children", mark.parts().stream().map(this::part).toList()));
        return Json.obj(entries.toArray());
    }

    private Json part(Derived.Weighted part) {
        Json node = node(part.mark());
        Rational weight = part.weight();
        if (weight == null || !(node instanceof Json.Obj obj)) {
            return node;
        }
        List<Object> entries = new ArrayList<>(List.of("weight", weight.exact()));
        obj.entries().forEach((key, value) -> entries.addAll(List.of(key, value)));
        return Json.obj(entries.toArray());
    }

    /** A clause of the scheme is a pointer into rules.json; an adjustment names its own. */
    private static String clause(Derived mark) {
        return mark.rule() == Derived.Rule.ADJUSTMENT ? mark.clause() : "rules.json#" + mark.clause();
    }

    private static Json left(Derived.Left left) {
        return Json.obj("what", left.what(), "amount", left.amount(), "why", reason(left.why()));
    }

    private static Json reason(Derived.Why why) {
        String key = "why." + why.name().toLowerCase(Locale.ROOT);
        return Json.obj("code", why.name(), "text", CHINESE.getString(key), "textEn", ENGLISH.getString(key));
    }

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "org.minkao.evaluation.scoring.derivation",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

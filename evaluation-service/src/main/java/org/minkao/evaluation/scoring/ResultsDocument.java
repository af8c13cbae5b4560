package org.minkao.evaluation.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** Writes and reads results.json; the only place where a mark is rounded. */
final class ResultsDocument {
    private final ScoringInputs inputs;
    private final Reckoning reckoning;
    private final int places;

    ResultsDocument(ScoringInputs inputs, Reckoning reckoning) {
        this.inputs = inputs;
        this.reckoning = reckoning;
        this.places = reckoning.scheme().parts().places();
    }

    byte[] bytes() {
        return CanonicalJson.bytes(Json.obj(
                "v", 1,
                "campaign", reckoning.ballots().campaign(),
                "tally", reckoning.ballots().tally(),
                "minCell", reckoning.ballots().minCell(),
                "inputs", hashes(inputs, reckoning),
                "cells", cells(),
                "subjects", reckoning.subjects().stream().map(this::subject).toList()));
    }

    static Json.Obj hashes(ScoringInputs inputs, Reckoning reckoning) {
        byte[] openings = Ballots.canonical(reckoning.counted()).getBytes(StandardCharsets.US_ASCII);
        return Json.obj(
                "manifest", Digests.h(inputs.manifest()).hex(),
                "rules", Digests.h(inputs.rules()).hex(),
                "components", Digests.h(inputs.components()).hex(),
                "openings", Digests.h(openings).hex());
    }

    private List<Json> cells() {
        List<Json> cells = new ArrayList<>();
        for (Ballots.Counted counted : reckoning.counted()) {
            String style = counted.style().id();
            if (counted.opening().withheld()) {
                cells.add(Json.obj("style", style, "ballots", counted.opening().ballots(), "withheld", true));
                continue;
            }
            for (String subject : counted.style().subjects()) {
                cells.add(cell(style, subject, ClassMarks.of(counted, subject, reckoning.scheme())));
            }
        }
        return cells;
    }

    private Json cell(String style, String subject, ClassMarks marks) {
        List<Json> dimensions = each((dimension, at) -> {
            Derived mark = at(marks.dimensions(), dimension.id());
            return Json.obj(marked(mark, "dimension", dimension.id(), "score"));
        });
        List<Json> items = new ArrayList<>();
        for (Scheme.Item item : reckoning.scheme().items()) {
            Tally tally = marks.counted().tally(subject, item.id()).orElseThrow();
            items.add(item(item.id(), tally, at(marks.items(), item.id())));
        }
        Object[] head = marked(marks.total(), "style", style, "score");
        List<Object> entries = new ArrayList<>(List.of("style", style, "subject", subject));
        entries.addAll(List.of(head).subList(2, head.length));
        entries.addAll(List.of("items", items, "dimensions", dimensions));
        return Json.obj(entries.toArray());
    }

    private Json item(String id, Tally tally, Derived mark) {
        if (mark.missing()) {
            return Json.obj("item", id, "n", tally.rated(), "abstain", tally.abstained(), "insufficient", true);
        }
        List<Long> histogram = new ArrayList<>();
        for (int option = 1; option <= tally.options(); option++) {
            histogram.add(tally.chosen(option));
        }
        return Json.obj(
                "item", id,
                "n", tally.rated(),
                "abstain", tally.abstained(),
                "sum", tally.sum(reckoning.scheme().parts().scale()).exact(),
                "hist", histogram,
                "score", mark.required().rounded(places));
    }

    private Json subject(SubjectMarks marks) {
        Derived total = marks.total();
        SubjectMarks.Sides sides = marks.marks();
        List<Object> entries = new ArrayList<>(List.of("subject", marks.subject()));
        Rational value = total.value();
        if (value == null) {
            entries.addAll(List.of("insufficient", true));
        } else {
            entries.addAll(List.of(
                    "total", value.rounded(places), "grade", marks.grade(value).name()));
        }
        if (!marks.vetoes().isEmpty()) {
            entries.addAll(List.of(
                    "vetoes",
                    marks.vetoes().stream()
                            .map(veto -> Json.obj(
                                    "veto",
                                    veto.id(),
                                    "effect",
                                    veto.effect().name().toLowerCase(Locale.ROOT)))
                            .toList()));
        }
        add(entries, "office", sides.office());
        add(entries, "society", sides.society());
        add(entries, "deductions", marks.deductions());
        marks.bonus().ifPresent(bonus -> add(entries, "bonus", bonus));
        entries.addAll(List.of("weightUsed", marks.weightUsed().exact()));
        entries.addAll(List.of("dimensions", dimensions(marks), "items", items(marks)));
        return Json.obj(entries.toArray());
    }

    private List<Json> dimensions(SubjectMarks marks) {
        Map<String, SubjectMarks.Sides> all = marks.dimensions();
        return each((dimension, at) -> {
            List<Object> entries = new ArrayList<>(List.of("dimension", dimension.id(), "name", dimension.name()));
            sides(entries, at(all, dimension.id()));
            return Json.obj(entries.toArray());
        });
    }

    private List<Json> items(SubjectMarks marks) {
        List<Json> items = new ArrayList<>();
        marks.items().forEach((id, sides) -> {
            List<Object> entries = new ArrayList<>(List.of("item", id, "n", marks.rated(id)));
            sides(entries, sides);
            items.add(Json.obj(entries.toArray()));
        });
        return items;
    }

    private void sides(List<Object> entries, SubjectMarks.Sides sides) {
        if (sides.both().missing()) {
            entries.addAll(List.of("insufficient", true));
        }
        add(entries, "mark", sides.both());
        add(entries, "office", sides.office());
        add(entries, "society", sides.society());
    }

    private void add(List<Object> entries, String key, @Nullable Derived mark) {
        if (mark != null && !mark.missing()) {
            entries.addAll(List.of(key, mark.required().rounded(places)));
        }
    }

    private Object[] marked(Derived mark, String key, String id, String valueKey) {
        return mark.missing()
                ? new Object[] {key, id, "insufficient", true}
                : new Object[] {key, id, valueKey, mark.required().rounded(places)};
    }

    private List<Json> each(BiFunction<Scheme.Dimension, Integer, Json> form) {
        List<Json> all = new ArrayList<>();
        List<Scheme.Dimension> dimensions = reckoning.scheme().parts().dimensions();
        for (int i = 0; i < dimensions.size(); i++) {
            all.add(form.apply(dimensions.get(i), i));
        }
        return all;
    }

    private static <T> T at(Map<String, T> all, String id) {
        T value = all.get(id);
        if (value == null) {
            throw new IllegalStateException(id + " has no mark");
        }
        return value;
    }

    static List<SubjectResult> read(byte[] results) {
        try {
            return StrictJson.parse(results).asObject("results").list("subjects").stream()
                    .map(json -> subject(json.asObject("subject")))
                    .toList();
        } catch (BallotRefusal e) {
            throw Ballots.refused("results.json is not readable (expected: " + e.expectation() + ")");
        }
    }

    private static SubjectResult subject(Json.Obj json) {
        return new SubjectResult(
                json.text("subject"),
                optional(json, "total"),
                optional(json, "grade"),
                optional(json, "office"),
                optional(json, "society"),
                json.text("deductions"),
                optional(json, "bonus"),
                json.text("weightUsed"),
                json.list("dimensions").stream()
                        .map(each -> dimension(each.asObject("dimension")))
                        .toList(),
                json.list("items").stream()
                        .map(each -> item(each.asObject("item")))
                        .toList(),
                json.has("vetoes")
                        ? json.list("vetoes").stream()
                                .map(each -> veto(each.asObject("veto")))
                                .toList()
                        : List.of());
    }

    private static SubjectResult.VetoMark veto(Json.Obj json) {
        return new SubjectResult.VetoMark(json.text("veto"), json.text("effect"));
    }

    private static SubjectResult.DimensionMark dimension(Json.Obj json) {
        return new SubjectResult.DimensionMark(
                json.text("dimension"),
                json.text("name"),
                optional(json, "mark"),
                optional(json, "office"),
                optional(json, "society"));
    }

    private static SubjectResult.ItemMark item(Json.Obj json) {
        return new SubjectResult.ItemMark(
                json.text("item"),
                optional(json, "mark"),
                optional(json, "office"),
                optional(json, "society"),
                json.whole("n"));
    }

    private static @Nullable String optional(Json.Obj json, String key) {
        return json.has(key) ? json.text(key) : null;
    }
}

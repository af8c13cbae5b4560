package org.minkao.evaluation.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.StyleCount;

/**
 * Writes the counts of a result as inputs of the general engine: {@code results.json} and {@code components.json} in another
 * form. Answers of fewer people than the plan's least group are not in results.json and hence not in here.
 */
final class CountedInputs {
    private final Plan plan;
    private final List<StyleCount> counts;
    private final Plan classes;

    CountedInputs(Plan plan, List<StyleCount> counts) {
        this(plan, counts, plan);
    }

    /** @param classes the plan whose classes the appraisees are sorted into, where it is another year's */
    CountedInputs(Plan plan, List<StyleCount> counts, Plan classes) {
        this.plan = plan;
        this.counts = List.copyOf(counts);
        this.classes = classes;
    }

    byte[] bytes(byte[] results, byte[] components) {
        boolean asked = plan.scoring().society().signum() > 0;
        boolean inspected = plan.scoring().office().signum() > 0;
        Json.Obj given = StrictJson.parse(components).asObject("components");
        String evidence = Digests.h(components).hex();
        return inputs(
                plan,
                classes,
                asked ? counts.stream().map(CountedInputs::set).toList() : List.of(),
                asked ? rows(StrictJson.parse(results).asObject("results")) : List.of(),
                inspected ? marks(given, evidence) : List.of(),
                adjustments(given),
                vetoes(given));
    }

    static byte[] inputs(
            Plan plan,
            Plan classes,
            List<Json> sets,
            List<Json> rows,
            List<Json> marks,
            List<Json> adjustments,
            List<Json> vetoes) {
        List<Object> entries = new ArrayList<>(List.of(
                "v",
                1,
                "title",
                plan.title(),
                "year",
                plan.year(),
                "appraisees",
                plan.appraisees().stream()
                        .map(each -> Json.obj(
                                "id", each.id(), "name", each.name(), "class", PlanScheme.classOf(classes, each)))
                        .toList(),
                "sets",
                sets,
                "counts",
                rows,
                "marks",
                marks,
                "adjustments",
                adjustments));
        if (!vetoes.isEmpty()) {
            entries.addAll(List.of("vetoes", vetoes));
        }
        return CanonicalJson.bytes(Json.obj(entries.toArray()));
    }

    private static Json set(StyleCount count) {
        return Json.obj(
                "class", count.style(),
                "issued", count.issued(),
                "collected", count.ballots(),
                "valid", count.ballots());
    }

    private List<Json> rows(Json.Obj results) {
        List<Json> rows = new ArrayList<>();
        for (Json cell : results.list("cells")) {
            Json.Obj known = cell.asObject("cell");
            String style = known.text("style");
            if (known.has("withheld")) {
                plan.appraisees().forEach(each -> rows.add(row(style, each.id(), nothing())));
            } else {
                Map<String, Json> items = new LinkedHashMap<>();
                known.list("items").stream()
                        .map(item -> item.asObject("item"))
                        .forEach(item -> items.put(item.text("item"), chosen(item)));
                rows.add(row(style, known.text("subject"), items));
            }
        }
        return rows;
    }

    static Json row(String style, String appraisee, Map<String, Json> items) {
        return Json.obj("class", style, "appraisee", appraisee, "items", new Json.Obj(items));
    }

    private Map<String, Json> nothing() {
        Map<String, Json> items = new LinkedHashMap<>();
        plan.items().forEach(item -> items.put(item.id(), Json.obj(PlanScheme.option(1), 0)));
        return items;
    }

    /** Where too few rated, only the abstentions are told. */
    private Json chosen(Json.Obj item) {
        Map<String, Json> chosen = new LinkedHashMap<>();
        if (item.has("hist")) {
            List<Json> histogram = item.list("hist");
            for (int i = 0; i < histogram.size(); i++) {
                chosen.put(PlanScheme.option(i + 1), histogram.get(i));
            }
        } else {
            chosen.put(PlanScheme.option(1), Json.of(0));
        }
        if (plan.scale().canAbstain()) {
            chosen.put(PlanScheme.ABSTAIN, item.get("abstain"));
        }
        return new Json.Obj(chosen);
    }

    private static List<Json> marks(Json.Obj components, String evidence) {
        List<Json> marks = new ArrayList<>();
        for (Json each : components.list("inspections")) {
            Json.Obj inspection = each.asObject("inspection");
            for (Json pair : inspection.list("marks")) {
                List<Json> mark = pair.asList("mark");
                marks.add(Json.obj(
                        "source", mark.get(0).asText("item"),
                        "appraisee", inspection.text("appraisee"),
                        "value", mark.get(1).asText("mark"),
                        "evidence", evidence,
                        "approvedBy", inspection.get("approvedBy")));
            }
        }
        return marks;
    }

    private static List<Json> adjustments(Json.Obj components) {
        List<Json> adjustments = new ArrayList<>();
        for (Json each : components.list("adjustments")) {
            Json.Obj adjustment = each.asObject("adjustment");
            adjustments.add(Json.obj(
                    "id", "a" + (adjustments.size() + 1),
                    "appraisee", adjustment.text("appraisee"),
                    "kind", PlanScheme.DEDUCTION,
                    "points", adjustment.text("points").substring(1),
                    "evidence", adjustment.text("evidence"),
                    "approvedBy", adjustment.get("approvedBy"),
                    "note", adjustment.text("clause")));
        }
        return adjustments;
    }

    /** The general engine names one paper per veto: the first. */
    private static List<Json> vetoes(Json.Obj components) {
        List<Json> vetoes = new ArrayList<>();
        if (components.has("vetoes")) {
            for (Json each : components.list("vetoes")) {
                Json.Obj veto = each.asObject("veto");
                vetoes.add(Json.obj(
                        "appraisee", veto.text("appraisee"),
                        "veto", veto.text("veto"),
                        "evidence", veto.list("evidence").getFirst(),
                        "approvedBy", veto.get("approvedBy")));
            }
        }
        return vetoes;
    }
}

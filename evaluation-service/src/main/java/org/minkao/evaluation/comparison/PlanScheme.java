package org.minkao.evaluation.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.RulesFile;
import org.minkao.evaluation.scoring.ScoringReason;
import org.minkao.kit.core.Refusal;

/** Writes what a plan says of scoring as a scheme of the general engine; clauses point into {@code rules.json}. */
final class PlanScheme {
    static final String ABSTAIN = "abstain";
    static final String DEDUCTION = "deduction";

    static final int LEVEL = 95;
    static final String METHOD = "normal";

    private static final String RULES = "rules.json#";
    private static final String SCALE = "opinion";
    private static final int LONGEST_NAME = 500;

    private final Plan plan;

    PlanScheme(Plan plan) {
        this.plan = plan;
    }

    byte[] bytes(CampaignId campaign) {
        boolean asked = plan.scoring().society().signum() > 0;
        List<Object> entries = new ArrayList<>(List.of(
                "v", 1,
                "id", campaign.value(),
                "version", "rules-1:" + Digests.h(RulesFile.bytes(plan)).hex(),
                "name", plan.title(),
                "legalBasis", legalBasis(),
                "effective", effective().toString(),
                "rounding",
                        Json.obj(
                                "places",
                                plan.scoring().rounding().scale(),
                                "mode",
                                plan.scoring().rounding().mode()),
                "minGroup", plan.ballot().minCell(),
                "appraiseeClasses", appraiseeClasses()));
        if (asked) {
            entries.addAll(List.of("voterClasses", voterClasses(), "scales", List.of(scale())));
        }
        entries.addAll(List.of(
                "total", total(asked),
                "bounds", Json.obj("min", 0, "max", 100),
                "adjustments", adjustments()));
        if (!plan.vetoes().isEmpty()) {
            entries.addAll(
                    List.of("vetoes", plan.vetoes().stream().map(this::veto).toList()));
        }
        entries.addAll(List.of(
                "grades", grades(),
                "statistics", Json.obj("level", LEVEL, "means", METHOD)));
        return CanonicalJson.bytes(Json.obj(entries.toArray()));
    }

    /** The id of an appraisee's class; a plan names classes in words only. */
    static String classOf(Plan plan, Plan.Appraisee appraisee) {
        List<String> classes = classes(plan);
        int at = classes.indexOf(appraisee.unitClass());
        if (at < 0) {
            throw new Refusal(
                    ScoringReason.SCORING_INPUT_REFUSED,
                    "appraisee %s is of class %s, which the plan does not have (expected: one of %s)"
                            .formatted(appraisee.id(), appraisee.unitClass(), classes));
        }
        return "c" + (at + 1);
    }

    /** The id of a rated option, 1 being the worst. */
    static String option(int value) {
        return "o" + value;
    }

    private static List<String> classes(Plan plan) {
        return plan.appraisees().stream()
                .map(Plan.Appraisee::unitClass)
                .distinct()
                .toList();
    }

    private List<String> legalBasis() {
        return plan.legalBasis().isEmpty()
                ? List.of(plan.title())
                : plan.legalBasis().stream().distinct().toList();
    }

    private LocalDate effective() {
        LocalDate issued = plan.issuedOn();
        return issued == null ? plan.phases().getFirst().start() : issued;
    }

    private List<Json> appraiseeClasses() {
        List<String> classes = classes(plan);
        return IntStream.range(0, classes.size())
                .mapToObj(i -> (Json) Json.obj("id", "c" + (i + 1), "name", classes.get(i)))
                .toList();
    }

    private List<Json> voterClasses() {
        return plan.voterClasses().stream()
                .map(each -> (Json) Json.obj("id", each.id(), "name", each.name()))
                .toList();
    }

    private Json scale() {
        List<Json> options = new ArrayList<>();
        List<Plan.Option> rated = plan.scale().rated();
        for (int i = 0; i < rated.size(); i++) {
            BigDecimal points = rated.get(i).points();
            options.add(Json.obj(
                    "id",
                    option(i + 1),
                    "name",
                    rated.get(i).label(),
                    "points",
                    Decimals.plain(points == null ? BigDecimal.ZERO : points)));
        }
        plan.scale().options().stream()
                .filter(option -> option.points() == null)
                .findFirst()
                .ifPresent(
                        option -> options.add(Json.obj("id", ABSTAIN, "name", option.label(), "counts", "abstention")));
        return Json.obj("id", SCALE, "options", options);
    }

    private Json total(boolean asked) {
        List<Json> parts = new ArrayList<>();
        Plan.Scoring scoring = plan.scoring();
        if (scoring.office().signum() > 0) {
            parts.add(office(Decimals.plain(scoring.office())));
        }
        if (asked) {
            parts.add(society(Decimals.plain(scoring.society())));
        }
        return component("total", words("综合得分", "total"), "/office", "weighted", "empty", "invalid", "parts", parts);
    }

    /** Every mark of the inspection is a mark of its own, so that the whole of it is explained. */
    private Json office(String weight) {
        List<Json> parts = new ArrayList<>();
        for (int d = 0; d < plan.dimensions().size(); d++) {
            Plan.Dimension dimension = plan.dimensions().get(d);
            String at = "/dimensions/" + d;
            List<Json> items = new ArrayList<>();
            for (int i = 0; i < dimension.items().size(); i++) {
                Plan.Item item = dimension.items().get(i);
                items.add(component(
                        "office.item." + item.id(),
                        name(item.text()),
                        at + "/items/" + i,
                        "given",
                        "source",
                        item.id(),
                        "weight",
                        Decimals.plain(item.weight())));
            }
            parts.add(component(
                    "office.dimension." + dimension.id(),
                    name(dimension.name()),
                    at,
                    "weighted",
                    "empty",
                    "invalid",
                    "parts",
                    items,
                    "weight",
                    Decimals.plain(dimension.weight())));
        }
        return component(
                "office",
                words("上门考评", "on-site evaluation"),
                "/office",
                "weighted",
                "empty",
                "invalid",
                "parts",
                parts,
                "weight",
                weight);
    }

    private Json society(String weight) {
        List<Json> dimensions = plan.dimensions().stream()
                .map(dimension -> (Json) Json.obj(
                        "id", dimension.id(),
                        "name", dimension.name(),
                        "weight", Decimals.plain(dimension.weight()),
                        "items",
                                dimension.items().stream()
                                        .map(item -> Json.obj(
                                                "id", item.id(),
                                                "name", name(item.text()),
                                                "weight", Decimals.plain(item.weight())))
                                        .toList()))
                .toList();
        List<Json> classes = plan.voterClasses().stream()
                .map(each -> (Json) Json.obj("id", each.id(), "weight", each.weight()))
                .toList();
        return component(
                "society",
                words("社会测评", "social evaluation"),
                "/classes",
                "ballots",
                "scale",
                SCALE,
                "emptyClass",
                plan.scoring().emptyClass(),
                "dimensions",
                dimensions,
                "classes",
                classes,
                "weight",
                weight);
    }

    private static Json component(String id, Json name, String clause, String kind, Object... more) {
        List<Object> entries = new ArrayList<>(List.of("id", id, "name", name, "clause", RULES + clause, "kind", kind));
        entries.addAll(List.of(more));
        return Json.obj(entries.toArray());
    }

    private Json adjustments() {
        return Json.obj(
                "kinds",
                List.of(Json.obj(
                        "id",
                        DEDUCTION,
                        "name",
                        words("扣分", "deduction"),
                        "clause",
                        RULES + "/deductionCap",
                        "direction",
                        "deduction",
                        "decided",
                        Json.obj("min", 0, "max", 100))),
                "deduction",
                Json.obj("cap", Decimals.plain(plan.scoring().deductionCap()), "clause", RULES + "/deductionCap"));
    }

    private Json veto(Plan.VetoTrigger trigger) {
        List<Object> entries = new ArrayList<>(List.of(
                "id", trigger.id(),
                "clause", trigger.text(),
                "effect", trigger.effect().name().toLowerCase(Locale.ROOT)));
        String best = trigger.grade();
        if (best != null) {
            List<String> names = plan.grades().stream().map(Plan.Grade::name).toList();
            entries.addAll(List.of("grade", "g" + (names.indexOf(best) + 1)));
        }
        return Json.obj(entries.toArray());
    }

    private List<Json> grades() {
        BigDecimal top = plan.grades().stream()
                .map(Plan.Grade::max)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        return IntStream.range(0, plan.grades().size())
                .mapToObj(i -> {
                    Plan.Grade grade = plan.grades().get(i);
                    return (Json) Json.obj(
                            "id",
                            "g" + (i + 1),
                            "name",
                            grade.name(),
                            "clause",
                            RULES + "/grades/" + i,
                            "min",
                            Decimals.plain(grade.min()),
                            "max",
                            Decimals.plain(grade.max()),
                            "maxOpen",
                            grade.max().compareTo(top) < 0);
                })
                .toList();
    }

    private static Json words(String chinese, String english) {
        Map<String, Json> words = new LinkedHashMap<>();
        words.put("zh", new Json.Str(chinese));
        words.put("en", new Json.Str(english));
        return new Json.Obj(words);
    }

    /** A plan may word an item at greater length than a scheme may name one. */
    private static Json name(String text) {
        return new Json.Str(text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…");
    }
}

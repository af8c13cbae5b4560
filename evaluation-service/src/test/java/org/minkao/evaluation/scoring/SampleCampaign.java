package org.minkao.evaluation.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Json;

/** A small campaign whose parts each test changes to its taste. */
final class SampleCampaign {
    static final String ID = "abcdefghijklmnopqrstuvwxyz";

    List<String> points = List.of("20", "40", "60", "80", "100");
    Map<String, String> classes = new LinkedHashMap<>(Map.of("clients", "100"));
    Map<String, List<String>> dimensions = new LinkedHashMap<>(Map.of("d1", List.of("q1")));
    Map<String, String> weights = new LinkedHashMap<>(Map.of("d1", "100", "q1", "100"));
    List<String> subjects = List.of("centre");
    String office = "15";
    String society = "85";
    String emptyClass = "renormalise";
    String deductionCap = "10";
    Json bonus;
    int places = 2;
    int minCell = 5;
    List<Json> adjustments = new ArrayList<>();
    Map<String, Map<String, String>> inspected = new LinkedHashMap<>();
    Map<String, List<String>> answers = new LinkedHashMap<>();

    /** Only one class, one item, no inspection: the total is the item's mark. */
    static SampleCampaign ofOneItem(String... points) {
        SampleCampaign campaign = new SampleCampaign();
        campaign.points = List.of(points);
        campaign.office = "0";
        campaign.society = "100";
        return campaign;
    }

    /** So many ballots per option of the one item, the worst option first. */
    SampleCampaign ballots(int... perOption) {
        for (int option = 1; option <= perOption.length; option++) {
            for (int i = 0; i < perOption[option - 1]; i++) {
                cast("clients", Map.of("q1", option));
            }
        }
        return this;
    }

    /** A ballot on the first appraisee. */
    SampleCampaign cast(String style, Map<String, Integer> values) {
        return castAll(style, Map.of(subjects.getFirst(), values));
    }

    SampleCampaign castAll(String style, Map<String, Map<String, Integer>> values) {
        List<Json> pairs = new ArrayList<>();
        for (String subject : subjects) {
            for (String item : items()) {
                Integer value = values.getOrDefault(subject, Map.of()).get(item);
                if (value != null) {
                    pairs.add(Json.arr(subject, item, value));
                }
            }
        }
        answers.computeIfAbsent(style, key -> new ArrayList<>()).add(CanonicalJson.write(Json.obj("v", 1, "r", pairs)));
        return this;
    }

    SampleCampaign inspect(String subject, Map<String, String> marks) {
        inspected.put(subject, marks);
        return this;
    }

    SampleCampaign adjust(String subject, String points) {
        adjustments.add(Json.obj(
                "appraisee",
                subject,
                "points",
                points,
                "clause",
                "纪律第三条",
                "evidence",
                Digests.h(points.getBytes(StandardCharsets.US_ASCII)).hex(),
                "approvedBy",
                List.of("a", "b")));
        return this;
    }

    List<String> items() {
        return dimensions.values().stream().flatMap(List::stream).toList();
    }

    byte[] rules() {
        List<Object> entries = new ArrayList<>(List.of("v", 1, "scheme", "r1", "minCell", minCell));
        List<Object> scale = new ArrayList<>();
        IntStream.range(0, points.size()).forEach(i -> scale.addAll(List.of(Integer.toString(i + 1), points.get(i))));
        entries.addAll(List.of("scale", Json.obj(scale.toArray())));
        entries.addAll(List.of(
                "classes",
                classes.entrySet().stream()
                        .map(each -> (Json) Json.obj("id", each.getKey(), "weight", each.getValue()))
                        .toList()));
        entries.addAll(List.of(
                "dimensions",
                dimensions.entrySet().stream()
                        .map(each -> (Json) Json.obj(
                                "id", each.getKey(),
                                "name", "内容" + each.getKey(),
                                "weight", weights.get(each.getKey()),
                                "items",
                                        each.getValue().stream()
                                                .map(item -> (Json) Json.obj("id", item, "weight", weights.get(item)))
                                                .toList()))
                        .toList()));
        entries.addAll(List.of("office", office, "society", society, "emptyClass", emptyClass));
        entries.addAll(List.of("deductionCap", deductionCap));
        if (bonus != null) {
            entries.addAll(List.of("bonus", bonus));
        }
        entries.addAll(List.of("rounding", Json.obj("scale", places, "mode", "HALF_UP")));
        entries.addAll(List.of(
                "grades",
                Json.arr(
                        Json.obj("name", "优秀", "min", "90", "max", "100"),
                        Json.obj("name", "良好", "min", "80", "max", "90"),
                        Json.obj("name", "一般", "min", "60", "max", "80"),
                        Json.obj("name", "较差", "min", "0", "max", "60"))));
        return CanonicalJson.bytes(Json.obj(entries.toArray()));
    }

    byte[] manifest() {
        return manifest("rules-1:" + Digests.h(rules()).hex());
    }

    byte[] manifest(String tally) {
        return CanonicalJson.bytes(Json.obj(
                "v",
                1,
                "campaign",
                ID,
                "minCell",
                minCell,
                "tally",
                tally,
                "styles",
                classes.keySet().stream()
                        .map(id -> (Json)
                                Json.obj("id", id, "class", id, "label", "层面" + id, "weight", 1, "subjects", subjects))
                        .toList(),
                "items",
                items().stream()
                        .map(id -> (Json)
                                Json.obj("id", id, "type", "scale", "min", 1, "max", points.size(), "abstain", true))
                        .toList()));
    }

    byte[] components() {
        List<Json> inspections = new ArrayList<>();
        inspected.forEach((subject, marks) -> inspections.add(Json.obj(
                "appraisee",
                subject,
                "inspection",
                "onsite-" + subject,
                "marks",
                items().stream()
                        .map(item -> (Json) Json.arr(item, marks.get(item)))
                        .toList(),
                "approvedBy",
                List.of("a", "b"))));
        return CanonicalJson.bytes(
                Json.obj("v", 1, "campaign", ID, "inspections", inspections, "adjustments", adjustments));
    }

    List<StyleOpening> openings() {
        return classes.keySet().stream()
                .map(style -> {
                    List<String> cast = answers.getOrDefault(style, List.of());
                    boolean few = cast.size() < minCell;
                    return new StyleOpening(style, cast.size(), few, few ? List.of() : cast);
                })
                .toList();
    }

    ScoringInputs inputs() {
        return new ScoringInputs(manifest(), rules(), components(), openings());
    }

    SubjectResult result() {
        return RuleEngine.subjects(RuleEngine.results(inputs())).getFirst();
    }
}

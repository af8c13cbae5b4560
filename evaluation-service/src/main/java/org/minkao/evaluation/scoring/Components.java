package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** What does not come from ballots: confirmed on-site inspections and approved adjustments, as components.json. */
record Components(
        Map<String, Inspection> inspections,
        Map<String, List<Adjustment>> adjustments,
        Map<String, List<Veto>> vetoes) {

    record Inspection(String id, Map<String, Rational> marks, List<String> approvedBy) {}

    record Adjustment(Rational points, String clause, String evidence, List<String> approvedBy) {}

    /** What a veto does; the lower-case name is the word in components.json. */
    enum Effect {
        ZERO,
        EXCLUDE,
        CAP
    }

    record Veto(
            String id,
            String clause,
            Effect effect,
            @Nullable String grade,
            List<String> evidence,
            List<String> approvedBy) {}

    List<Veto> vetoes(String subject) {
        return vetoes.getOrDefault(subject, List.of());
    }

    Optional<Inspection> inspection(String subject) {
        return Optional.ofNullable(inspections.get(subject));
    }

    List<Adjustment> adjustments(String subject) {
        return adjustments.getOrDefault(subject, List.of());
    }

    static Components read(byte[] components, Ballots ballots, Scheme scheme) {
        try {
            Json.Obj root = StrictJson.parse(components)
                    .asObject("components")
                    .only("v", "campaign", "inspections", "adjustments", "vetoes");
            if (root.integer("v") != 1) {
                throw Ballots.refused("components.json has v " + root.integer("v") + " (expected: 1)");
            }
            if (!root.text("campaign").equals(ballots.campaign())) {
                throw Ballots.refused("components.json is of campaign %s (expected: %s)"
                        .formatted(root.text("campaign"), ballots.campaign()));
            }
            Components read = new Components(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            for (Json json : root.list("inspections")) {
                read.addInspection(json.asObject("inspection"), ballots, scheme);
            }
            for (Json json : root.list("adjustments")) {
                read.addAdjustment(json.asObject("adjustment"), ballots, scheme);
            }
            if (root.has("vetoes")) {
                for (Json json : root.list("vetoes")) {
                    read.addVeto(json.asObject("veto"), ballots, scheme);
                }
            }
            read.requireInspections(ballots, scheme);
            return read;
        } catch (BallotRefusal e) {
            throw Ballots.refused("components.json is not readable (expected: " + e.expectation() + ")");
        }
    }

    private void addInspection(Json.Obj json, Ballots ballots, Scheme scheme) {
        String subject = subject(json.only("appraisee", "inspection", "marks", "approvedBy"), ballots);
        Set<String> known =
                new HashSet<>(scheme.items().stream().map(Scheme.Item::id).toList());
        Map<String, Rational> marks = new LinkedHashMap<>();
        for (Json entry : json.list("marks")) {
            List<Json> pair = entry.asList("mark");
            if (pair.size() != 2) {
                throw Ballots.refused(
                        "a mark of the inspection of " + subject + " is not a pair (expected: [item, mark])");
            }
            String item = pair.get(0).asText("item");
            Rational mark = decimal(pair.get(1).asText("mark"), "mark of " + item);
            if (!known.contains(item) || marks.put(item, mark) != null) {
                throw Ballots.refused(
                        "inspection of %s marks %s (expected: each item of the scheme once)".formatted(subject, item));
            }
            if (mark.signum() < 0 || mark.compareTo(Rational.HUNDRED) > 0) {
                throw Ballots.refused(
                        "inspection of %s marks %s with %s (expected: 0 to 100)".formatted(subject, item, mark));
            }
        }
        known.removeAll(marks.keySet());
        if (!known.isEmpty()) {
            throw Ballots.refused("inspection of %s has no mark for %s (expected: a mark for each item)"
                    .formatted(subject, known.stream().sorted().toList()));
        }
        Inspection inspection =
                new Inspection(json.text("inspection"), marks, approvals(json, "inspection of " + subject));
        if (inspections.put(subject, inspection) != null) {
            throw Ballots.refused("appraisee " + subject + " has two on-site inspections (expected: one)");
        }
    }

    private void addAdjustment(Json.Obj json, Ballots ballots, Scheme scheme) {
        String subject = subject(json.only("appraisee", "points", "clause", "evidence", "approvedBy"), ballots);
        Rational points = decimal(json.text("points"), "points of an adjustment");
        if (points.signum() == 0) {
            throw Ballots.refused("an adjustment of " + subject + " has 0 points (expected: other than 0)");
        }
        if (points.signum() > 0 && scheme.parts().bonus() == null) {
            throw Ballots.refused("an adjustment of %s has %s points (expected: below 0, the scheme declares no bonus)"
                    .formatted(subject, points));
        }
        String evidence = json.text("evidence");
        if (!evidence.matches("[0-9a-f]{64}")) {
            throw Ballots.refused(
                    "an adjustment of " + subject + " has no evidence hash (expected: 64 hex characters)");
        }
        adjustments
                .computeIfAbsent(subject, key -> new ArrayList<>())
                .add(new Adjustment(
                        points, json.text("clause"), evidence, approvals(json, "an adjustment of " + subject)));
    }

    private void addVeto(Json.Obj json, Ballots ballots, Scheme scheme) {
        String subject =
                subject(json.only("appraisee", "veto", "clause", "effect", "grade", "evidence", "approvedBy"), ballots);
        Effect effect = Arrays.stream(Effect.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(json.text("effect")))
                .findFirst()
                .orElseThrow(() -> Ballots.refused("a veto of %s has the effect %s (expected: zero, exclude or cap)"
                        .formatted(subject, json.text("effect"))));
        String grade = json.has("grade") ? json.text("grade") : null;
        boolean known =
                scheme.parts().grades().stream().anyMatch(each -> each.name().equals(grade));
        if (effect == Effect.CAP ? !known : grade != null) {
            throw Ballots.refused("a veto of %s has the grade %s (expected: one of the scheme for a cap, else none)"
                    .formatted(subject, grade));
        }
        List<String> evidence =
                json.list("evidence").stream().map(it -> it.asText("evidence")).toList();
        if (evidence.isEmpty() || !evidence.stream().allMatch(it -> it.matches("[0-9a-f]{64}"))) {
            throw Ballots.refused("a veto of " + subject + " has no evidence hash (expected: 64 hex characters each)");
        }
        vetoes.computeIfAbsent(subject, key -> new ArrayList<>())
                .add(new Veto(
                        json.text("veto"),
                        json.text("clause"),
                        effect,
                        grade,
                        evidence,
                        approvals(json, "a veto of " + subject)));
    }

    private void requireInspections(Ballots ballots, Scheme scheme) {
        if (scheme.parts().office().signum() == 0) {
            return;
        }
        List<String> lacking = ballots.subjects().stream()
                .filter(subject -> !inspections.containsKey(subject))
                .toList();
        if (!lacking.isEmpty()) {
            throw Ballots.refused("no on-site inspection of " + lacking + " (expected: one for each appraisee)");
        }
    }

    private static String subject(Json.Obj json, Ballots ballots) {
        String subject = json.text("appraisee");
        if (!ballots.subjects().contains(subject)) {
            throw Ballots.refused("components.json names appraisee " + subject + " (expected: one of the manifest)");
        }
        return subject;
    }

    private static List<String> approvals(Json.Obj json, String what) {
        List<String> people = json.list("approvedBy").stream()
                .map(it -> it.asText("approvedBy"))
                .toList();
        if (new HashSet<>(people).size() < 2) {
            throw Ballots.refused(what + " is approved by " + people + " (expected: two different people)");
        }
        return people;
    }

    private static Rational decimal(String text, String what) {
        if (!Rational.isDecimal(text)) {
            throw Ballots.refused(what + " is " + text + " (expected: a decimal number)");
        }
        return Rational.parse(text);
    }
}

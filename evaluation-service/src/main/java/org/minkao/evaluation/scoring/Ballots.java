package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.kit.core.Refusal;

/** What the manifest says about who judges whom by which items, and the reading of answers against it. */
record Ballots(String campaign, String tally, int minCell, List<Style> styles, Map<String, Item> items) {

    /** A voter class with its ballot form. Open styles are reported but never summed. */
    record Style(String id, String voterClass, String label, List<String> subjects, boolean open) {}

    /** An item of the ballot; only scale items are scored. */
    record Item(String id, boolean scale, int max) {}

    /** One style's opening, counted: appraisee, then item. */
    record Counted(Style style, StyleOpening opening, Map<String, Map<String, Tally>> tallies) {

        Optional<Tally> tally(String subject, String item) {
            return Optional.ofNullable(tallies.getOrDefault(subject, Map.of()).get(item));
        }
    }

    static Ballots read(byte[] manifest) {
        try {
            Json.Obj root = StrictJson.parse(manifest).asObject("manifest");
            List<Style> styles = new ArrayList<>();
            for (Json json : root.list("styles")) {
                Json.Obj style = json.asObject("style");
                styles.add(new Style(
                        style.text("id"),
                        style.text("class"),
                        style.text("label"),
                        style.list("subjects").stream()
                                .map(it -> it.asText("subject"))
                                .toList(),
                        style.has("open") && style.flag("open")));
            }
            Map<String, Item> items = new LinkedHashMap<>();
            for (Json json : root.list("items")) {
                Json.Obj item = json.asObject("item");
                boolean scale = item.text("type").equals("scale");
                String id = item.text("id");
                items.put(id, new Item(id, scale, scale ? item.integer("max") : 0));
            }
            return new Ballots(root.text("campaign"), root.text("tally"), root.integer("minCell"), styles, items);
        } catch (BallotRefusal e) {
            throw refused("manifest is not readable (expected: " + e.expectation() + ")");
        }
    }

    /** Every appraisee that some style judges, ascending. */
    Set<String> subjects() {
        return styles.stream()
                .flatMap(style -> style.subjects().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<SchemeProblem> problemsWith(Scheme scheme) {
        List<SchemeProblem> problems = new ArrayList<>();
        Scheme.Parts parts = scheme.parts();
        if (parts.minCell() != minCell) {
            problems.add(
                    new SchemeProblem("/minCell", parts.minCell() + " (expected: the manifest's " + minCell + ")"));
        }
        classProblems(parts, problems);
        itemProblems(parts, problems);
        return problems;
    }

    private void classProblems(Scheme.Parts parts, List<SchemeProblem> problems) {
        Map<String, Long> raters = styles.stream()
                .filter(style -> !style.open())
                .collect(Collectors.groupingBy(Style::voterClass, Collectors.counting()));
        Set<String> weighted = new HashSet<>();
        for (int i = 0; i < parts.classes().size(); i++) {
            String id = parts.classes().get(i).id();
            weighted.add(id);
            long count = raters.getOrDefault(id, 0L);
            if (count != 1) {
                problems.add(new SchemeProblem(
                        "/classes/" + i + "/id",
                        count == 0
                                ? id + " is unknown, no style of the manifest rates for it (expected: one)"
                                : id + " has " + count + " styles (expected: one)"));
            }
        }
        raters.keySet().stream()
                .filter(id -> !weighted.contains(id))
                .sorted()
                .forEach(id -> problems.add(new SchemeProblem(
                        "/classes",
                        "class " + id + " of the manifest has no weight (expected: a weight for each class)")));
    }

    private void itemProblems(Scheme.Parts parts, List<SchemeProblem> problems) {
        Set<String> weighted = new HashSet<>();
        for (int d = 0; d < parts.dimensions().size(); d++) {
            List<Scheme.Item> list = parts.dimensions().get(d).items();
            for (int i = 0; i < list.size(); i++) {
                String id = list.get(i).id();
                String path = "/dimensions/" + d + "/items/" + i + "/id";
                weighted.add(id);
                Item item = items.get(id);
                if (item == null || !item.scale()) {
                    problems.add(new SchemeProblem(path, id + " is unknown (expected: a scale item of the manifest)"));
                } else if (item.max() != parts.scale().options()) {
                    problems.add(new SchemeProblem(
                            path,
                            id + " has " + item.max() + " options in the manifest (expected: "
                                    + parts.scale().options() + " as in the scale)"));
                }
            }
        }
        items.values().stream()
                .filter(item -> item.scale() && !weighted.contains(item.id()))
                .forEach(item -> problems.add(new SchemeProblem(
                        "/dimensions",
                        "item " + item.id()
                                + " of the manifest has no weight (expected: a weight for each scale item)")));
    }

    /** The openings in the manifest's order, each answer counted. */
    List<Counted> count(List<StyleOpening> openings, Scale scale) {
        Map<String, StyleOpening> byStyle = new HashMap<>();
        for (StyleOpening opening : openings) {
            if (byStyle.put(opening.style(), opening) != null) {
                throw refused("style " + opening.style() + " has two openings (expected: one)");
            }
        }
        List<Counted> counted = new ArrayList<>();
        for (Style style : styles) {
            StyleOpening opening = byStyle.remove(style.id());
            if (opening == null) {
                throw refused("style " + style.id() + " has no opening (expected: one per style)");
            }
            counted.add(count(style, opening, scale));
        }
        if (!byStyle.isEmpty()) {
            throw refused(
                    "openings of unknown styles " + new TreeSet<>(byStyle.keySet()) + " (expected: the manifest's)");
        }
        return counted;
    }

    private Counted count(Style style, StyleOpening opening, Scale scale) {
        boolean few = opening.ballots() < minCell;
        int wanted = few ? 0 : opening.ballots();
        if (opening.withheld() != few || opening.answers().size() != wanted) {
            throw refused("opening of style %s: %d ballots, %d answers, withheld %s (expected: %d answers, withheld %s)"
                    .formatted(
                            style.id(), opening.ballots(), opening.answers().size(), opening.withheld(), wanted, few));
        }
        Map<String, Map<String, Tally>> tallies = new HashMap<>();
        for (String subject : style.subjects()) {
            Map<String, Tally> ofSubject = new HashMap<>();
            items.values().stream()
                    .filter(Item::scale)
                    .forEach(item -> ofSubject.put(item.id(), new Tally(scale.options())));
            tallies.put(subject, ofSubject);
        }
        opening.answers().forEach(answers -> add(answers, style, tallies));
        return new Counted(style, opening, tallies);
    }

    private void add(String answers, Style style, Map<String, Map<String, Tally>> tallies) {
        try {
            Json json = StrictJson.parse(answers);
            if (!CanonicalJson.write(json).equals(answers)) {
                throw badAnswers(style, "canonical form");
            }
            Json.Obj root = json.asObject("answers").only("v", "r");
            if (root.integer("v") != 1) {
                throw badAnswers(style, "v 1");
            }
            Set<List<String>> seen = new HashSet<>();
            for (Json entry : root.list("r")) {
                List<Json> pair = entry.asList("pair");
                if (pair.size() != 3) {
                    throw badAnswers(style, "[subject, item, value]");
                }
                String subject = pair.get(0).asText("subject");
                String item = pair.get(1).asText("item");
                if (!seen.add(List.of(subject, item))) {
                    throw badAnswers(style, "each pair once");
                }
                add(subject, item, pair.get(2), style, tallies);
            }
        } catch (BallotRefusal e) {
            throw badAnswers(style, e.expectation());
        }
    }

    private void add(String subject, String item, Json value, Style style, Map<String, Map<String, Tally>> tallies) {
        Item asked = items.get(item);
        Map<String, Tally> ofSubject = tallies.get(subject);
        if (asked == null || ofSubject == null) {
            throw badAnswers(style, "subjects and items of the manifest");
        }
        Tally tally = ofSubject.get(item);
        if (tally == null) {
            return;
        }
        int option = value.asNumber("value").asInt();
        if (option < 0 || option > tally.options()) {
            throw badAnswers(style, "an option from 0 to " + tally.options());
        }
        tally.count(option);
    }

    /**
     * One text for the same ballots whatever their order: per style, in the manifest's order, a line
     * {@code {"style","ballots","withheld"}} and then its answers in ascending order, each line ended by LF.
     */
    static String canonical(List<Counted> counted) {
        StringBuilder text = new StringBuilder();
        for (Counted each : counted) {
            StyleOpening opening = each.opening();
            text.append(CanonicalJson.write(Json.obj(
                            "style", opening.style(), "ballots", opening.ballots(), "withheld", opening.withheld())))
                    .append('\n');
            String[] answers = opening.answers().toArray(String[]::new);
            Arrays.sort(answers, Comparator.naturalOrder());
            for (String line : answers) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static Refusal badAnswers(Style style, String expectation) {
        return refused("an answer of style " + style.id() + " is not valid (expected: " + expectation + ")");
    }

    static Refusal refused(String detail) {
        return new Refusal(ScoringReason.SCORING_INPUT_REFUSED, detail);
    }
}

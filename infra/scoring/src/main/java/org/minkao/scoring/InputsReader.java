package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/** Reads inputs and lists everything that is wrong in them by themselves. */
final class InputsReader {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PERIOD = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2]|q[1-4])");
    private static final long MOST = 1_000_000_000_000L;

    private final List<Problem> problems;
    private Set<String> appraisees = Set.of();

    InputsReader(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Inputs> read(byte[] bytes) {
        return Spot.read(bytes, problems).map(root -> new Inputs(bytes, parts(root)));
    }

    private Inputs.Parts parts(Spot root) {
        root.only(
                "v",
                "title",
                "year",
                "appraisees",
                "sets",
                "counts",
                "ballots",
                "marks",
                "events",
                "opinions",
                "figures",
                "adjustments",
                "vetoes",
                "draws",
                "history");
        root.whole("v", 1, 1);
        int year = (int) root.whole("year", 2000, 2200);
        List<Inputs.Appraisee> all = appraisees(root);
        appraisees = all.stream().map(Inputs.Appraisee::id).collect(Collectors.toCollection(TreeSet::new));
        return new Inputs.Parts(
                year,
                all,
                each(root, "sets", this::set),
                each(root, "counts", this::row),
                each(root, "ballots", this::ballot),
                each(root, "marks", this::mark),
                each(root, "events", this::event),
                each(root, "opinions", this::opinion),
                each(root, "figures", this::figures),
                each(root, "adjustments", this::adjustment),
                each(root, "vetoes", this::veto),
                each(root, "draws", this::draw),
                each(root, "history", spot -> past(spot, year)));
    }

    /** Reads a list in which nothing may be there twice: every entry says in its key what that means. */
    private static <T> List<T> each(Spot root, String key, Function<Spot, Keyed<T>> reader) {
        List<T> all = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Spot spot : root.optionalList(key)) {
            Keyed<T> one = reader.apply(spot);
            if (!one.key().isEmpty() && !seen.add(one.key())) {
                spot.problem(
                        "",
                        one.key().stream().map(String::valueOf).collect(Collectors.joining(" "))
                                + " is there twice (expected: once)");
            }
            all.add(one.value());
        }
        return all;
    }

    private record Keyed<T>(List<Object> key, T value) {}

    private static List<Inputs.Appraisee> appraisees(Spot root) {
        List<Inputs.Appraisee> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Spot spot : root.list("appraisees")) {
            spot.only("id", "name", "class");
            String id = spot.newId("id", seen);
            all.add(new Inputs.Appraisee(id, spot.words("name", id), spot.id("class")));
        }
        return all;
    }

    private String appraisee(Spot spot) {
        return spot.reference("appraisee", appraisees, "an appraisee");
    }

    private static Inputs.Where where(Spot spot) {
        return new Inputs.Where(
                spot.id("class"),
                spot.has("round") ? spot.id("round") : null,
                spot.has("channel") ? spot.id("channel") : null);
    }

    private static Inputs.Proof proof(Spot spot, boolean two) {
        String evidence = spot.text("evidence");
        if (!evidence.isEmpty() && !HASH.matcher(evidence).matches()) {
            spot.problem("evidence", evidence + " is no hash (expected: SHA-256, 64 hex digits)");
        }
        List<String> people = two || spot.has("approvedBy") ? spot.texts("approvedBy") : List.of();
        if (two && new HashSet<>(people).size() < 2) {
            spot.problem("approvedBy", people + " (expected: two different people)");
        }
        return new Inputs.Proof(evidence, people);
    }

    private Keyed<Inputs.BallotSet> set(Spot spot) {
        spot.only("class", "appraisee", "round", "channel", "issued", "collected", "valid", "refused");
        Inputs.Where where = where(spot);
        String appraisee = spot.has("appraisee") ? appraisee(spot) : null;
        long collected = spot.whole("collected", 0, MOST);
        long valid = spot.whole("valid", 0, MOST);
        if (valid > collected) {
            spot.problem("valid", valid + " (expected: at most the " + collected + " collected)");
        }
        Map<String, Long> refused = new LinkedHashMap<>();
        spot.optionalObject("refused")
                .ifPresent(it ->
                        it.json().entries().keySet().forEach(rule -> refused.put(rule, it.whole(rule, 0, MOST))));
        return new Keyed<>(
                List.of(where, appraisee == null ? "" : appraisee),
                new Inputs.BallotSet(
                        spot.path(), where, appraisee, spot.whole("issued", 0, MOST), collected, valid, refused));
    }

    private Keyed<Inputs.Row> row(Spot spot) {
        spot.only("class", "appraisee", "round", "channel", "items");
        Inputs.Where where = where(spot);
        String appraisee = appraisee(spot);
        Map<String, Inputs.Chosen> items = new LinkedHashMap<>();
        spot.object("items")
                .ifPresent(all -> all.json().entries().forEach((item, counts) -> {
                    Inputs.Chosen chosen = chosen(all, item, counts);
                    if (chosen != null) {
                        items.put(item, chosen);
                    }
                }));
        return new Keyed<>(List.of(where, appraisee), new Inputs.Row(spot.path(), where, appraisee, items));
    }

    private static Inputs.@Nullable Chosen chosen(Spot spot, String item, Json counts) {
        List<String> options = new ArrayList<>();
        List<Json> values = List.of();
        if (counts instanceof Json.Arr arr) {
            values = arr.values();
        } else if (counts instanceof Json.Obj obj) {
            options.addAll(obj.entries().keySet());
            values = List.copyOf(obj.entries().values());
        }
        long[] numbers = new long[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.get(i) instanceof Json.Num num
                            && num.isPlainInteger()
                            && num.raw().length() <= 12
                    ? num.asLong()
                    : -1;
            if (numbers[i] < 0) {
                spot.problem(
                        item + "/" + (options.isEmpty() ? Integer.toString(i) : options.get(i)),
                        "no count (expected: a whole number from 0 to " + MOST + ")");
                return null;
            }
        }
        if (numbers.length == 0) {
            spot.problem(item, "no counts (expected: option to number, or numbers in the scale's order)");
            return null;
        }
        return new Inputs.Chosen(options, numbers);
    }

    private Keyed<Inputs.Ballot> ballot(Spot spot) {
        spot.only("class", "round", "channel", "answers");
        List<Inputs.Answer> answers = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        List<Json> all = spot.json().find("answers").orElse(null) instanceof Json.Arr arr ? arr.values() : List.of();
        if (all.isEmpty()) {
            spot.problem("answers", "missing or empty (expected: a list of [appraisee, item, option])");
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Json.Arr triple
                    && triple.values().size() == 3
                    && triple.values().get(0) instanceof Json.Str appraisee
                    && triple.values().get(1) instanceof Json.Str item
                    && triple.values().get(2) instanceof Json.Str option) {
                if (!appraisees.contains(appraisee.value())) {
                    spot.problem("answers/" + i + "/0", appraisee.value() + " is unknown (expected: an appraisee)");
                }
                if (!seen.add(List.of(appraisee.value(), item.value()))) {
                    spot.problem("answers/" + i, "answers an item twice (expected: once)");
                }
                answers.add(new Inputs.Answer(appraisee.value(), item.value(), option.value()));
            } else {
                spot.problem("answers/" + i, "not an answer (expected: [appraisee, item, option], three texts)");
            }
        }
        return new Keyed<>(List.of(), new Inputs.Ballot(spot.path(), where(spot), answers));
    }

    private Keyed<Inputs.Mark> mark(Spot spot) {
        spot.only("source", "appraisee", "round", "value", "by", "evidence", "approvedBy");
        Inputs.Mark mark = new Inputs.Mark(
                spot.path(),
                spot.id("source"),
                appraisee(spot),
                spot.has("round") ? spot.id("round") : null,
                spot.number("value", ComponentReader.SMALLEST, ComponentReader.LARGEST),
                proof(spot, true));
        String by = spot.has("by") ? spot.text("by") : "";
        return new Keyed<>(
                List.of(mark.source(), mark.appraisee(), mark.round() == null ? "" : mark.round(), by), mark);
    }

    private Keyed<Inputs.Event> event(Spot spot) {
        spot.only("id", "appraisee", "type", "status", "origin", "evidence", "approvedBy");
        if (spot.has("origin") && spot.text("origin").equals("ballot")) {
            spot.problem(
                    "origin", "ballot (expected: a complaint, a signed opinion or a recorded fact, never a ballot)");
        }
        String id = spot.id("id");
        return new Keyed<>(
                List.of(id),
                new Inputs.Event(
                        spot.path(),
                        id,
                        appraisee(spot),
                        spot.id("type"),
                        spot.choice("status", Inputs.Verification.class, null),
                        proof(spot, false)));
    }

    private Keyed<Inputs.Opinion> opinion(Spot spot) {
        spot.only("id", "appraisee", "status", "state", "evidence", "approvedBy");
        String id = spot.id("id");
        return new Keyed<>(
                List.of(id),
                new Inputs.Opinion(
                        spot.path(),
                        id,
                        appraisee(spot),
                        spot.choice("status", Inputs.Verification.class, null),
                        spot.choice("state", Inputs.Rectified.class, null),
                        proof(spot, false)));
    }

    private Keyed<Inputs.Figures> figures(Spot spot) {
        spot.only("appraisee", "period", "values", "evidence", "approvedBy");
        String period = spot.text("period");
        if (!period.isEmpty() && !PERIOD.matcher(period).matches()) {
            spot.problem("period", period + " (expected: a month such as 2024-03, or a quarter such as 2024-q1)");
        }
        Map<String, Long> values = new LinkedHashMap<>();
        spot.object("values")
                .ifPresent(it ->
                        it.json().entries().keySet().forEach(figure -> values.put(figure, it.whole(figure, 0, MOST))));
        String appraisee = appraisee(spot);
        return new Keyed<>(
                List.of(appraisee, period),
                new Inputs.Figures(spot.path(), appraisee, period, values, proof(spot, false)));
    }

    private Keyed<Inputs.Adjustment> adjustment(Spot spot) {
        spot.only("id", "appraisee", "kind", "times", "level", "points", "evidence", "approvedBy");
        String id = spot.id("id");
        return new Keyed<>(
                List.of(id),
                new Inputs.Adjustment(
                        spot.path(),
                        id,
                        appraisee(spot),
                        spot.id("kind"),
                        spot.whole("times", 1, 10_000, 1),
                        spot.optionalText("level"),
                        spot.has("points") ? spot.number("points", Rational.ZERO, ComponentReader.LARGEST) : null,
                        proof(spot, true)));
    }

    private Keyed<Inputs.Vetoed> veto(Spot spot) {
        spot.only("appraisee", "veto", "evidence", "approvedBy");
        String appraisee = appraisee(spot);
        String veto = spot.id("veto");
        return new Keyed<>(
                List.of(appraisee, veto), new Inputs.Vetoed(spot.path(), appraisee, veto, proof(spot, true)));
    }

    private Keyed<Inputs.Draw> draw(Spot spot) {
        spot.only("id", "appraisees", "evidence", "approvedBy");
        String id = spot.id("id");
        List<String> drawn = spot.texts("appraisees");
        for (int i = 0; i < drawn.size(); i++) {
            if (!appraisees.contains(drawn.get(i))) {
                spot.problem("appraisees/" + i, drawn.get(i) + " is unknown (expected: an appraisee)");
            }
        }
        return new Keyed<>(List.of(id), new Inputs.Draw(spot.path(), id, drawn, proof(spot, true)));
    }

    private Keyed<Inputs.Past> past(Spot spot, int year) {
        spot.only("appraisee", "year", "facts");
        String appraisee = appraisee(spot);
        int then = (int) spot.whole("year", 1990, year - 1L);
        return new Keyed<>(
                List.of(appraisee, then), new Inputs.Past(spot.path(), appraisee, then, spot.texts("facts")));
    }
}

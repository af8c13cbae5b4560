package org.minkao.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Inputs read by one scheme: counts per appraisee and voter class, ballots checked, everything else by appraisee. */
final class Bound {
    private final Scheme scheme;
    private final Inputs.Parts inputs;
    private final Map<Asked, List<Cell>> cells = new HashMap<>();
    private final Map<Inputs.Where, Refusals> refusals = new LinkedHashMap<>();
    private final Map<String, List<Inputs.Mark>> marks = new HashMap<>();
    private final Map<String, List<Inputs.Event>> events = new HashMap<>();
    private final Map<String, List<Inputs.Opinion>> opinions = new HashMap<>();
    private final Map<String, List<Inputs.Figures>> figures = new HashMap<>();
    private final Map<String, List<Inputs.Adjustment>> adjustments = new HashMap<>();
    private final Map<String, List<Inputs.Vetoed>> vetoes = new HashMap<>();
    private final Map<String, Inputs.Draw> draws = new HashMap<>();
    private final List<Problem> ignored;

    private record Asked(String appraisee, String voters) {}

    /** The counts of one appraisee in one set of ballots; void where a rule says that the set does not count. */
    record Cell(
            Inputs.Where where,
            Map<String, Inputs.Chosen> items,
            long ballots,
            Scheme.@Nullable SetRule broken,
            Inputs.@Nullable BallotSet set) {}

    /** Ballots of a set that a rule on the single ballot refused. */
    record Refusals(long given, long kept, Map<String, Long> byRule) {}

    /** Refuses what the scheme does not know. */
    static Bound strictly(Scheme scheme, Inputs inputs) {
        List<Problem> problems = new ArrayList<>();
        Bound bound = new Bound(scheme, inputs);
        bound.read(problems);
        problems.addAll(bound.ignored);
        if (!problems.isEmpty()) {
            throw new ScoringRefusal(ScoringRefusal.Code.INPUTS_REFUSED, problems);
        }
        return bound;
    }

    /** Lists what the scheme does not know and leaves it out; refuses what contradicts it. */
    static Bound leniently(Scheme scheme, Inputs inputs) {
        List<Problem> problems = new ArrayList<>();
        Bound bound = new Bound(scheme, inputs);
        bound.read(problems);
        if (!problems.isEmpty()) {
            throw new ScoringRefusal(ScoringRefusal.Code.INPUTS_REFUSED, problems);
        }
        return bound;
    }

    private Bound(Scheme scheme, Inputs inputs) {
        this.scheme = scheme;
        this.inputs = inputs.parts();
        this.ignored = new ArrayList<>();
    }

    private void read(List<Problem> problems) {
        BindingRules rules = new BindingRules(scheme, inputs, problems, ignored);
        rules.appraisees();
        Map<Inputs.Where, List<Inputs.BallotSet>> sets = rules.sets();
        cells(rules, sets, problems);
        // By id, so that the order of the inputs changes nothing that is written.
        sorted(rules.marks(), it -> it.value().exact() + it.proof()).forEach(it -> add(marks, it.appraisee(), it));
        sorted(rules.events(), Inputs.Event::id).forEach(it -> add(events, it.appraisee(), it));
        sorted(inputs.opinions(), Inputs.Opinion::id).forEach(it -> add(opinions, it.appraisee(), it));
        rules.figures().forEach(it -> add(figures, it.appraisee(), it));
        sorted(rules.adjustments(), Inputs.Adjustment::id).forEach(it -> add(adjustments, it.appraisee(), it));
        rules.vetoes().forEach(it -> add(vetoes, it.appraisee(), it));
        inputs.draws().forEach(it -> draws.put(it.id(), it));
        rules.draws(draws.keySet());
    }

    private static <T> List<T> sorted(List<T> list, Function<T, String> key) {
        return list.stream().sorted(Comparator.comparing(key)).toList();
    }

    private void cells(BindingRules rules, Map<Inputs.Where, List<Inputs.BallotSet>> sets, List<Problem> problems) {
        List<Inputs.Row> rows = new ArrayList<>(rules.rows());
        Map<Inputs.Where, Boolean> counted = new HashMap<>();
        rows.forEach(row -> counted.put(row.where(), true));
        Map<Inputs.Where, Map<String, Long>> singly = new LinkedHashMap<>();
        SingleBallots single = new SingleBallots(scheme.parts().validity().ballots());
        for (Inputs.Ballot ballot : rules.ballots()) {
            if (counted.containsKey(ballot.where())) {
                problems.add(new Problem(
                        ballot.path(), "single ballots where there are counts (expected: either of the two)"));
            }
            single.add(ballot);
        }
        rows.addAll(single.rows());
        refusals.putAll(single.refusals());
        single.answered().forEach(singly::put);
        rows.sort(Comparator.comparing(row -> row.where().toString()));
        for (Inputs.Row row : rows) {
            Inputs.BallotSet set = rules.setOf(row, sets);
            boolean given = singly.containsKey(row.where());
            long most = 0;
            for (Inputs.Chosen chosen : row.items().values()) {
                most = Math.max(most, chosen.sum());
            }
            long ballots = given
                    ? singly.getOrDefault(row.where(), Map.of()).getOrDefault(row.appraisee(), 0L)
                    : set == null ? most : set.valid();
            if (!given && set != null && most > set.valid()) {
                problems.add(new Problem(
                        row.path() + "/items",
                        most + " answers to one item (expected: at most the " + set.valid() + " valid ballots)"));
            }
            add(
                    cells,
                    new Asked(row.appraisee(), row.where().voters()),
                    new Cell(row.where(), row.items(), ballots, broken(set, refusals.get(row.where())), set));
        }
        rules.ballotRules(sets, refusals);
    }

    Scheme.@Nullable SetRule broken(Inputs.@Nullable BallotSet set, @Nullable Refusals single) {
        if (set == null) {
            return null;
        }
        long valid = single == null ? set.valid() : single.kept();
        for (Scheme.SetRule rule : scheme.parts().validity().sets()) {
            Rational left = measure(rule.left(), set, valid);
            Rational right = rule.factor().times(measure(rule.right(), set, valid));
            if (!rule.relation().holds(left, right)) {
                return rule;
            }
        }
        return null;
    }

    private static Rational measure(Scheme.Measure measure, Inputs.BallotSet set, long valid) {
        return Rational.of(
                switch (measure) {
                    case ISSUED -> set.issued();
                    case COLLECTED -> set.collected();
                    case VALID -> valid;
                });
    }

    private static <K, V> void add(Map<K, List<V>> map, K key, V value) {
        map.computeIfAbsent(key, _ -> new ArrayList<>()).add(value);
    }

    Scheme scheme() {
        return scheme;
    }

    Inputs.Parts inputs() {
        return inputs;
    }

    /** What a lenient reading left out. */
    List<Problem> ignored() {
        return ignored;
    }

    Map<Inputs.Where, Refusals> refusals() {
        return refusals;
    }

    /** How many ballots of this set each rule on the single ballot refused. */
    Map<String, Long> refused(Cell cell) {
        Refusals single = refusals.get(cell.where());
        Inputs.BallotSet set = cell.set();
        return single != null ? single.byRule() : set != null ? set.refused() : Map.of();
    }

    /** The counts of a voter class for an appraisee, in a round and a channel where these are told apart. */
    List<Cell> cells(String appraisee, String voters, @Nullable String round, @Nullable String channel) {
        List<Cell> all = cells.getOrDefault(new Asked(appraisee, voters), List.of());
        if (round == null && channel == null) {
            return all;
        }
        return all.stream()
                .filter(cell -> round == null || round.equals(cell.where().round()))
                .filter(cell -> channel == null || channel.equals(cell.where().channel()))
                .toList();
    }

    List<Inputs.Mark> marks(String appraisee, String source, @Nullable String round) {
        return marks.getOrDefault(appraisee, List.of()).stream()
                .filter(mark -> mark.source().equals(source))
                .filter(mark ->
                        round == null || mark.round() == null || mark.round().equals(round))
                .toList();
    }

    List<Inputs.Event> events(String appraisee, String type) {
        return events.getOrDefault(appraisee, List.of()).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    List<Inputs.Opinion> opinions(String appraisee) {
        return opinions.getOrDefault(appraisee, List.of());
    }

    List<Inputs.Figures> figures(String appraisee) {
        return figures.getOrDefault(appraisee, List.of());
    }

    List<Inputs.Adjustment> adjustments(String appraisee, String kind) {
        return adjustments.getOrDefault(appraisee, List.of()).stream()
                .filter(each -> each.kind().equals(kind))
                .toList();
    }

    List<Inputs.Vetoed> vetoes(String appraisee) {
        return vetoes.getOrDefault(appraisee, List.of());
    }

    Inputs.@Nullable Draw draw(String id) {
        return draws.get(id);
    }

    /** Whether the record names the fact for this appraisee in that year. */
    boolean past(String appraisee, int year, String fact) {
        return inputs.history().stream()
                .anyMatch(past -> past.appraisee().equals(appraisee)
                        && past.year() == year
                        && past.facts().contains(fact));
    }

    Set<String> channels() {
        Set<String> channels = new TreeSet<>();
        for (List<Cell> each : cells.values()) {
            for (Cell cell : each) {
                String channel = cell.where().channel();
                if (channel != null) {
                    channels.add(channel);
                }
            }
        }
        return channels;
    }
}

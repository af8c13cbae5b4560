package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What inputs must keep to so that a scheme can read them; foreign is what the scheme does not know. */
final class BindingRules {
    private final Scheme.Parts scheme;
    private final Inputs.Parts inputs;
    private final List<Problem> problems;
    private final List<Problem> foreign;
    private final List<Component> all = new ArrayList<>();
    private final Set<String> voters = new HashSet<>();
    private final Map<String, String> classOf = new HashMap<>();
    private final Map<String, Map<String, List<Scale>>> scales = new HashMap<>();

    BindingRules(Scheme scheme, Inputs.Parts inputs, List<Problem> problems, List<Problem> foreign) {
        this.scheme = scheme.parts();
        this.inputs = inputs;
        this.problems = problems;
        this.foreign = foreign;
        collect(this.scheme.total());
        this.scheme.voterClasses().forEach(it -> voters.add(it.id()));
        inputs.appraisees().forEach(it -> classOf.put(it.id(), it.appraiseeClass()));
    }

    private void collect(Component component) {
        all.add(component);
        switch (component) {
            case Component.Weighted weighted -> weighted.parts().forEach(part -> collect(part.component()));
            case Component.Mean mean -> mean.parts().forEach(this::collect);
            case Component.Sum sum -> sum.parts().forEach(part -> collect(part.component()));
            case Component.Slices slices -> collect(slices.each());
            case Component.Lot lot -> collect(lot.drawn());
            case Component.Ballots _, Component.Given _, Component.Points _, Component.Share _, Component.Rate _ -> {}
        }
    }

    private <T extends Component> List<T> components(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void wrong(String path, String reason) {
        problems.add(new Problem(path, reason));
    }

    /** Whether the scheme knows it; if not, that is noted. */
    private boolean known(String path, String what, String id, Set<String> known) {
        if (known.contains(id)) {
            return true;
        }
        foreign.add(new Problem(
                path, id + " is unknown (expected: " + what + " of the scheme, one of " + new TreeSet<>(known) + ")"));
        return false;
    }

    void appraisees() {
        Set<String> classes = new HashSet<>();
        scheme.appraiseeClasses().forEach(it -> classes.add(it.id()));
        for (int i = 0; i < inputs.appraisees().size(); i++) {
            String given = inputs.appraisees().get(i).appraiseeClass();
            if (!classes.contains(given)) {
                wrong(
                        "/appraisees/" + i + "/class",
                        given + " is unknown (expected: an appraisee class of the scheme, one of "
                                + new TreeSet<>(classes) + ")");
            }
        }
    }

    private boolean known(Inputs.Where where, String path) {
        boolean known = known(path + "/class", "a voter class", where.voters(), voters);
        String round = where.round();
        String channel = where.channel();
        if (round != null) {
            known &= known(path + "/round", "a round", round, Set.copyOf(scheme.rounds()));
        }
        if (channel != null && !scheme.channels().isEmpty()) {
            known &= known(path + "/channel", "a channel", channel, Set.copyOf(scheme.channels()));
        }
        return known;
    }

    Map<Inputs.Where, List<Inputs.BallotSet>> sets() {
        Map<Inputs.Where, List<Inputs.BallotSet>> sets = new LinkedHashMap<>();
        for (Inputs.BallotSet set : inputs.sets()) {
            if (known(set.where(), set.path())) {
                sets.computeIfAbsent(set.where(), _ -> new ArrayList<>()).add(set);
            }
        }
        return sets;
    }

    /** The set a row of counts belongs to: the appraisee's own, else the one for all. */
    Inputs.@Nullable BallotSet setOf(Inputs.Row row, Map<Inputs.Where, List<Inputs.BallotSet>> sets) {
        Inputs.BallotSet general = null;
        for (Inputs.BallotSet set : sets.getOrDefault(row.where(), List.of())) {
            if (row.appraisee().equals(set.appraisee())) {
                return set;
            }
            general = set.appraisee() == null ? set : general;
        }
        if (general == null && !scheme.validity().sets().isEmpty()) {
            wrong(
                    row.path(),
                    "no set of ballots for it (expected: issued, collected and valid in sets, the scheme has rules on them)");
        }
        return general;
    }

    List<Inputs.Row> rows() {
        List<Inputs.Row> rows = new ArrayList<>();
        for (Inputs.Row row : inputs.rows()) {
            if (!known(row.where(), row.path())) {
                continue;
            }
            asked(row.path(), row.where().voters(), row.appraisee());
            Map<String, Inputs.Chosen> items = new LinkedHashMap<>();
            row.items().forEach((item, chosen) -> {
                if (fits(row.path() + "/items/" + item, row.where().voters(), item, chosen)) {
                    items.put(item, chosen);
                }
            });
            rows.add(new Inputs.Row(row.path(), row.where(), row.appraisee(), items));
        }
        return rows;
    }

    private void asked(String path, String voters, String appraisee) {
        String appraiseeClass = classOf.getOrDefault(appraisee, "");
        boolean asked = components(Component.Ballots.class).stream()
                .flatMap(it -> it.voters().stream())
                .anyMatch(it -> it.id().equals(voters) && it.weight().of(appraiseeClass) != null);
        if (!asked) {
            foreign.add(new Problem(
                    path,
                    voters + " does not rate class " + appraiseeClass + " (expected: a class that is asked about it)"));
        }
    }

    private boolean fits(String path, String voters, String item, Inputs.Chosen chosen) {
        List<Scale> scales = scales().getOrDefault(voters, Map.of()).getOrDefault(item, List.of());
        for (Scale scale : scales) {
            if (chosen.by(scale).isEmpty()) {
                List<String> options =
                        scale.options().stream().map(Scale.Option::id).toList();
                wrong(
                        path,
                        (chosen.options().isEmpty() ? chosen.size() + " numbers" : "options " + chosen.options())
                                + " (expected: the options of scale " + scale.id() + ", " + options + ")");
                return false;
            }
        }
        if (scales.isEmpty()) {
            foreign.add(new Problem(path, item + " is unknown (expected: an item that " + voters + " is asked)"));
        }
        return !scales.isEmpty();
    }

    /** Voter class, then item: the scales it is read by. */
    private Map<String, Map<String, List<Scale>>> scales() {
        if (scales.isEmpty()) {
            for (Component.Ballots ballots : components(Component.Ballots.class)) {
                for (Component.Voters voters : ballots.voters()) {
                    Map<String, List<Scale>> items = scales.computeIfAbsent(voters.id(), _ -> new HashMap<>());
                    ballots.dimensions()
                            .forEach(dimension -> dimension
                                    .items()
                                    .forEach(item -> items.computeIfAbsent(item.id(), _ -> new ArrayList<>())
                                            .add(ballots.scale())));
                }
            }
        }
        return scales;
    }

    List<Inputs.Ballot> ballots() {
        List<Inputs.Ballot> ballots = new ArrayList<>();
        for (Inputs.Ballot ballot : inputs.ballots()) {
            if (!known(ballot.where(), ballot.path())) {
                continue;
            }
            List<Inputs.Answer> answers = new ArrayList<>();
            for (int i = 0; i < ballot.answers().size(); i++) {
                Inputs.Answer answer = ballot.answers().get(i);
                Inputs.Chosen one = new Inputs.Chosen(List.of(answer.option()), new long[] {1});
                if (fits(ballot.path() + "/answers/" + i, ballot.where().voters(), answer.item(), one)) {
                    answers.add(answer);
                }
            }
            ballots.add(new Inputs.Ballot(ballot.path(), ballot.where(), answers));
        }
        return ballots;
    }

    /** Where only counts are given, whoever counted must say how many ballots each rule refused. */
    void ballotRules(Map<Inputs.Where, List<Inputs.BallotSet>> sets, Map<Inputs.Where, Bound.Refusals> single) {
        Set<Inputs.Where> counted = new HashSet<>();
        inputs.rows().forEach(row -> counted.add(row.where()));
        for (Scheme.BallotRule rule : scheme.validity().ballots()) {
            for (Inputs.Where where : counted) {
                List<Inputs.BallotSet> told = sets.getOrDefault(where, List.of());
                if (told.isEmpty()
                        && inputs.rows().stream().anyMatch(row -> row.where().equals(where))) {
                    wrong(
                            "/sets",
                            "no set for class " + where.voters() + " (expected: how many ballots rule " + rule.id()
                                    + " refused)");
                }
                told.stream()
                        .filter(set -> !set.refused().containsKey(rule.id()))
                        .forEach(set -> wrong(
                                set.path() + "/refused/" + rule.id(),
                                "missing (expected: how many ballots this rule refused, since only counts are given)"));
            }
        }
        sets.forEach((where, told) -> told.forEach(set -> {
            Bound.Refusals given = single.get(where);
            if (given != null && set.appraisee() == null && set.collected() != given.given()) {
                wrong(
                        set.path() + "/collected",
                        set.collected() + " (expected: the " + given.given() + " ballots given)");
            }
        }));
    }

    List<Inputs.Mark> marks() {
        Map<String, Component.Given> sources = new HashMap<>();
        components(Component.Given.class).forEach(it -> sources.put(it.source(), it));
        Map<List<String>, Integer> seen = new HashMap<>();
        List<Inputs.Mark> marks = new ArrayList<>();
        for (Inputs.Mark mark : inputs.marks()) {
            if (!known(mark.path() + "/source", "a source of given marks", mark.source(), sources.keySet())) {
                continue;
            }
            String round = mark.round();
            if (round != null && !known(mark.path() + "/round", "a round", round, Set.copyOf(scheme.rounds()))) {
                continue;
            }
            Component.Given given = sources.get(mark.source());
            if (given == null) {
                throw new IllegalStateException("a known source is there");
            }
            if (mark.value().signum() < 0 || mark.value().compareTo(given.full()) > 0) {
                wrong(mark.path() + "/value", mark.value() + " (expected: from 0 to " + given.full() + ")");
            }
            int before =
                    seen.merge(List.of(mark.source(), mark.appraisee(), round == null ? "" : round), 1, Integer::sum);
            if (before > 1 && given.several() == Component.Several.ONE) {
                wrong(
                        mark.path(),
                        "a second mark from " + mark.source() + " for " + mark.appraisee() + " (expected: one)");
            }
            marks.add(mark);
        }
        return marks;
    }

    List<Inputs.Event> events() {
        Set<String> types = new TreeSet<>();
        components(Component.Points.class).forEach(it -> it.events().forEach(event -> types.add(event.type())));
        scheme.adjustments().kinds().forEach(kind -> {
            if (kind.formula() instanceof Scheme.Formula.ByEvents events) {
                types.add(events.type());
            }
        });
        scheme.selections().forEach(it -> eventTypes(it.when(), types));
        return inputs.events().stream()
                .filter(it -> known(it.path() + "/type", "an event type", it.type(), types))
                .toList();
    }

    private static void eventTypes(Condition condition, Set<String> types) {
        switch (condition) {
            case Condition.All all -> all.conditions().forEach(it -> eventTypes(it, types));
            case Condition.AnyOf any -> any.conditions().forEach(it -> eventTypes(it, types));
            case Condition.Not not -> eventTypes(not.condition(), types);
            case Condition.Running running -> eventTypes(running.now(), types);
            case Condition.Events events -> types.add(events.type());
            case Condition.Place _,
                    Condition.Mark _,
                    Condition.InClass _,
                    Condition.HasGrade _,
                    Condition.Selected _ -> {}
        }
    }

    List<Inputs.Figures> figures() {
        Set<String> used = new TreeSet<>();
        for (Component.Rate rate : components(Component.Rate.class)) {
            used.add(rate.numerator());
            used.add(rate.denominator());
            for (Inputs.Figures figures : inputs.figures()) {
                Long numerator = figures.values().get(rate.numerator());
                Long denominator = figures.values().get(rate.denominator());
                if ((numerator == null) != (denominator == null)) {
                    String absent = numerator == null ? rate.numerator() : rate.denominator();
                    wrong(
                            figures.path() + "/values/" + absent,
                            "missing (expected: a number, rate " + rate.rule().id() + " needs it)");
                } else if (numerator != null && denominator != null && numerator > denominator) {
                    wrong(
                            figures.path() + "/values/" + rate.numerator(),
                            numerator + " (expected: at most " + denominator + ", the figure " + rate.denominator()
                                    + ")");
                }
            }
        }
        inputs.figures()
                .forEach(it -> it.values()
                        .keySet()
                        .forEach(figure -> known(it.path() + "/values/" + figure, "a figure of a rate", figure, used)));
        return inputs.figures();
    }

    List<Inputs.Adjustment> adjustments() {
        Map<String, Scheme.AdjustmentKind> kinds = new LinkedHashMap<>();
        scheme.adjustments().kinds().forEach(it -> kinds.put(it.id(), it));
        List<Inputs.Adjustment> adjustments = new ArrayList<>();
        for (Inputs.Adjustment each : inputs.adjustments()) {
            Scheme.AdjustmentKind kind = kinds.get(each.kind());
            if (known(each.path() + "/kind", "a kind of adjustment", each.kind(), kinds.keySet()) && kind != null) {
                fits(each, kind.formula());
                adjustments.add(each);
            }
        }
        return adjustments;
    }

    private void fits(Inputs.Adjustment each, Scheme.Formula formula) {
        String level = each.level();
        Rational points = each.points();
        if (level != null && !(formula instanceof Scheme.Formula.Table)) {
            wrong(each.path() + "/level", level + " (expected: no level, this kind has none)");
        }
        if (points != null && !(formula instanceof Scheme.Formula.Decided)) {
            wrong(each.path() + "/points", points + " (expected: no points, the scheme says how many)");
        }
        switch (formula) {
            case Scheme.Formula.Each _ -> {}
            case Scheme.Formula.ByEvents events ->
                wrong(
                        each.path() + "/kind",
                        each.kind() + " is not proposed (expected: events of type " + events.type() + ")");
            case Scheme.Formula.Table table -> {
                if (level == null || !table.levels().containsKey(level)) {
                    wrong(
                            each.path() + "/level",
                            (level == null ? "missing" : level) + " (expected: one of "
                                    + new TreeSet<>(table.levels().keySet()) + ")");
                }
            }
            case Scheme.Formula.Decided decided -> {
                if (points == null || points.compareTo(decided.min()) < 0 || points.compareTo(decided.max()) > 0) {
                    wrong(
                            each.path() + "/points",
                            (points == null ? "missing" : points.exact()) + " (expected: from " + decided.min() + " to "
                                    + decided.max() + ")");
                }
            }
        }
    }

    List<Inputs.Vetoed> vetoes() {
        Set<String> ids = new TreeSet<>();
        scheme.vetoes().forEach(it -> ids.add(it.id()));
        return inputs.vetoes().stream()
                .filter(it -> known(it.path() + "/veto", "a veto", it.veto(), ids))
                .toList();
    }

    void draws(Set<String> given) {
        Set<String> wanted = new TreeSet<>();
        components(Component.Lot.class).forEach(it -> wanted.add(it.draw()));
        for (String draw : wanted) {
            if (!given.contains(draw)) {
                wrong("/draws", draw + " is missing (expected: who was drawn, with evidence and approval)");
            }
        }
        for (Inputs.Draw draw : inputs.draws()) {
            known(draw.path() + "/id", "a draw", draw.id(), wanted);
        }
    }
}

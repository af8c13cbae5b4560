package org.minkao.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is on which list; honours only for the ranked, never below the pass line, never with a veto. */
final class Selected {
    private final Bound bound;
    private final Standings standings;
    private final Graded graded;
    private final Map<String, Scored> scored = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, List<KeptOff>> keptOff = new HashMap<>();

    /** What keeps somebody off a list of honours. */
    enum Reason {
        VETO,
        UNRANKED,
        PASS_LINE
    }

    record KeptOff(String appraisee, Reason reason, String clause) {}

    Selected(Bound bound, List<Scored> all, Standings standings, Graded graded) {
        this.bound = bound;
        this.standings = standings;
        this.graded = graded;
        all.forEach(each -> scored.put(each.id(), each));
        List<Scheme.Selection> open = new ArrayList<>(bound.scheme().parts().selections());
        while (!open.isEmpty()) {
            // There is no cycle, so one of them is always ready.
            Scheme.Selection next = open.stream()
                    .filter(it -> members.keySet().containsAll(ConditionReader.needed(it.when())))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            members.put(next.id(), select(next));
        }
    }

    private Set<String> select(Scheme.Selection selection) {
        Set<String> selected = new HashSet<>();
        List<KeptOff> off = new ArrayList<>();
        for (Scored each : scored.values()) {
            if (!holds(selection.when(), each)) {
                continue;
            }
            KeptOff reason = selection.purpose() == Scheme.Purpose.HONOUR ? keptOff(each) : null;
            if (reason == null) {
                selected.add(each.id());
            } else {
                off.add(reason);
            }
        }
        off.sort(Comparator.comparing(KeptOff::appraisee));
        keptOff.put(selection.id(), off);
        return selected;
    }

    /** An honour is for the ranked, at or above the pass line, without a veto. */
    private @Nullable KeptOff keptOff(Scored each) {
        Scheme.PassLine line = bound.scheme().parts().passLine();
        Rational total = each.value();
        if (!each.vetoes().isEmpty()) {
            return new KeptOff(each.id(), Reason.VETO, each.vetoes().getFirst().clause());
        }
        if (!each.ranked() || total == null) {
            return new KeptOff(each.id(), Reason.UNRANKED, "");
        }
        return line != null && total.compareTo(line.min()) < 0
                ? new KeptOff(each.id(), Reason.PASS_LINE, line.clause())
                : null;
    }

    /** Who meets a list of honours and is not on it for another reason. */
    List<KeptOff> keptOff(String selection) {
        return keptOff.getOrDefault(selection, List.of());
    }

    private boolean holds(Condition condition, Scored each) {
        return switch (condition) {
            case Condition.All it -> it.conditions().stream().allMatch(part -> holds(part, each));
            case Condition.AnyOf it -> it.conditions().stream().anyMatch(part -> holds(part, each));
            case Condition.Not it -> !holds(it.condition(), each);
            case Condition.Place it -> place(it, each);
            case Condition.Mark it -> mark(it, each);
            case Condition.InClass it -> it.classes().contains(each.appraisee().appraiseeClass());
            case Condition.HasGrade it -> {
                Graded.Given given = graded.of(each.id());
                yield given != null && it.grades().contains(given.grade().id());
            }
            case Condition.Events it ->
                bound.events(each.id(), it.type()).stream()
                                .filter(event -> event.status() == Inputs.Verification.UPHELD)
                                .count()
                        >= it.atLeast();
            case Condition.Running it -> running(it, each);
            case Condition.Selected it ->
                members.getOrDefault(it.selection(), Set.of()).contains(each.id());
        };
    }

    private boolean running(Condition.Running running, Scored each) {
        if (!holds(running.now(), each)) {
            return false;
        }
        for (int back = 1; back < running.years(); back++) {
            if (!bound.past(each.id(), bound.inputs().year() - back, running.fact())) {
                return false;
            }
        }
        return true;
    }

    private boolean place(Condition.Place wanted, Scored each) {
        Standings.Place place =
                wanted.among() == Condition.Among.CLASS ? standings.inClass(each.id()) : standings.amongAll(each.id());
        if (place == null) {
            return false;
        }
        long limit = Scheme.limit(wanted.count(), wanted.percent(), wanted.rounding(), place.of());
        int rank = wanted.top() ? place.rank() : place.fromBottom();
        return wanted.tiesIn() ? rank <= limit : rank + place.sharing() - 1 <= limit;
    }

    private static boolean mark(Condition.Mark wanted, Scored each) {
        String component = wanted.component();
        Derived derived = component == null ? each.total() : each.base().find(component);
        Rational value = derived == null ? null : derived.value();
        if (value == null) {
            return false;
        }
        Rational min = wanted.min();
        Rational max = wanted.max();
        boolean above = min == null || value.compareTo(min) > 0 || (!wanted.minOpen() && value.compareTo(min) == 0);
        boolean below = max == null || value.compareTo(max) < 0 || (!wanted.maxOpen() && value.compareTo(max) == 0);
        return above && below;
    }

    /** By id. */
    List<String> members(String selection) {
        return members.getOrDefault(selection, Set.of()).stream().sorted().toList();
    }
}

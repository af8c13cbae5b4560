package org.minkao.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Places by unrounded totals, in the class and among all; who ties shares a place. */
final class Standings {
    private final Map<String, List<Scored>> byClass = new LinkedHashMap<>();
    private final List<Scored> all = new ArrayList<>();
    private final Map<String, Place> inClass = new HashMap<>();
    private final Map<String, Place> amongAll = new HashMap<>();

    /**
     * @param rank counted from the best, {@code fromBottom} from the last
     * @param sharing how many have this very total, this one included
     */
    record Place(int rank, int fromBottom, int sharing, int of) {}

    private static final Comparator<Scored> BEST_FIRST = Comparator.<Scored, Rational>comparing(
                    scored -> scored.total().required())
            .reversed()
            .thenComparing(Scored::id);

    Standings(List<Scored> scored) {
        for (Scored each : scored) {
            if (each.ranked()) {
                byClass.computeIfAbsent(each.appraisee().appraiseeClass(), _ -> new ArrayList<>())
                        .add(each);
                all.add(each);
            }
        }
        byClass.values().forEach(members -> place(members, inClass));
        place(all, amongAll);
    }

    private static void place(List<Scored> members, Map<String, Place> places) {
        members.sort(BEST_FIRST);
        int size = members.size();
        int start = 0;
        while (start < size) {
            int end = start;
            while (end < size && same(members.get(start), members.get(end))) {
                end++;
            }
            for (Scored each : members.subList(start, end)) {
                places.put(each.id(), new Place(start + 1, size - end + 1, end - start, size));
            }
            start = end;
        }
    }

    private static boolean same(Scored one, Scored other) {
        return one.total().required().compareTo(other.total().required()) == 0;
    }

    /** The ranked members of a class, the best first. */
    List<Scored> members(String appraiseeClass) {
        return byClass.getOrDefault(appraiseeClass, List.of());
    }

    List<String> classes() {
        return List.copyOf(byClass.keySet());
    }

    @Nullable
    Place inClass(String appraisee) {
        return inClass.get(appraisee);
    }

    @Nullable
    Place amongAll(String appraisee) {
        return amongAll.get(appraisee);
    }
}

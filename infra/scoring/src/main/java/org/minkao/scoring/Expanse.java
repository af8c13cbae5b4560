package org.minkao.scoring;

import java.util.IdentityHashMap;
import java.util.List;

/** How many components are evaluated for one appraisee; one that is referred to twice is evaluated twice. */
final class Expanse {
    /** A chain of components that each refer twice to the next would otherwise never be done. */
    static final long MOST = 10_000;

    private final IdentityHashMap<Component, Long> known = new IdentityHashMap<>();

    /** At most one more than {@link #MOST}. */
    long of(Component component) {
        Long before = known.get(component);
        if (before != null) {
            return before;
        }
        long inside = switch (component) {
            case Component.Weighted it -> parts(it.parts());
            case Component.Sum it -> parts(it.parts());
            case Component.Mean it -> it.parts().stream().mapToLong(this::of).sum();
            case Component.Lot it -> of(it.drawn());
            case Component.Slices it -> it.slices().size() * of(it.each());
            case Component.Ballots _, Component.Given _, Component.Points _, Component.Share _, Component.Rate _ -> 0;
        };
        long all = Math.min(MOST + 1, 1 + inside);
        known.put(component, all);
        return all;
    }

    private long parts(List<Component.Part> parts) {
        return parts.stream().mapToLong(part -> of(part.component())).sum();
    }
}

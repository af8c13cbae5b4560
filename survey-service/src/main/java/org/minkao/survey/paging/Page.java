package org.minkao.survey.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some items of a list, and the place of the last one if more follow. */
public record Page<T>(List<T> items, @Nullable Place next) {
    public Page {
        items = List.copyOf(items);
    }

    /** Of what was found when one more than fits was asked for. */
    public static <T> Page<T> of(List<T> found, int size, Function<T, Place> place) {
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, size), place.apply(found.get(size - 1)));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> shown) {
        return new Page<>(items.stream().<R>map(shown).toList(), next);
    }
}

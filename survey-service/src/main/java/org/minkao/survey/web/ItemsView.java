package org.minkao.survey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minkao.survey.paging.Page;
import org.minkao.survey.paging.Place;

/** A list as every route gives it; {@code next} goes back as {@code after} and is absent when nothing follows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemsView<T>(List<T> items, @Nullable String next) {

    static <S, T> ItemsView<T> of(Page<S> page, Function<? super S, ? extends T> view) {
        Place next = page.next();
        return new ItemsView<>(page.items().stream().<T>map(view).toList(), next == null ? null : next.cursor());
    }
}

package org.minkao.rectification.cases;

import java.util.List;
import java.util.stream.Stream;

/** Growing immutable lists. */
final class Lists {
    private Lists() {}

    static <T> List<T> plus(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}

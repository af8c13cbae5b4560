package org.minkao.kit.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths that nobody needs a token for, such as {@code /api/public/**} or, for one method only,
 * {@code GET /api/public/**}.
 */
public record OpenPaths(List<String> paths) {

    public OpenPaths {
        paths = List.copyOf(paths);
    }

    public static OpenPaths of(String... paths) {
        return new OpenPaths(List.of(paths));
    }

    static @Nullable String method(String path) {
        int space = path.indexOf(' ');
        return space < 0 ? null : path.substring(0, space);
    }

    static String pattern(String path) {
        return path.substring(path.indexOf(' ') + 1);
    }
}

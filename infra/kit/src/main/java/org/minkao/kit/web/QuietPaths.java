package org.minkao.kit.web;

import java.util.List;

/** Paths whose problems tell only code and status: no detail, no field, no trace; nothing of them is logged. */
public record QuietPaths(List<String> patterns) {

    public QuietPaths {
        patterns = List.copyOf(patterns);
    }

    public static QuietPaths of(String... patterns) {
        return new QuietPaths(List.of(patterns));
    }
}

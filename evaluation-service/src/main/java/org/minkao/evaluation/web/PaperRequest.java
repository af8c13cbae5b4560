package org.minkao.evaluation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Paper;

/** A paper by its name, its hex SHA-256 and its number of bytes. */
record PaperRequest(
        @Nullable String name,
        @Nullable String sha256,
        @Nullable Long size) {

    static @Nullable List<? extends @Nullable Paper> papers(@Nullable List<@Nullable PaperRequest> given) {
        return given == null ? null : given.stream().map(PaperRequest::paper).toList();
    }

    private static @Nullable Paper paper(@Nullable PaperRequest given) {
        return given == null ? null : new Paper(given.name(), given.sha256(), given.size());
    }
}

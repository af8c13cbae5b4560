package org.minkao.evaluation.sheet;

import java.util.List;
import java.util.function.Supplier;

/** Everything about a published result as files in order; each is made when it is its turn. */
public record Archive(String fileName, List<Part> parts) {
    public Archive {
        parts = List.copyOf(parts);
    }

    /** A file by its ASCII path inside the archive. */
    public record Part(String path, Supplier<byte[]> bytes) {}

    @Override
    public String toString() {
        return "Archive[parts=" + parts.size() + "]";
    }
}

package org.minkao.survey.interference;

import org.jspecify.annotations.Nullable;

/** What a reporter told; it is open only in the hands of discipline inspection. */
public record Told(
        String text, @Nullable About about, @Nullable String contact) {
    @Override
    public String toString() {
        return "Told";
    }
}

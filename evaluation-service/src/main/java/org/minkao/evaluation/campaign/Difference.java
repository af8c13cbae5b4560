package org.minkao.evaluation.campaign;

import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/**
 * One place where two wordings of a plan differ.
 *
 * @param path JSON pointer into the later wording, into the earlier one for what is gone
 * @param place the same with the id of an element instead of its position, such as {@code /dimensions/d1/items/q01}
 */
public record Difference(
        String path,
        String place,
        Kind kind,
        @Nullable Json before,
        @Nullable Json after) {

    /** What became of the place. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}

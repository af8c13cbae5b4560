package org.minkao.evaluation.appeal;

import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Hand;

/**
 * A decision on an appeal as somebody proposes it: the outcome in words for everybody, what it changes, and the result it was
 * made on, so that the second person decides on the same one.
 */
public record Ruling(
        Outcome outcome,
        String text,
        @Nullable Remedy remedy,
        String madeOn,
        @Nullable String total,
        Hand by) {

    /** The original stands, or it is revised. */
    public enum Outcome {
        UPHELD,
        REVISED
    }
}

package org.minkao.evaluation.result;

import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/** The numbers of one style, from the roll to the ballots. */
public record StyleCount(String style, int roll, int invitations, int issued, int ballots, boolean withheld) {

    /** Refuses unless ballots ≤ issued ≤ roll: every ballot needs its paper, every paper its row. */
    StyleCount sound() {
        if (ballots > issued || issued > roll) {
            throw new Refusal(
                    EvaluationReason.COUNTS_DISAGREE,
                    "style %s has %d ballots, %d issued, %d rows (expected: ballots <= issued <= roll)"
                            .formatted(style, ballots, issued, roll));
        }
        return this;
    }
}

package org.minkao.evaluation.scoring;

import java.util.List;

/** The opened ballots of one style: their canonical answers, or none when there are too few to be shown. */
public record StyleOpening(String style, int ballots, boolean withheld, List<String> answers) {

    public StyleOpening {
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return "StyleOpening[style=%s, ballots=%d, withheld=%s]".formatted(style, ballots, withheld);
    }
}

package org.minkao.evaluation.scoring;

import java.util.List;

/** One event's worth of a style's opened ballots; the text form shows no answers. */
public record OpeningPart(
        String campaign, String style, int ballots, boolean withheld, int part, int parts, List<String> answers) {

    public OpeningPart {
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return "OpeningPart[style=%s, part=%d of %d]".formatted(style, part, parts);
    }
}

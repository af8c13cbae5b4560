package org.minkao.survey.box;

import java.util.List;

/** The answers of one style, shuffled, as far as this part carries them; comments are never among them. */
public record BallotsOpened(
        String campaign, String style, int ballots, boolean withheld, int part, int parts, List<String> answers) {

    public BallotsOpened {
        answers = List.copyOf(answers);
    }

    @Override
    public String toString() {
        return "BallotsOpened[%s %s %d/%d]".formatted(campaign, style, part, parts);
    }
}

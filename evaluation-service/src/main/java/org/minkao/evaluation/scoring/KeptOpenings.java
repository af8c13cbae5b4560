package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minkao.kit.core.Refusal;

/** Puts a style's opening together from its parts, and only when all of them are there and agree. */
public final class KeptOpenings implements Openings {
    private final OpeningParts parts;

    public KeptOpenings(OpeningParts parts) {
        this.parts = parts;
    }

    @Override
    public List<StyleOpening> complete(String campaign, Set<String> styles) {
        List<StyleOpening> complete = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String style : new TreeSet<>(styles)) {
            opening(campaign, style).ifPresentOrElse(complete::add, () -> missing.add(style));
        }
        if (!missing.isEmpty()) {
            throw new Refusal(
                    ScoringReason.OPENINGS_MISSING,
                    "ballots of the styles %s have not all arrived (expected: all of %s)"
                            .formatted(missing, new TreeSet<>(styles)));
        }
        return complete;
    }

    private Optional<StyleOpening> opening(String campaign, String style) {
        OpeningPart first = parts.find(campaign, style, 1).orElse(null);
        if (first == null) {
            return Optional.empty();
        }
        List<String> answers = new ArrayList<>(first.answers());
        for (int number = 2; number <= first.parts(); number++) {
            Optional<OpeningPart> part = parts.find(campaign, style, number);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            OpeningPart next = part.get();
            if (next.parts() != first.parts()
                    || next.ballots() != first.ballots()
                    || next.withheld() != first.withheld()) {
                throw Ballots.refused("parts 1 and %d of the opening of style %s do not agree (expected: one opening)"
                        .formatted(number, style));
            }
            answers.addAll(next.answers());
        }
        return Optional.of(new StyleOpening(style, first.ballots(), first.withheld(), answers));
    }
}

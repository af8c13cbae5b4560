package org.minkao.survey.box;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minkao.ballot.Manifest;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.reason.SurveyReason;

/** Tells how many ballots each style has, once the survey is closed and settled, and what was refused. */
public final class ReadTurnout {
    private final Boxes boxes;
    private final Openings openings;
    private final RefusalCounts refusals;

    public ReadTurnout(Boxes boxes, Openings openings, RefusalCounts refusals) {
        this.boxes = boxes;
        this.openings = openings;
        this.refusals = refusals;
    }

    /** Ballots by style in the manifest's order, refused casts by code. */
    public record Turnout(List<StyleTurnout> styles, Map<String, Long> refused) {}

    /** The ballots of one style. */
    public record StyleTurnout(String style, String label, int ballots) {}

    public Turnout of(String campaign) {
        Box box = boxes.find(campaign)
                .orElseThrow(() -> new Refusal(
                        SurveyReason.UNKNOWN_CAMPAIGN,
                        "there is no frozen campaign " + shortened(campaign),
                        "campaign"));
        List<StyleTurnout> styles = box.manifest().styles().stream()
                .map(style -> turnout(campaign, style))
                .toList();
        return new Turnout(styles, refusals.of(campaign));
    }

    private StyleTurnout turnout(String campaign, Manifest.Style style) {
        Optional<Versioned<Opening>> opening =
                openings.find(Opening.id(campaign, style.id().value()));
        return opening.map(found -> new StyleTurnout(
                        style.id().value(), style.label(), found.state().ballots()))
                .orElseThrow(() -> new Refusal(
                        SurveyReason.NOT_CLOSED,
                        "campaign %s is still open or was closed less than %d s ago (expected: closed and settled)"
                                .formatted(campaign, OpenBallots.SETTLING.toSeconds())));
    }

    private static String shortened(String campaign) {
        return campaign.length() <= 40 ? campaign : campaign.substring(0, 40) + "…";
    }
}

package org.minkao.evaluation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.Inspections;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.Openings;
import org.minkao.evaluation.scoring.ScoringInputs;
import org.minkao.evaluation.scoring.StyleOpening;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Gathers what a result is made of, and refuses while something is missing. */
public final class ResultInputs {
    private final Inspections inspections;
    private final Adjustments adjustments;
    private final Vetoes vetoes;
    private final RollCounts rollCounts;
    private final Openings openings;

    public ResultInputs(
            Inspections inspections, Adjustments adjustments, Vetoes vetoes, RollCounts rollCounts, Openings openings) {
        this.inspections = inspections;
        this.adjustments = adjustments;
        this.vetoes = vetoes;
        this.rollCounts = rollCounts;
        this.openings = openings;
    }

    /** The bytes for scoring, and the counts they rest on. */
    record Gathered(ScoringInputs scoring, List<StyleCount> counts) {}

    Gathered gather(Campaign campaign) {
        return gather(campaign, List.of());
    }

    /** With what these appeals changed; without any, the bytes are those of the original. */
    Gathered gather(Campaign campaign, List<Appeal> granted) {
        if (!campaign.status().isClosed()) {
            throw new Refusal(
                    EvaluationReason.NOT_CLOSED,
                    "campaign %s is %s (expected: CLOSED)".formatted(campaign.id(), campaign.status()));
        }
        Freeze freeze = campaign.frozen();
        List<Inspection> onSite = onSite(campaign);
        Map<String, RollCount> closed = closed(campaign);
        List<StyleOpening> opened =
                openings.complete(campaign.id().value(), campaign.plan().styles());
        List<Adjustment> approved = adjustments.of(campaign.id()).stream()
                .map(Versioned::state)
                .filter(Adjustment::isApproved)
                .toList();
        List<Veto> imposed = vetoes.of(campaign.id()).stream()
                .map(Versioned::state)
                .filter(Veto::isApproved)
                .toList();
        byte[] components = new ComponentsFile(granted).bytes(campaign.id(), onSite, approved, imposed);
        return new Gathered(
                new ScoringInputs(freeze.manifestBytes(), freeze.rulesBytes(), components, opened),
                counts(campaign, closed, opened));
    }

    /** Everybody who stands behind the on-site marks of this appraisee. */
    Stream<String> judges(Campaign campaign, String appraisee) {
        return onSite(campaign).stream()
                .filter(inspection -> inspection.appraisee().equals(appraisee))
                .flatMap(inspection -> inspection.people().stream());
    }

    private List<Inspection> onSite(Campaign campaign) {
        Map<String, Inspection> confirmed = inspections.of(campaign.id()).stream()
                .map(Versioned::state)
                .filter(inspection -> inspection.kind() == Inspection.Kind.ON_SITE && inspection.isConfirmed())
                .collect(Collectors.toMap(Inspection::appraisee, Function.identity()));
        List<Inspection> found = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (Plan.Appraisee appraisee : campaign.plan().appraisees()) {
            Optional.ofNullable(confirmed.get(appraisee.id()))
                    .ifPresentOrElse(found::add, () -> lacking.add(appraisee.id()));
        }
        if (!lacking.isEmpty()) {
            throw missing(campaign, "the confirmed on-site evaluation of " + lacking);
        }
        return found;
    }

    private Map<String, RollCount> closed(Campaign campaign) {
        Map<String, RollCount> closed =
                rollCounts.of(campaign.id()).stream().collect(Collectors.toMap(RollCount::style, Function.identity()));
        List<String> lacking = campaign.plan().styles().stream()
                .filter(style -> !closed.containsKey(style))
                .sorted()
                .toList();
        if (!lacking.isEmpty()) {
            throw missing(campaign, "the closed roll of " + lacking);
        }
        return closed;
    }

    private static List<StyleCount> counts(
            Campaign campaign, Map<String, RollCount> closed, List<StyleOpening> opened) {
        Map<String, StyleOpening> byStyle =
                opened.stream().collect(Collectors.toMap(StyleOpening::style, Function.identity()));
        List<StyleCount> counts = new ArrayList<>();
        for (Plan.VoterClass voterClass : campaign.plan().voterClasses()) {
            String style = voterClass.id();
            counts.add(count(roll(campaign, style), of(closed, style), of(byStyle, style)));
        }
        return counts;
    }

    private static StyleCount count(SealedRoll roll, RollCount count, StyleOpening opening) {
        return new StyleCount(
                        roll.style(),
                        roll.roll(),
                        count.invitations(),
                        count.issued(),
                        opening.ballots(),
                        opening.withheld())
                .sound();
    }

    private static SealedRoll roll(Campaign campaign, String style) {
        return campaign.rolls().stream()
                .filter(found -> found.style().equals(style))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a frozen campaign has a roll of " + style));
    }

    private static <T> T of(Map<String, T> byStyle, String style) {
        T found = byStyle.get(style);
        if (found == null) {
            throw new IllegalStateException("complete inputs have the style " + style);
        }
        return found;
    }

    private static Refusal missing(Campaign campaign, String what) {
        return new Refusal(
                EvaluationReason.INPUTS_MISSING,
                "campaign %s lacks %s (expected: present)".formatted(campaign.id(), what));
    }
}

package org.minkao.evaluation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.result.ReadTwoPersonSteps;
import org.minkao.evaluation.result.TwoPersonStep;
import org.minkao.kit.core.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The interference ledger of this room: counts for everybody, entries for those who oversee. */
@RestController
public final class TwoPersonStepsController {
    private final ReadTwoPersonSteps readTwoPersonSteps;

    public TwoPersonStepsController(ReadTwoPersonSteps readTwoPersonSteps) {
        this.readTwoPersonSteps = readTwoPersonSteps;
    }

    /** How often two people had to act, by kind of step. */
    record StepCounts(Map<TwoPersonStep.Kind, Integer> counts) {}

    /** One step with both people. */
    record StepView(String kind, String subject, HandView first, HandView second) {
        static StepView of(TwoPersonStep it) {
            return new StepView(it.kind().name(), it.subject(), HandView.of(it.first()), HandView.of(it.second()));
        }
    }

    /** One person's part; the day is the county's own. */
    record HandView(String person, String role, String reason, LocalDate on, Instant at) {
        static HandView of(Hand it) {
            return new HandView(it.person(), it.role(), it.reason(), LocalDate.ofInstant(it.at(), Plan.ZONE), it.at());
        }
    }

    @GetMapping("/api/public/v1/evaluation/campaigns/{campaign}/two-person-steps")
    StepCounts counts(@PathVariable String campaign) {
        return new StepCounts(readTwoPersonSteps.counts(new CampaignId(campaign)));
    }

    @GetMapping("/api/evaluation/v1/campaigns/{campaign}/two-person-steps")
    Items<StepView> entries(Actor actor, @PathVariable String campaign) {
        return new Items<>(readTwoPersonSteps.entries(new CampaignId(campaign), actor).stream()
                .map(StepView::of)
                .toList());
    }
}

package org.minkao.rectification.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.ledger.ReadTwoPersonSteps;
import org.minkao.rectification.ledger.TwoPersonStep;
import org.minkao.rectification.people.CampaignId;
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
    public record StepCounts(Map<TwoPersonStep.Kind, Integer> counts) {}

    /** One step with both people. */
    public record StepView(String kind, String subject, HandView first, HandView second) {
        static StepView of(TwoPersonStep it) {
            return new StepView(it.kind().name(), it.subject(), HandView.of(it.first()), HandView.of(it.second()));
        }
    }

    /** One person's part; the reason is null where the reader may not know it. */
    public record HandView(
            String person, String role, @Nullable String reason, LocalDate on, Instant at) {
        static HandView of(TwoPersonStep.Hand it) {
            return new HandView(it.person(), it.role(), it.reason(), it.on(), it.at());
        }
    }

    @GetMapping("/api/public/v1/rectification/campaigns/{campaign}/two-person-steps")
    StepCounts counts(@PathVariable String campaign) {
        return new StepCounts(readTwoPersonSteps.counts(new CampaignId(campaign)));
    }

    @GetMapping("/api/rectification/v1/campaigns/{campaign}/two-person-steps")
    Items<StepView> entries(Actor actor, @PathVariable String campaign) {
        return new Items<>(readTwoPersonSteps.entries(new CampaignId(campaign), actor).stream()
                .map(StepView::of)
                .toList());
    }
}

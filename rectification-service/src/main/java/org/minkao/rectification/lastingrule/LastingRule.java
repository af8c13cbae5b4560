package org.minkao.rectification.lastingrule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.people.CampaignId;

/** A rule written so that what went wrong does not come back. */
public record LastingRule(
        RuleId id,
        CampaignId campaign,
        RuleKind kind,
        String title,
        String text,
        List<CaseId> cases,
        RuleStatus status,
        String draftedBy,
        LocalDate draftedOn,
        @Nullable Adoption adoption) {

    /** Who adopted it, when and why. */
    public record Adoption(String by, LocalDate on, String reason) {}

    /** A rule after a step, and the one event of that step. */
    public record Change(LastingRule after, RuleAdopted event) {}

    public Change adopt(Actor actor, LocalDate today, String reason) {
        if (!RuleStep.ADOPT.from().contains(status)) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "lasting rule %s is %s (expected for ADOPT: %s)".formatted(id, status, RuleStep.ADOPT.from()));
        }
        if (actor.id().equals(draftedBy)) {
            throw new Refusal(
                    KitReason.SAME_PERSON,
                    "%s drafted lasting rule %s (expected for ADOPT: another person)".formatted(actor.id(), id));
        }
        LastingRule after = new LastingRule(
                id,
                campaign,
                kind,
                title,
                text,
                cases,
                RuleStep.ADOPT.to(),
                draftedBy,
                draftedOn,
                new Adoption(actor.id(), today, reason));
        return new Change(after, new RuleAdopted(id, campaign, kind, title, cases, today));
    }
}

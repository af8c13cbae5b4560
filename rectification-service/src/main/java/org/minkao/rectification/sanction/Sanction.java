package org.minkao.rectification.sanction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.reason.RectificationReason;

/** A sanction for a breach of discipline: proposed, the person heard, decided by somebody else. */
public record Sanction(
        SanctionId id,
        CampaignId campaign,
        CaseId caseId,
        String appraisee,
        String person,
        Severity severity,
        String ground,
        SanctionStatus status,
        String proposedBy,
        String proposedAs,
        LocalDate proposedOn,
        Instant proposedAt,
        @Nullable Hearing hearing,
        @Nullable Decision decision,
        @Nullable Withdrawal withdrawal) {

    /** What the person said. */
    public record Hearing(LocalDate heldOn, String statement, String recordedBy, LocalDate recordedOn) {}

    /** What was decided, by whom in which role, when and why. */
    public record Decision(Level level, String reason, String by, String role, LocalDate on, Instant at) {}

    /** Why it was withdrawn. */
    public record Withdrawal(String reason, String by, LocalDate on) {}

    /** A sanction after a step, and the one event of that step. */
    public record Change(Sanction after, SanctionEvent event) {}

    /** Who takes a step, when and on which of the county's days, by which plan. */
    public record Moment(Actor actor, Instant at, LocalDate today, FrozenCampaign campaign) {}

    public Change hear(Moment m, LocalDate heldOn, String statement) {
        require(SanctionStep.HEAR, m.actor());
        role(SanctionStep.HEAR, m);
        LocalDate today = m.today();
        if (heldOn.isBefore(proposedOn) || heldOn.isAfter(today)) {
            throw new Refusal(
                    KitReason.FIELD_INVALID,
                    "heldOn is %s (expected: from the proposal %s to today %s)".formatted(heldOn, proposedOn, today),
                    "heldOn");
        }
        Hearing heard = new Hearing(heldOn, statement, m.actor().id(), today);
        return new Change(after(SanctionStep.HEAR, heard, decision, withdrawal), new SanctionEvent.Heard(id));
    }

    public Change decide(Moment m, Level level, String reason) {
        Actor actor = m.actor();
        require(SanctionStep.DECIDE, actor);
        if (actor.id().equals(proposedBy)) {
            throw new Refusal(
                    KitReason.SAME_PERSON,
                    "%s proposed sanction %s (expected for DECIDE: another person)".formatted(actor.id(), id));
        }
        if (!level.fits(severity)) {
            throw new Refusal(
                    RectificationReason.LEVEL_DOES_NOT_FIT,
                    "level is %s for a %s breach (expected: one of %s)"
                            .formatted(level, severity, Level.fitting(severity)),
                    "level");
        }
        Decision decided = new Decision(level, reason, actor.id(), role(SanctionStep.DECIDE, m), m.today(), m.at());
        return new Change(
                after(SanctionStep.DECIDE, hearing, decided, withdrawal),
                new SanctionEvent.Decided(id, campaign, caseId, appraisee, person, level, m.today()));
    }

    public Change withdraw(Moment m, String reason) {
        require(SanctionStep.WITHDRAW, m.actor());
        role(SanctionStep.WITHDRAW, m);
        Withdrawal why = new Withdrawal(reason, m.actor().id(), m.today());
        return new Change(after(SanctionStep.WITHDRAW, hearing, decision, why), new SanctionEvent.Withdrawn(id));
    }

    private void require(SanctionStep step, Actor actor) {
        actor.require(step.roles().toArray(String[]::new));
        if (!step.from().contains(status)) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "sanction %s is %s (expected for %s: %s)".formatted(id, status, step, step.from()));
        }
        if (actor.id().equals(person)) {
            throw new Refusal(
                    KitReason.SAME_PERSON,
                    "sanction %s concerns %s (expected for %s: another person)".formatted(id, person, step));
        }
    }

    /** The role in which the plan lets the person take the step: the token alone gives none. */
    private static String role(SanctionStep step, Moment m) {
        return m.campaign().require(m.actor(), step.roles().toArray(String[]::new));
    }

    private Sanction after(
            SanctionStep step, @Nullable Hearing heard, @Nullable Decision decided, @Nullable Withdrawal withdrawn) {
        return new Sanction(
                id,
                campaign,
                caseId,
                appraisee,
                person,
                severity,
                ground,
                step.to(),
                proposedBy,
                proposedAs,
                proposedOn,
                proposedAt,
                heard,
                decided,
                withdrawn);
    }
}

package org.minkao.evaluation.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What other rooms learn from a campaign. */
public sealed interface CampaignEvent {
    CampaignId campaign();

    /** A plan was drafted, or a draft changed. */
    record Drafted(CampaignId campaign, Plan plan) implements CampaignEvent {}

    /** How to reach the people of the plan; contact data. */
    record ContactsListed(CampaignId campaign, Plan plan) implements CampaignEvent {}

    /** The plan is frozen with its manifest. */
    record Frozen(CampaignId campaign, Plan plan, Freeze freeze) implements CampaignEvent {}

    /** Two people changed the frozen plan; the plan is the changed one. */
    record PlanChanged(CampaignId campaign, Plan plan, LateChange change, Instant changedAt) implements CampaignEvent {}

    /** A task is due soon, or its last day has passed. */
    record TaskDue(CampaignId campaign, String title, Plan.Task task, boolean overdue) implements CampaignEvent {}

    /** A phase began. */
    record PhaseStarted(
            CampaignId campaign,
            Phase phase,
            Instant startedAt,
            boolean byDecision,
            @Nullable String reason) implements CampaignEvent {}

    /** The survey ended. */
    record SurveyClosed(
            CampaignId campaign,
            Instant closedAt,
            boolean byDecision,
            @Nullable String reason) implements CampaignEvent {}
}

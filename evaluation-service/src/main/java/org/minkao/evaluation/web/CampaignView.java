package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.PhaseRun;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Preparation;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.kit.core.Versioned;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A campaign as its people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CampaignView(
        String id,
        String status,
        long version,
        JsonNode plan,
        String draftedBy,
        String plannedBy,
        @Nullable String reviewedBy,
        @Nullable String frozenBy,
        @Nullable Instant frozenAt,
        Preparation.@Nullable Meeting meeting,
        List<Preparation.Posted> duties,
        List<Preparation.Posted> commitments,
        @Nullable String useOfResults,
        List<PhaseView> phases,
        @Nullable Phase currentPhase,
        List<DecisionView> decisions,
        List<RollView> rolls,
        @Nullable String manifestDigest,
        @Nullable String fingerprint) {

    /** A phase as planned and as it ran. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PhaseView(
            Phase kind,
            String name,
            LocalDate start,
            LocalDate end,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            boolean byDecision) {

        static PhaseView of(Plan plan, PhaseRun run) {
            Plan.PlannedPhase planned = plan.phase(run.kind());
            return new PhaseView(
                    run.kind(),
                    planned.name(),
                    planned.start(),
                    planned.end(),
                    run.startedAt(),
                    run.endedAt(),
                    run.byDecision());
        }
    }

    /** A decision and who took it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DecisionView(
            String id,
            Decision.Kind kind,
            @Nullable Phase phase,
            Decision.Status status,
            String proposedBy,
            String reason,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable String approvalReason,
            @Nullable Instant approvedAt) {

        static DecisionView of(Decision decision) {
            Hand approval = decision.approval();
            return new DecisionView(
                    decision.id(),
                    decision.kind(),
                    decision.phase(),
                    decision.status(),
                    decision.proposal().person(),
                    decision.proposal().reason(),
                    decision.proposal().at(),
                    approval == null ? null : approval.person(),
                    approval == null ? null : approval.reason(),
                    approval == null ? null : approval.at());
        }
    }

    /** The sealed roll of a style, in numbers. */
    record RollView(String style, int roll, int invitations) {
        static RollView of(SealedRoll sealed) {
            return new RollView(sealed.style(), sealed.roll(), sealed.invitations());
        }
    }

    /** Mail addresses are for the two offices only. */
    static CampaignView of(Versioned<Campaign> versioned, PlanJson json, boolean withContacts) {
        Campaign campaign = versioned.state();
        Preparation prepared = campaign.preparation();
        Freeze freeze = campaign.freeze();
        Hand review = campaign.review();
        return new CampaignView(
                campaign.id().value(),
                campaign.status().name(),
                versioned.version(),
                withContacts ? json.write(campaign.plan()) : withoutContacts(json.write(campaign.plan())),
                campaign.draftedBy(),
                campaign.plannedBy(),
                review == null ? null : review.person(),
                freeze == null ? null : freeze.by().person(),
                freeze == null ? null : freeze.at(),
                prepared.meeting(),
                prepared.duties(),
                prepared.commitments(),
                prepared.useOfResults(),
                campaign.phases().stream()
                        .map(run -> PhaseView.of(campaign.plan(), run))
                        .toList(),
                campaign.currentPhase().map(PhaseRun::kind).orElse(null),
                campaign.decisions().stream().map(DecisionView::of).toList(),
                campaign.rolls().stream().map(RollView::of).toList(),
                freeze == null ? null : freeze.manifestDigest(),
                freeze == null ? null : freeze.fingerprint());
    }

    private static JsonNode withoutContacts(JsonNode plan) {
        plan.path("assignments").forEach(assignment -> ((ObjectNode) assignment).remove("email"));
        return plan;
    }
}

package org.minkao.evaluation.inspection;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.INSPECTOR;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.CampaignStatus;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Plans the one self-inspection or on-site evaluation of an appraisee. */
public final class PlanInspection {
    private final Campaigns campaigns;
    private final Inspections inspections;

    public PlanInspection(Campaigns campaigns, Inspections inspections) {
        this.campaigns = campaigns;
        this.inspections = inspections;
    }

    public Versioned<Inspection> plan(
            CampaignId id,
            Act act,
            Inspection.Kind kind,
            @Nullable String appraisee,
            LocalDate plannedOn,
            List<String> inspectors) {
        Campaign campaign = campaigns.require(id.value()).state();
        String section = campaign.appraisee("appraisee", appraisee);
        Scope scope = new Scope(campaign, act.who());
        switch (kind) {
            case SELF -> scope.requireFor(section, OFFICE, CHIEF, COUNTY);
            case ON_SITE -> scope.requireFor(section, COUNTY);
        }
        requireOpen(campaign);
        requireInspectors(campaign, kind, inspectors);
        if (kind == Inspection.Kind.ON_SITE) {
            requireStrangers(campaign, section, inspectors);
        }
        Inspection.Change change = Inspection.plan(id, kind, section, plannedOn, inspectors);
        String inspection = change.after().id().value();
        return inspections.insert(
                inspection, change.after(), change.events(), act.audit("plan-inspection", "inspections/" + inspection));
    }

    /** Inspections belong between the freeze and the confirmed result. */
    static void requireOpen(Campaign campaign) {
        campaign.frozen();
        if (campaign.status().compareTo(CampaignStatus.CLOSED) > 0) {
            throw new Refusal(
                    EvaluationReason.RESULT_SETTLED,
                    "campaign %s is %s (expected: before RESULT_CONFIRMED)"
                            .formatted(campaign.id(), campaign.status()));
        }
    }

    private static void requireInspectors(Campaign campaign, Inspection.Kind kind, List<String> inspectors) {
        Check.list("inspectors", inspectors, kind == Inspection.Kind.ON_SITE ? Inspection.LEAST_INSPECTORS : 0, 20);
        if (new HashSet<>(inspectors).size() != inspectors.size()) {
            throw Check.invalid("inspectors", inspectors.toString(), "each person once");
        }
        for (String person : inspectors) {
            boolean known = kind == Inspection.Kind.ON_SITE
                    ? campaign.plan().assigned(person, INSPECTOR).findAny().isPresent()
                    : campaign.plan().assignments().stream()
                            .anyMatch(a -> a.person().equals(person));
            if (!known) {
                throw new Refusal(
                        EvaluationReason.UNKNOWN_PERSON,
                        "inspectors names %s (expected: %s of the plan)"
                                .formatted(person, kind == Inspection.Kind.ON_SITE ? "an inspector" : "a person"),
                        "inspectors");
            }
        }
    }

    /** Nobody evaluates his own section, be it as its chief, its staff or its responsible deputy. */
    private static void requireStrangers(Campaign campaign, String section, List<String> inspectors) {
        for (String person : inspectors) {
            for (String role : List.of(CHIEF, STAFF, DEPUTY)) {
                boolean own = campaign.plan()
                        .assigned(person, role)
                        .anyMatch(assignment -> assignment.appraisees().contains(section));
                if (own) {
                    throw new Refusal(
                            EvaluationReason.CONFLICT_OF_INTEREST,
                            "inspectors names %s, who is %s of %s (expected: people of other sections)"
                                    .formatted(person, role, section),
                            "inspectors");
                }
            }
        }
    }
}

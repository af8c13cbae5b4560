package org.minkao.evaluation.inspection;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.INSPECTOR;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.util.List;
import java.util.stream.Stream;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Shows inspections to those whose scope covers them. */
public final class ReadInspections {
    private final Campaigns campaigns;
    private final Inspections inspections;

    public ReadInspections(Campaigns campaigns, Inspections inspections) {
        this.campaigns = campaigns;
        this.inspections = inspections;
    }

    public List<Versioned<Inspection>> of(CampaignId campaign, Actor actor) {
        Scope scope = scope(campaign, actor);
        return inspections.of(campaign).stream()
                .filter(inspection -> mayRead(inspection.state(), scope))
                .toList();
    }

    public Versioned<Inspection> one(InspectionId id, Actor actor) {
        Versioned<Inspection> inspection = inspections.require(id.value());
        if (!mayRead(inspection.state(), scope(inspection.state().campaign(), actor))) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s may not read %s (expected: an assignment for its appraisee)".formatted(actor.id(), id));
        }
        return inspection;
    }

    private Scope scope(CampaignId campaign, Actor actor) {
        return new Scope(campaigns.require(campaign.value()).state(), actor);
    }

    private static boolean mayRead(Inspection inspection, Scope scope) {
        boolean inspects = scope.has(INSPECTOR)
                && inspection.inspectors().contains(scope.actor().id());
        return scope.seesAll()
                || inspects
                || Stream.of(DEPUTY, CHIEF, STAFF).anyMatch(role -> scope.hasFor(inspection.appraisee(), role));
    }
}

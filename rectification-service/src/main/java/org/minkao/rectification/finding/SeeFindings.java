package org.minkao.rectification.finding;

import java.util.List;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.people.Scope;
import org.minkao.rectification.reason.RectificationReason;

/** Shows findings within a person's scope; what is outside does not exist for the person. */
public final class SeeFindings {
    private final Findings findings;
    private final Campaigns campaigns;

    public SeeFindings(Findings findings, Campaigns campaigns) {
        this.findings = findings;
        this.campaigns = campaigns;
    }

    public List<Versioned<Finding>> ofCampaign(CampaignId id, Actor actor) {
        FrozenCampaign campaign = campaigns.require(id);
        Scope scope = Scope.of(actor, campaign).orRefuse(actor, campaign);
        return findings.ofCampaign(id).stream()
                .filter(f -> scope.sees(f.state().appraisee()))
                .toList();
    }

    public Versioned<Finding> one(FindingId id, Actor actor) {
        Versioned<Finding> finding = findings.require(id);
        FrozenCampaign campaign = campaigns.planOf(finding.state().campaign());
        if (!Scope.of(actor, campaign).sees(finding.state().appraisee())) {
            throw new Refusal(RectificationReason.FINDING_NOT_FOUND, "there is no finding %s".formatted(id));
        }
        return finding;
    }
}

package org.minkao.evaluation.result;

import java.util.Map;
import java.util.TreeMap;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.ReadCampaigns;
import org.minkao.kit.core.Versioned;

/** Counts, for the public, every step of a campaign that two people had to take. */
public final class TwoPersonSteps {
    private final ReadCampaigns campaigns;
    private final Adjustments adjustments;
    private final ReadResult results;

    public TwoPersonSteps(ReadCampaigns campaigns, Adjustments adjustments, ReadResult results) {
        this.campaigns = campaigns;
        this.adjustments = adjustments;
        this.results = results;
    }

    /** Kind of step to how often it was taken; kinds that never happened are listed with 0. */
    public Map<String, Integer> of(CampaignId id) {
        Campaign campaign = campaigns.publishedOne(id);
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("FREEZE", 1);
        counts.put("ROSTER_SEALED", campaign.rolls().size());
        for (Decision.Kind kind : Decision.Kind.values()) {
            counts.put(kind.name(), (int) campaign.decisions().stream()
                    .filter(decision -> decision.kind() == kind && decision.status() == Decision.Status.APPROVED)
                    .count());
        }
        counts.put("ADJUSTMENT", (int) adjustments.of(id).stream()
                .map(Versioned::state)
                .filter(Adjustment::isApproved)
                .count());
        counts.put("RESULT_CONFIRMED", reached(id, ResultStatus.CONFIRMED));
        counts.put("RESULT_PUBLISHED", reached(id, ResultStatus.PUBLISHED));
        return counts;
    }

    private int reached(CampaignId id, ResultStatus status) {
        return (int) results.settled(id).filter(result -> result.status().compareTo(status) >= 0).stream()
                .count();
    }
}

package org.minkao.survey.opinion;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** The campaigns that take opinions. */
public interface OpinionCampaigns {

    Optional<OpinionCampaign> find(String campaign);

    /** Keeps what the event brought, once. */
    void keep(OpinionCampaign campaign, IncomingEvent because);

    default OpinionCampaign require(String campaign) {
        return find(campaign)
                .orElseThrow(() -> new Refusal(
                        SurveyReason.UNKNOWN_CAMPAIGN, "there is no frozen campaign " + campaign, "campaign"));
    }
}

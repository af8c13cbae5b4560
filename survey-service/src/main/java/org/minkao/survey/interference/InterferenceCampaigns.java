package org.minkao.survey.interference;

import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** The campaigns that can be interfered with. */
public interface InterferenceCampaigns {

    Optional<InterferenceCampaign> find(String campaign);

    /** Keeps what the event brought, once. */
    void keep(InterferenceCampaign campaign, IncomingEvent because);

    default InterferenceCampaign require(String campaign) {
        return find(campaign)
                .orElseThrow(() -> new Refusal(
                        SurveyReason.UNKNOWN_CAMPAIGN, "there is no frozen campaign " + campaign, "campaign"));
    }
}

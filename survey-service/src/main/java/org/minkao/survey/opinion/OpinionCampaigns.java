package org.minkao.survey.opinion;

import java.time.LocalDate;
import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** The campaigns that take opinions. */
public interface OpinionCampaigns {

    Optional<OpinionCampaign> find(String campaign);

    /** Keeps what the event brought, once. */
    void keep(OpinionCampaign campaign, IncomingEvent because);

    /** Moves the last day of a campaign that is known here, once per event. */
    void extend(String campaign, LocalDate lastDay, IncomingEvent because);

    default OpinionCampaign require(String campaign) {
        return find(campaign)
                .orElseThrow(() -> new Refusal(
                        SurveyReason.UNKNOWN_CAMPAIGN, "there is no frozen campaign " + campaign, "campaign"));
    }
}

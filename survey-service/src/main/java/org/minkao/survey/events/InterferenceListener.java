package org.minkao.survey.events;

import java.util.Map;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.survey.interference.InterferenceCampaign;
import org.minkao.survey.interference.InterferenceCampaigns;

/** Learns which campaigns there are and who is their discipline inspection. */
public final class InterferenceListener {
    private static final String DISCIPLINE = "discipline";

    private final InterferenceCampaigns campaigns;

    public InterferenceListener(InterferenceCampaigns campaigns) {
        this.campaigns = campaigns;
    }

    public Map<String, EventHandler> handlers() {
        return Map.of(CampaignFrozen.TYPE, this::frozen);
    }

    private void frozen(IncomingEvent event) {
        CampaignFrozen frozen = EventJson.read(event, CampaignFrozen.class);
        campaigns.keep(
                new InterferenceCampaign(
                        frozen.campaign(),
                        frozen.assignments().stream()
                                .filter(assignment -> assignment.role().equals(DISCIPLINE))
                                .map(CampaignFrozen.Assignment::person)
                                .distinct()
                                .toList()),
                event);
    }
}

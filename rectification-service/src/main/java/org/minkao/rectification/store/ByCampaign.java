package org.minkao.rectification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.minkao.rectification.people.CampaignId;

/** How the collections of this room are read. */
final class ByCampaign {
    static final String AUDIT_TOPIC = "minkao.rectification.audit";
    static final String CAMPAIGN = "state.campaign";
    static final Bson BY_ID = Sorts.ascending("_id");
    /** Far more than a campaign of a county has; a list longer than this would be cut. */
    static final int MOST = 5000;

    private ByCampaign() {}

    static Bson of(CampaignId campaign) {
        return Filters.eq(CAMPAIGN, campaign.value());
    }
}

package org.minkao.evaluation.inspection;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All inspections. */
public interface Inspections extends Store<Inspection, InspectionEvent> {

    /** Those of a campaign, by id. */
    List<Versioned<Inspection>> of(CampaignId campaign);
}

package org.minkao.evaluation.memory;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionEvent;
import org.minkao.evaluation.inspection.Inspections;
import org.minkao.kit.core.Versioned;

/** Inspections in memory. */
public class MemoryInspections extends MemoryStore<Inspection, InspectionEvent> implements Inspections {

    @Override
    public List<Versioned<Inspection>> of(CampaignId campaign) {
        return where(inspection -> inspection.campaign().equals(campaign));
    }
}

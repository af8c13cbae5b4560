package org.minkao.evaluation.memory;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.Adjustments;
import org.minkao.kit.core.Versioned;

/** Adjustments in memory. */
public final class MemoryAdjustments extends MemoryStore<Adjustment, Void> implements Adjustments {

    @Override
    public List<Versioned<Adjustment>> of(CampaignId campaign) {
        return where(adjustment -> adjustment.campaign().equals(campaign));
    }
}

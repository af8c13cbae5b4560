package org.minkao.evaluation.memory;

import java.util.List;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.result.Veto;
import org.minkao.evaluation.result.Vetoes;
import org.minkao.kit.core.Versioned;

/** Vetoes in memory. */
public final class MemoryVetoes extends MemoryStore<Veto, Void> implements Vetoes {

    @Override
    public List<Versioned<Veto>> of(CampaignId campaign) {
        return where(veto -> veto.campaign().equals(campaign));
    }
}

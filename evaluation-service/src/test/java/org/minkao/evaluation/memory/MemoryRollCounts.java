package org.minkao.evaluation.memory;

import java.util.List;
import java.util.TreeMap;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.result.RollCount;
import org.minkao.evaluation.result.RollCounts;

/** Counts of closed rolls in memory. */
public final class MemoryRollCounts implements RollCounts {
    private final TreeMap<String, RollCount> counts = new TreeMap<>();

    @Override
    public void put(RollCount count) {
        counts.putIfAbsent(count.campaign() + "|" + count.style(), count);
    }

    @Override
    public List<RollCount> of(CampaignId campaign) {
        return counts.values().stream()
                .filter(count -> count.campaign().equals(campaign))
                .toList();
    }
}

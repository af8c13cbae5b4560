package org.minkao.evaluation.eligibility;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** What campaign's events have told; each event counts once. */
public interface KnownCampaigns {

    Optional<KnownCampaign> find(String campaign);

    void apply(String campaign, IncomingEvent event, UnaryOperator<@Nullable KnownCampaign> change);

    default KnownCampaign require(String campaign) {
        return find(campaign)
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "campaign " + campaign + " is not known here (expected: a drafted campaign)"));
    }
}

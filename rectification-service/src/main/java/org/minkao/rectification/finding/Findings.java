package org.minkao.rectification.finding;

import java.util.List;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.reason.RectificationReason;

/** The findings of this room. */
public interface Findings extends Store<Finding, FindingEvent> {

    List<Versioned<Finding>> ofCampaign(CampaignId campaign);

    /** Findings whose case was decided but may not be written yet. */
    List<Versioned<Finding>> opening();

    default Versioned<Finding> require(FindingId id) {
        return find(id.value())
                .orElseThrow(() ->
                        new Refusal(RectificationReason.FINDING_NOT_FOUND, "there is no finding %s".formatted(id)));
    }
}

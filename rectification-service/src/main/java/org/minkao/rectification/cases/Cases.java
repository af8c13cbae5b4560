package org.minkao.rectification.cases;

import java.util.List;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.reason.RectificationReason;

/** The cases of this room. */
public interface Cases extends Store<RectificationCase, CaseEvent> {

    /** All cases of the campaign, in the order of their numbers. */
    List<Versioned<RectificationCase>> ofCampaign(CampaignId campaign);

    default Versioned<RectificationCase> require(CaseId id) {
        return find(id.value()).orElseThrow(() -> missing(id));
    }

    /** The refusal that does not tell a case of another section from one that does not exist. */
    static Refusal missing(CaseId id) {
        return new Refusal(RectificationReason.CASE_NOT_FOUND, "there is no case %s".formatted(id));
    }
}

package org.minkao.rectification.sanction;

import java.util.List;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.reason.RectificationReason;

/** The sanctions of this room. */
public interface Sanctions extends Store<Sanction, SanctionEvent.Decided> {

    List<Versioned<Sanction>> ofCampaign(CampaignId campaign);

    default Versioned<Sanction> require(SanctionId id) {
        return find(id.value()).orElseThrow(() -> missing(id));
    }

    /** The refusal that does not tell a sanction one may not read from one that does not exist. */
    static Refusal missing(SanctionId id) {
        return new Refusal(RectificationReason.SANCTION_NOT_FOUND, "there is no sanction %s".formatted(id));
    }
}

package org.minkao.evaluation.campaign;

import java.util.List;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All campaigns. */
public interface Campaigns extends Store<Campaign, CampaignEvent> {

    /** Newest year first. */
    List<Versioned<Campaign>> all();

    /** Those that dates can still move: frozen and not archived. */
    List<Versioned<Campaign>> underWay();
}

package org.minkao.survey.opinion;

import java.util.List;
import java.util.Set;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All opinions. */
public interface Opinions extends Store<Opinion, OpinionEvent.Published> {

    /** Newest day first, within a day by id. */
    List<Versioned<Opinion>> ofCampaign(String campaign, Wanted wanted, int limit);

    /** In the same order, only those about these sections. */
    List<Versioned<Opinion>> ofSections(String campaign, Set<String> appraisees, Wanted wanted, int limit);
}

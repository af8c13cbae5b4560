package org.minkao.survey.opinion;

import java.util.List;
import java.util.Set;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All opinions. */
public interface Opinions extends Store<Opinion, OpinionEvent.Published> {

    /** Newest first. */
    List<Versioned<Opinion>> ofCampaign(String campaign, int limit);

    /** Newest first, only those about these sections. */
    List<Versioned<Opinion>> ofSections(String campaign, Set<String> appraisees, int limit);
}

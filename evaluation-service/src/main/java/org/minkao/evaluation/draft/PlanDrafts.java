package org.minkao.evaluation.draft;

import java.util.List;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All drafts of plans. */
public interface PlanDrafts extends Store<PlanDraft, Void> {

    long countOpen();

    /** Those that are open, the last changed first. */
    List<Versioned<PlanDraft>> open();
}

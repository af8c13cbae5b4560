package org.minkao.evaluation.memory;

import java.util.List;
import org.minkao.evaluation.draft.PlanDraft;
import org.minkao.evaluation.draft.PlanDraftStatus;
import org.minkao.evaluation.draft.PlanDrafts;
import org.minkao.kit.core.Versioned;

/** Drafts of plans in memory. */
public final class MemoryPlanDrafts extends MemoryStore<PlanDraft, Void> implements PlanDrafts {

    @Override
    public long countOpen() {
        return open().size();
    }

    @Override
    public List<Versioned<PlanDraft>> open() {
        return where(draft -> draft.status() == PlanDraftStatus.OPEN);
    }
}

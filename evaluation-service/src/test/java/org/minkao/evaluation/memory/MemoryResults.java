package org.minkao.evaluation.memory;

import java.util.List;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultEvent;
import org.minkao.evaluation.result.ResultStatus;
import org.minkao.evaluation.result.Results;
import org.minkao.kit.core.Versioned;

/** Results in memory. */
public final class MemoryResults extends MemoryStore<Result, ResultEvent> implements Results {

    @Override
    public List<Versioned<Result>> unfinished() {
        return where(result -> result.isPublished() && result.status() != ResultStatus.FINAL);
    }
}

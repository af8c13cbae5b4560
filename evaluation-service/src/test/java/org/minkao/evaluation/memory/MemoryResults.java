package org.minkao.evaluation.memory;

import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultEvent;
import org.minkao.evaluation.result.Results;

/** Results in memory. */
public final class MemoryResults extends MemoryStore<Result, ResultEvent> implements Results {}

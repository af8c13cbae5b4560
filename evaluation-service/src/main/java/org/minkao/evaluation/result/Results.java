package org.minkao.evaluation.result;

import org.minkao.kit.core.Store;

/** The results of all campaigns, by campaign id. */
public interface Results extends Store<Result, ResultEvent> {}

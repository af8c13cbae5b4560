package org.minkao.evaluation.result;

import java.util.List;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** The results of all campaigns, by campaign id. */
public interface Results extends Store<Result, ResultEvent> {

    /** Those that are published and not final yet. */
    List<Versioned<Result>> unfinished();
}

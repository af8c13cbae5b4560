package org.minkao.evaluation.store;

import java.time.Clock;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultEvent;
import org.minkao.evaluation.result.Results;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Results in MongoDB, by campaign. */
public final class MongoResults extends Aggregates<Result, ResultEvent> implements Results {

    public MongoResults(MongoDoor door, EventMapping<ResultEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "results", Result.class, mapping, Audit.TOPIC, outbox, clock);
    }
}

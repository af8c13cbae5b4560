package org.minkao.evaluation.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultEvent;
import org.minkao.evaluation.result.ResultStatus;
import org.minkao.evaluation.result.Results;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Results in MongoDB, by campaign. */
public final class MongoResults extends Aggregates<Result, ResultEvent> implements Results {
    private static final int MOST = 500;
    private static final List<String> UNFINISHED = Arrays.stream(ResultStatus.values())
            .filter(status -> status.isPublished() && status != ResultStatus.FINAL)
            .map(ResultStatus::name)
            .toList();

    public MongoResults(MongoDoor door, EventMapping<ResultEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "results", Result.class, mapping, Audit.TOPIC, outbox, clock);
        declareIndex(Indexes.ascending("state.status"));
    }

    @Override
    public List<Versioned<Result>> unfinished() {
        return query(in("state.status", UNFINISHED), Sorts.ascending("_id"), MOST);
    }
}

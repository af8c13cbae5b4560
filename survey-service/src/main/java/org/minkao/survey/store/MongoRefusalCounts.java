package org.minkao.survey.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.bson.Document;
import org.minkao.kit.core.Fault;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.survey.box.RefusalCounts;

/** Counters per campaign, hour and code; gathered in memory and added up in the database now and then. */
public final class MongoRefusalCounts implements RefusalCounts {
    private static final String COUNT = "n";

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Map<String, LongAdder> pending = new ConcurrentHashMap<>();

    public MongoRefusalCounts(MongoDoor door, Clock clock) {
        this.collection = door.database().getCollection("refusals");
        this.clock = clock;
    }

    @Override
    public void count(String campaign, String code) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        pending.computeIfAbsent(campaign + "|" + hour + "|" + code, id -> new LongAdder())
                .increment();
    }

    @Override
    public Map<String, Long> of(String campaign) {
        flush();
        Map<String, Long> byCode = new TreeMap<>();
        try {
            collection
                    .find(Filters.regex("_id", "^" + Pattern.quote(campaign + "|")))
                    .forEach(hour -> byCode.merge(
                            code(hour.getString("_id")),
                            hour.get(COUNT, Number.class).longValue(),
                            Long::sum));
        } catch (MongoException e) {
            throw new Fault("database failed at reading refusals", e);
        }
        return byCode;
    }

    /** Adds what was counted since the last time; what cannot be added now stays for the next. */
    public void flush() {
        for (Map.Entry<String, LongAdder> counted : pending.entrySet()) {
            long n = counted.getValue().sumThenReset();
            if (n > 0) {
                add(counted.getKey(), counted.getValue(), n);
            }
        }
    }

    private void add(String id, LongAdder counter, long n) {
        try {
            collection.updateOne(Filters.eq("_id", id), Updates.inc(COUNT, n), new UpdateOptions().upsert(true));
        } catch (MongoException e) {
            counter.add(n);
            throw new Fault("database failed at adding refusals", e);
        }
    }

    private static String code(String id) {
        return id.substring(id.lastIndexOf('|') + 1);
    }
}

package org.minkao.kit.kafka;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.not;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.mongo.MongoDoor;

/** What a group has seen of each key, and the events that wait or were refused. */
final class Parking {
    private static final String SEEN = "seen";
    private static final String PARKED = "parked";

    private final String group;
    private final MongoCollection<Document> checkpoints;
    private final MongoCollection<Document> parked;
    private final Clock clock;

    /** How far a key is, and whether it is parked. */
    record Checkpoint(long seen, boolean parked) {}

    /** An event as it was received, before anybody tried to understand it. */
    @SuppressWarnings("ArrayRecordComponent") // passes through once, is never compared
    record Raw(String topic, @Nullable String key, Headers headers, byte @Nullable [] value, String place) {
        String keyName() {
            return key == null ? "" : key;
        }
    }

    /** One stored event, first in its queue. */
    record Stored(String id, ParkedKey.Kind kind, long order, Raw raw) {}

    Parking(MongoDoor door, String group, Clock clock) {
        this.group = group;
        this.clock = clock;
        checkpoints = door.database().getCollection("checkpoints");
        parked = door.database().getCollection("parked");
        door.declareIndex(
                "parked",
                Indexes.ascending("group", "topic", "key", "order"),
                new com.mongodb.client.model.IndexOptions());
        door.declareIndex(
                "checkpoints",
                Indexes.ascending("parked.since"),
                new com.mongodb.client.model.IndexOptions().sparse(true));
    }

    Checkpoint checkpoint(String topic, String key) {
        Document found = checkpoints.find(eq("_id", id(topic, key))).first();
        return found == null
                ? new Checkpoint(0, false)
                : new Checkpoint(found.get(SEEN, Number.class).longValue(), found.containsKey(PARKED));
    }

    /** Moves from one number to the next; false when somebody else did. */
    boolean advance(String topic, String key, long from, long to) {
        return write(topic, key, from, Updates.set(SEEN, to));
    }

    void park(String topic, String key, long seen, ParkedKey.Kind kind, String reason) {
        Document mark =
                new Document("kind", kind.name()).append("reason", reason).append("since", Date.from(clock.instant()));
        ensure(topic, key, seen);
        checkpoints.updateOne(and(eq("_id", id(topic, key)), not(exists(PARKED))), Updates.set(PARKED, mark));
        checkpoints.updateOne(
                eq("_id", id(topic, key)),
                Updates.combine(Updates.set("parked.kind", kind.name()), Updates.set("parked.reason", reason)));
    }

    void release(String topic, String key) {
        checkpoints.updateOne(eq("_id", id(topic, key)), Updates.unset(PARKED));
    }

    /** Puts an event into its key's queue; the same event twice is one. */
    void keep(Raw raw, ParkedKey.Kind kind, @Nullable Long sequence, @Nullable String type, @Nullable String reason) {
        String place = sequence == null ? "?" + raw.place() : String.format(Locale.ROOT, "%020d", sequence);
        String id = id(raw.topic(), raw.keyName()) + "|" + (kind == ParkedKey.Kind.REFUSED ? "refused|" : "") + place;
        Document headers = new Document();
        raw.headers().forEach(h -> headers.append(h.key(), new Binary(h.value() == null ? new byte[0] : h.value())));
        Document document = new Document("_id", id)
                .append("group", group)
                .append("topic", raw.topic())
                .append("key", raw.keyName())
                .append("kind", kind.name())
                // What has no number blocks its key until somebody looks at it.
                .append("order", sequence == null ? -1L : sequence)
                .append("type", type)
                .append("reason", reason)
                .append("since", Date.from(clock.instant()))
                .append("place", raw.place())
                .append("headers", headers)
                .append("value", raw.value() == null ? null : new Binary(raw.value()));
        insertOnce(parked, document);
    }

    void mark(String id, ParkedKey.Kind kind, String reason) {
        parked.updateOne(
                eq("_id", id), Updates.combine(Updates.set("kind", kind.name()), Updates.set("reason", reason)));
    }

    Optional<Stored> first(String topic, String key) {
        return Optional.ofNullable(parked.find(queue(topic, key))
                        .sort(Sorts.ascending("order", "_id"))
                        .first())
                .map(Parking::stored);
    }

    void remove(String id) {
        parked.deleteOne(eq("_id", id));
    }

    long waiting(String topic, String key) {
        return parked.countDocuments(queue(topic, key));
    }

    long parkedCount() {
        return checkpoints.countDocuments(and(eq("group", group), exists(PARKED)));
    }

    List<ParkedKey> parkedKeys() {
        List<ParkedKey> keys = new ArrayList<>();
        for (Document d : checkpoints
                .find(and(eq("group", group), exists(PARKED)))
                .sort(Sorts.ascending("parked.since"))
                .limit(1000)) {
            Document mark = d.get(PARKED, Document.class);
            String topic = d.getString("topic");
            String key = d.getString("key");
            keys.add(new ParkedKey(
                    group,
                    topic,
                    key,
                    ParkedKey.Kind.valueOf(mark.getString("kind")),
                    mark.getString("reason"),
                    mark.getDate("since").toInstant(),
                    waiting(topic, key)));
        }
        return keys;
    }

    List<ParkedEvent> events(Bson filter, int limit) {
        return parked.find(and(eq("group", group), filter))
                .sort(Sorts.ascending("topic", "key", "order", "_id"))
                .limit(limit)
                .map(d -> {
                    long order = d.get("order", Number.class).longValue();
                    return new ParkedEvent(
                            d.getString("_id"),
                            d.getString("topic"),
                            d.getString("key"),
                            ParkedKey.Kind.valueOf(d.getString("kind")),
                            order < 0 ? null : order,
                            d.getString("type"),
                            d.getString("reason"),
                            d.getDate("since").toInstant());
                })
                .into(new ArrayList<>());
    }

    private Bson queue(String topic, String key) {
        return and(eq("group", group), eq("topic", topic), eq("key", key), ne("kind", ParkedKey.Kind.REFUSED.name()));
    }

    private boolean write(String topic, String key, long from, Bson change) {
        if (checkpoints
                        .updateOne(and(eq("_id", id(topic, key)), eq(SEEN, from)), change)
                        .getMatchedCount()
                == 1) {
            return true;
        }
        if (from != 0) {
            return false;
        }
        ensure(topic, key, 0);
        return checkpoints
                        .updateOne(and(eq("_id", id(topic, key)), eq(SEEN, from)), change)
                        .getMatchedCount()
                == 1;
    }

    private void ensure(String topic, String key, long seen) {
        if (checkpoints.countDocuments(Filters.eq("_id", id(topic, key))) == 0) {
            insertOnce(
                    checkpoints,
                    new Document("_id", id(topic, key))
                            .append("group", group)
                            .append("topic", topic)
                            .append("key", key)
                            .append(SEEN, seen));
        }
    }

    private static void insertOnce(MongoCollection<Document> target, Document document) {
        try {
            target.insertOne(document);
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    private static Stored stored(Document d) {
        RecordHeaders headers = new RecordHeaders();
        for (Map.Entry<String, Object> header : d.get("headers", Document.class).entrySet()) {
            headers.add(header.getKey(), ((Binary) header.getValue()).getData());
        }
        Binary value = d.get("value", Binary.class);
        return new Stored(
                d.getString("_id"),
                ParkedKey.Kind.valueOf(d.getString("kind")),
                d.get("order", Number.class).longValue(),
                new Raw(
                        d.getString("topic"),
                        d.getString("key"),
                        headers,
                        value == null ? null : value.getData(),
                        d.getString("place")));
    }

    private String id(String topic, String key) {
        return group + "|" + topic + "|" + key;
    }
}

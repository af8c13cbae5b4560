package org.minkao.kit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.IncomingEvent;

/**
 * Read models fed by events: state and what was seen of each key are written together, so that no event counts twice.
 * The document remembers one number per key that feeds it; feed it from few keys.
 */
public class Projections<S> {
    private static final int ATTEMPTS = 20;
    private static final String STATE = "state";
    private static final String SEEN = "seen";
    private static final String VERSION = "version";

    private final MongoDoor door;
    private final String name;
    private final MongoCollection<BsonDocument> collection;
    private final Codec<S> codec;

    public Projections(MongoDoor door, String collection, Class<S> stateType) {
        this.door = door;
        this.name = collection;
        this.collection = door.database().getCollection(collection, BsonDocument.class);
        this.codec = this.collection.getCodecRegistry().get(stateType);
    }

    /** Changes the state by this event, unless it was applied before; a change to null removes the state. */
    public void apply(String id, IncomingEvent event, UnaryOperator<@Nullable S> change) {
        String key = FieldNames.escape(event.topic() + "|" + event.key());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            BsonDocument before = Calls.call(
                    "reading " + name, () -> collection.find(eq("_id", id)).first());
            if (before != null && seen(before, key) >= event.sequence()) {
                return;
            }
            S after = change.apply(before == null ? null : state(before));
            boolean written = Calls.call(
                    "writing " + name,
                    () -> before == null
                            ? create(id, key, event.sequence(), after)
                            : update(id, before, key, event.sequence(), after));
            if (written) {
                return;
            }
        }
        throw new Fault("%s in %s is changed by others all the time".formatted(id, name));
    }

    public Optional<S> find(String id) {
        return Optional.ofNullable(Calls.call(
                        "reading " + name, () -> collection.find(eq("_id", id)).first()))
                .flatMap(document -> Optional.ofNullable(state(document)));
    }

    /** States that match, in this order, at most so many. */
    public List<S> query(Bson filter, Bson sort, int limit) {
        return Calls.call(
                "querying " + name,
                () -> collection.find(filter).sort(sort).limit(limit).into(new ArrayList<>()).stream()
                        .flatMap(document -> Stream.ofNullable(state(document)))
                        .toList());
    }

    public void declareIndex(Bson keys, IndexOptions options) {
        door.declareIndex(name, keys, options);
    }

    private boolean create(String id, String key, long sequence, @Nullable S after) {
        BsonDocument document = new BsonDocument("_id", new BsonString(id))
                .append(VERSION, new BsonInt64(1))
                .append(SEEN, new BsonDocument(key, new BsonInt64(sequence)));
        if (after != null) {
            document.append(STATE, encode(after));
        }
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoException e) {
            if (Calls.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean update(String id, BsonDocument before, String key, long sequence, @Nullable S after) {
        long version = before.getNumber(VERSION).longValue();
        Bson change = Updates.combine(
                after == null ? Updates.unset(STATE) : Updates.set(STATE, encode(after)),
                Updates.set(SEEN + "." + key, sequence),
                Updates.set(VERSION, version + 1));
        return collection
                        .updateOne(and(eq("_id", id), eq(VERSION, version)), change)
                        .getMatchedCount()
                == 1;
    }

    private static long seen(BsonDocument document, String key) {
        BsonValue seen = document.getDocument(SEEN).get(key);
        return seen == null ? 0 : seen.asNumber().longValue();
    }

    private @Nullable S state(BsonDocument document) {
        BsonValue state = document.get(STATE);
        return state == null
                ? null
                : codec.decode(
                        new BsonDocumentReader(state.asDocument()),
                        DecoderContext.builder().build());
    }

    private BsonDocument encode(S state) {
        BsonDocument target = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(target), state, EncoderContext.builder().build());
        return target;
    }
}

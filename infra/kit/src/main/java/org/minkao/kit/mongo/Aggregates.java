package org.minkao.kit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** A collection of aggregates: state, version and pending events of each live in one document and one write. */
public abstract class Aggregates<S, E> implements Store<S, E> {
    private static final int MAX_BYTES = 900 * 1024;
    private static final String STATE = "state";
    private static final String VERSION = "version";
    private static final String SEQUENCES = "sequences";
    private static final String OUTBOX = "outbox";
    private static final String OUTBOX_SINCE = "outboxSince";

    private final MongoDoor door;
    private final MongoCollection<BsonDocument> collection;
    private final String name;
    private final Codec<S> codec;
    private final EventMapping<E> mapping;
    private final @Nullable AuditTrail audits;
    private final Outbox outbox;
    private final Clock clock;

    protected Aggregates(
            MongoDoor door,
            String collection,
            Class<S> stateType,
            EventMapping<E> mapping,
            @Nullable String auditTopic,
            Outbox outbox,
            Clock clock) {
        this.door = door;
        this.name = collection;
        this.collection = door.database().getCollection(collection, BsonDocument.class);
        this.codec = this.collection.getCodecRegistry().get(stateType);
        this.mapping = mapping;
        this.audits = auditTopic == null ? null : new AuditTrail(auditTopic);
        this.outbox = outbox;
        this.clock = clock;
        outbox.register(collection);
        door.declareIndex(collection, Indexes.ascending(OUTBOX_SINCE), new IndexOptions().sparse(true));
    }

    @Override
    public Optional<Versioned<S>> find(String id) {
        return Optional.ofNullable(
                        call("find", () -> collection.find(eq("_id", id)).first()))
                .map(this::versioned);
    }

    @Override
    public Versioned<S> insert(String id, S state, List<E> events, @Nullable AuditEntry audit) {
        if (!insertIfAbsent(id, state, events, audit)) {
            throw new Refusal(KitReason.ALREADY_EXISTS, "%s exists already in %s".formatted(id, name));
        }
        return new Versioned<>(state, 1);
    }

    @Override
    public boolean insertIfAbsent(String id, S state, List<E> events, @Nullable AuditEntry audit) {
        List<OutgoingEvent> outgoing = outgoing(id, events, audit);
        Map<String, Long> counters = new HashMap<>();
        List<Document> pending = pending(outgoing, counters);
        Document document = new Document("_id", id).append(VERSION, 1L).append(STATE, encode(state));
        if (!pending.isEmpty()) {
            document.append(SEQUENCES, new Document(new HashMap<>(counters)))
                    .append(OUTBOX, pending)
                    .append(OUTBOX_SINCE, Date.from(outbox.stamp(clock)));
        }
        BsonDocument encoded = document.toBsonDocument(Document.class, MongoDoor.codecs());
        requireSize(id, size(encoded));
        boolean inserted = call("insert", () -> {
            try {
                collection.insertOne(encoded);
                return true;
            } catch (MongoException e) {
                if (Calls.isDuplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
        if (inserted && !pending.isEmpty()) {
            outbox.wake(name, id);
        }
        return inserted;
    }

    @Override
    public Versioned<S> save(String id, Versioned<S> before, S after, List<E> events, @Nullable AuditEntry audit) {
        List<OutgoingEvent> outgoing = outgoing(id, events, audit);
        BsonDocument state = encode(after);
        long version = before.version() + 1;
        List<Bson> update = new ArrayList<>(List.of(Updates.set(STATE, state), Updates.set(VERSION, version)));
        int bytes = size(state);
        if (!outgoing.isEmpty()) {
            BsonDocument head = head(id, before.version());
            Map<String, Long> counters = counters(head);
            List<Document> pending = pending(outgoing, counters);
            counters.forEach((key, last) -> update.add(Updates.set(SEQUENCES + "." + key, last)));
            update.add(Updates.pushEach(OUTBOX, pending));
            update.add(Updates.min(OUTBOX_SINCE, Date.from(outbox.stamp(clock))));
            requireSize(id, bytes + size(pending));
            bytes += size(pending) + size(head);
        }
        requireSize(id, size(state));
        if (bytes > MAX_BYTES) {
            throw new Fault("pending events of %s in %s wait to be sent (expected: room for more)".formatted(id, name));
        }
        long matched = call(
                "save",
                () -> collection
                        .updateOne(and(eq("_id", id), eq(VERSION, before.version())), Updates.combine(update))
                        .getMatchedCount());
        if (matched == 0) {
            throw changed(id, before.version());
        }
        if (!outgoing.isEmpty()) {
            outbox.wake(name, id);
        }
        return new Versioned<>(after, version);
    }

    /** States that match, in this order, at most so many. */
    protected List<Versioned<S>> query(Bson filter, Bson sort, int limit) {
        return call(
                "query",
                () -> collection
                        .find(filter)
                        .sort(sort)
                        .limit(limit)
                        .map(this::versioned)
                        .into(new ArrayList<>()));
    }

    protected long count(Bson filter) {
        return call("count", () -> collection.countDocuments(filter));
    }

    /** Declares an index; it is created and checked when the service starts. */
    protected void declareIndex(Bson keys, IndexOptions options) {
        door.declareIndex(name, keys, options);
    }

    protected void declareIndex(Bson keys) {
        declareIndex(keys, new IndexOptions());
    }

    /** The bare collection, for reads that {@link #query} cannot say; wrap them in {@link #call}. */
    protected MongoCollection<BsonDocument> collection() {
        return collection;
    }

    /** Runs an operation and turns failures of server and network into faults. */
    protected <T> T call(String what, Supplier<T> operation) {
        return Calls.call(what + " in " + name, operation);
    }

    /** Reads one document as it came from {@link #collection}. */
    protected Versioned<S> versioned(BsonDocument document) {
        BsonDocument state = document.getDocument(STATE);
        return new Versioned<>(
                codec.decode(
                        new BsonDocumentReader(state), DecoderContext.builder().build()),
                document.getNumber(VERSION).longValue());
    }

    private BsonDocument head(String id, long version) {
        BsonDocument head = call(
                "save",
                () -> collection
                        .find(and(eq("_id", id), eq(VERSION, version)))
                        .projection(include(VERSION, SEQUENCES, OUTBOX))
                        .first());
        if (head == null) {
            throw changed(id, version);
        }
        return head;
    }

    private Refusal changed(String id, long version) {
        return new Refusal(
                KitReason.CHANGED_MEANWHILE, "%s was changed meanwhile (expected: version %d)".formatted(id, version));
    }

    private static Map<String, Long> counters(BsonDocument head) {
        Map<String, Long> counters = new HashMap<>();
        BsonValue stored = head.get(SEQUENCES);
        if (stored != null) {
            stored.asDocument()
                    .forEach((key, value) -> counters.put(key, value.asNumber().longValue()));
        }
        return counters;
    }

    /** Gives each event its place in its key's sequence and moves the counters. */
    private List<Document> pending(List<OutgoingEvent> outgoing, Map<String, Long> counters) {
        Instant time = outbox.stamp(clock);
        String trace = outbox.trace();
        List<Document> pending = new ArrayList<>();
        for (OutgoingEvent event : outgoing) {
            long sequence = counters.merge(FieldNames.escape(event.topic() + "|" + event.key()), 1L, Long::sum);
            pending.add(PendingEvent.of(event, sequence, time, trace).toDocument());
        }
        return pending;
    }

    private List<OutgoingEvent> outgoing(String id, List<E> events, @Nullable AuditEntry audit) {
        List<OutgoingEvent> outgoing = new ArrayList<>(events.size() + 1);
        events.forEach(event -> outgoing.add(mapping.map(event)));
        if (audit != null) {
            if (audits == null) {
                throw new IllegalStateException(name + " has no audit topic (expected: no audit entry)");
            }
            outgoing.add(audits.event(name + "/" + id, audit, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        }
        return outgoing;
    }

    private BsonDocument encode(S state) {
        BsonDocument target = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(target), state, EncoderContext.builder().build());
        return target;
    }

    private void requireSize(String id, int bytes) {
        if (bytes > MAX_BYTES) {
            throw new Refusal(
                    KitReason.TOO_LARGE,
                    "%s would have %d bytes (expected: at most %d)".formatted(id, bytes, MAX_BYTES));
        }
    }

    private static int size(BsonDocument document) {
        return new RawBsonDocument(document, new org.bson.codecs.BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }

    private static int size(List<Document> pending) {
        return new RawBsonDocument(new Document(OUTBOX, pending), new DocumentCodec(MongoDoor.codecs()))
                .getByteBuffer()
                .remaining();
    }
}

package org.minkao.kit.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.IncomingEvent;

/**
 * Events chained by hash, a few chains per topic. The head of a chain carries its last entry, so that an entry is
 * appended in one write; the entry's own document follows and is made good by the next append after a crash.
 */
public final class AuditChain {
    private static final int CHAINS = 3;
    private static final int ATTEMPTS = 50;
    private static final int PAGE = 500;
    private static final String START = "0".repeat(64);

    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> heads;

    /** One entry as it was appended. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its hash, never as a record
    public record Entry(
            String id,
            String chain,
            long index,
            String previous,
            String hash,
            String topic,
            String key,
            String type,
            String subject,
            long sequence,
            Instant time,
            byte[] data) {

        @Override
        public String toString() {
            return "Entry[id=%s, chain=%s, index=%d]".formatted(id, chain, index);
        }
    }

    /** The first thing that is wrong. */
    public record Flaw(
            Kind kind, String chain, long index, @Nullable String id) {

        /** What was done to the chain. */
        public enum Kind {
            ALTERED,
            DROPPED,
            INSERTED
        }
    }

    public AuditChain(MongoDoor door, String collection) {
        entries = door.database().getCollection(collection);
        heads = door.database().getCollection(collection + "Heads");
        door.declareIndex(collection, Indexes.ascending("chain", "index"), new com.mongodb.client.model.IndexOptions());
        door.declareIndex(
                collection,
                Indexes.compoundIndex(Indexes.ascending("topic"), Indexes.descending("time")),
                new com.mongodb.client.model.IndexOptions());
    }

    /** Appends once, however often the event comes. */
    public void append(IncomingEvent event) {
        String chain = event.topic() + "#" + Math.floorMod(event.key().hashCode(), CHAINS);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (Calls.call("appending to the audit", () -> tryAppend(chain, event))) {
                return;
            }
        }
        throw new Fault("audit chain %s is moved by others all the time".formatted(chain));
    }

    /** The newest entries of a topic, or of all. */
    public List<Entry> list(@Nullable String topic, int limit) {
        return list(topic, new Document(), limit);
    }

    /** The newest entries of a topic, or of all, whose fields match. */
    public List<Entry> list(@Nullable String topic, Bson matching, int limit) {
        return Calls.call(
                "reading the audit",
                () -> entries.find(topic == null ? matching : and(eq("topic", topic), matching))
                        .sort(Sorts.orderBy(
                                Sorts.descending("time"), Sorts.descending("index"), Sorts.ascending("_id")))
                        .limit(limit)
                        .map(AuditChain::entry)
                        .into(new ArrayList<>()));
    }

    /** How many entries there are. */
    public long count() {
        return Calls.call("counting the audit", entries::countDocuments);
    }

    /** Walks every chain from its start; empty when each entry is where and what it was. */
    public Optional<Flaw> verify() {
        return Calls.call("checking the audit", () -> {
            List<Document> found = heads.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
            for (Document head : found) {
                makeGood(head);
                Optional<Flaw> flaw = verify(head);
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
            return strayChain(found);
        });
    }

    private boolean tryAppend(String chain, IncomingEvent event) {
        Document head = heads.find(eq("_id", chain)).first();
        if (head != null) {
            makeGood(head);
        }
        if (entries.countDocuments(eq("_id", event.id())) > 0) {
            return true;
        }
        long index = head == null ? 1 : head.get("count", Number.class).longValue() + 1;
        Document next = document(event, chain, index, head == null ? START : head.getString("hash"));
        boolean moved = head == null ? start(chain, next) : move(chain, index - 1, next);
        if (moved) {
            insertOnce(next);
        }
        return moved;
    }

    private boolean start(String chain, Document first) {
        try {
            heads.insertOne(new Document("_id", chain)
                    .append("count", 1L)
                    .append("hash", first.getString("hash"))
                    .append("last", first));
            return true;
        } catch (MongoException e) {
            if (Calls.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean move(String chain, long from, Document next) {
        return heads.updateOne(
                                and(eq("_id", chain), eq("count", from)),
                                Updates.combine(
                                        Updates.set("count", from + 1),
                                        Updates.set("hash", next.getString("hash")),
                                        Updates.set("last", next)))
                        .getMatchedCount()
                == 1;
    }

    private void makeGood(Document head) {
        insertOnce(head.get("last", Document.class));
    }

    private void insertOnce(Document entry) {
        if (entries.countDocuments(eq("_id", entry.getString("_id"))) > 0) {
            return;
        }
        try {
            entries.insertOne(entry);
        } catch (MongoException e) {
            if (!Calls.isDuplicate(e)) {
                throw e;
            }
        }
    }

    private Optional<Flaw> verify(Document head) {
        String chain = head.getString("_id");
        long count = head.get("count", Number.class).longValue();
        String previous = START;
        long expected = 1;
        List<Entry> page = page(chain, 0);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                if (entry.index() > count) {
                    return beyond(chain, entry, expected, count);
                }
                if (entry.index() < expected) {
                    return flaw(Flaw.Kind.INSERTED, chain, entry);
                }
                if (entry.index() > expected) {
                    return Optional.of(new Flaw(Flaw.Kind.DROPPED, chain, expected, null));
                }
                if (!entry.previous().equals(previous) || !entry.hash().equals(hash(entry))) {
                    return flaw(Flaw.Kind.ALTERED, chain, entry);
                }
                previous = entry.hash();
                expected++;
            }
            // Two entries may claim the same place: look again at the last one.
            long last = expected - 1;
            if (entries.countDocuments(and(eq("chain", chain), eq("index", last))) > 1) {
                return Optional.of(new Flaw(Flaw.Kind.INSERTED, chain, last, null));
            }
            page = page(chain, last);
        }
        if (expected <= count) {
            return Optional.of(new Flaw(Flaw.Kind.DROPPED, chain, expected, null));
        }
        return previous.equals(head.getString("hash"))
                ? Optional.empty()
                : Optional.of(new Flaw(Flaw.Kind.ALTERED, chain, count, null));
    }

    /** Entries behind the head's count are new, if the head has moved on meanwhile. */
    private Optional<Flaw> beyond(String chain, Entry entry, long expected, long count) {
        if (expected <= count) {
            return Optional.of(new Flaw(Flaw.Kind.DROPPED, chain, expected, null));
        }
        Document now = heads.find(eq("_id", chain)).first();
        return now != null && now.get("count", Number.class).longValue() >= entry.index()
                ? Optional.empty()
                : flaw(Flaw.Kind.INSERTED, chain, entry);
    }

    private Optional<Flaw> strayChain(List<Document> found) {
        List<String> known = found.stream().map(head -> head.getString("_id")).toList();
        return Optional.ofNullable(entries.find(com.mongodb.client.model.Filters.nin("chain", known))
                        .first())
                .map(AuditChain::entry)
                .flatMap(stray -> flaw(Flaw.Kind.INSERTED, stray.chain(), stray));
    }

    private List<Entry> page(String chain, long after) {
        return entries.find(and(eq("chain", chain), gt("index", after)))
                .sort(Sorts.ascending("index", "_id"))
                .limit(PAGE)
                .map(AuditChain::entry)
                .into(new ArrayList<>());
    }

    private static Optional<Flaw> flaw(Flaw.Kind kind, String chain, Entry entry) {
        return Optional.of(new Flaw(kind, chain, entry.index(), entry.id()));
    }

    private static Document document(IncomingEvent event, String chain, long index, String previous) {
        Entry open = new Entry(
                event.id(),
                chain,
                index,
                previous,
                "",
                event.topic(),
                event.key(),
                event.type(),
                event.subject(),
                event.sequence(),
                Instant.ofEpochMilli(event.time().toEpochMilli()),
                event.data());
        return new Document("_id", open.id())
                .append("chain", chain)
                .append("index", index)
                .append("previous", previous)
                .append("hash", hash(open))
                .append("topic", open.topic())
                .append("key", open.key())
                .append("type", open.type())
                .append("subject", open.subject())
                .append("sequence", open.sequence())
                .append("time", Date.from(open.time()))
                .append("data", new Binary(open.data()));
    }

    private static Entry entry(Document d) {
        return new Entry(
                d.getString("_id"),
                d.getString("chain"),
                d.get("index", Number.class).longValue(),
                d.getString("previous"),
                d.getString("hash"),
                d.getString("topic"),
                d.getString("key"),
                d.getString("type"),
                d.getString("subject"),
                d.get("sequence", Number.class).longValue(),
                d.getDate("time").toInstant(),
                d.get("data", Binary.class).getData());
    }

    /** Every field with its length before it, so that no two entries read the same. */
    private static String hash(Entry e) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : List.of(e.chain(), e.previous(), e.id(), e.topic(), e.key(), e.type(), e.subject())) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(number(bytes.length));
                digest.update(bytes);
            }
            digest.update(number(e.index()));
            digest.update(number(e.sequence()));
            digest.update(number(e.time().toEpochMilli()));
            digest.update(number(e.data().length));
            digest.update(e.data());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException x) {
            throw new IllegalStateException("every Java has SHA-256", x);
        }
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }
}

package org.minkao.local.audit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.minkao.local.audit.Verdict.Flaw;
import org.minkao.local.audit.Verdict.Head;
import org.minkao.local.audit.Verdict.Kind;

/** Recomputes every chain from the documents themselves; it only reads, and asks no service. */
final class OfflineCheck {
    private static final String START = "0".repeat(64);

    private final MongoCollection<Document> entries;
    private final MongoCollection<Document> heads;

    OfflineCheck(MongoDatabase database) {
        entries = database.getCollection("audit");
        heads = database.getCollection("auditHeads");
    }

    Verdict run() {
        long count = 0;
        List<Head> ends = new ArrayList<>();
        for (Document head : heads.find().sort(ascending("_id")).into(new ArrayList<>())) {
            Walk walk = new Walk(head);
            Optional<Flaw> flaw = walk.flaw();
            if (flaw.isPresent()) {
                return new Verdict(entries.countDocuments(), flaw.get(), List.of());
            }
            count += walk.seen();
            ends.add(new Head(walk.chain, walk.seen(), walk.previous));
        }
        Document stray = entries.find(
                        nin("chain", ends.stream().map(Head::chain).toList()))
                .sort(ascending("chain", "index", "_id"))
                .first();
        return stray == null
                ? new Verdict(count, null, ends)
                : new Verdict(
                        entries.countDocuments(),
                        new Flaw(Kind.INSERTED, String.valueOf(stray.get("chain")), index(stray), id(stray)),
                        List.of());
    }

    /** One chain from its start to its head. */
    private final class Walk {
        private final String chain;
        private final long count;
        private final String end;
        private final @Nullable Document last;
        private String previous = START;
        private long expected = 1;

        private Walk(Document head) {
            chain = id(head);
            count = head.get("count") instanceof Number n ? n.longValue() : -1;
            end = String.valueOf(head.get("hash"));
            last = head.get("last") instanceof Document d ? d : null;
        }

        private long seen() {
            return expected - 1;
        }

        private Optional<Flaw> flaw() {
            try (MongoCursor<Document> cursor = entries.find(eq("chain", chain))
                    .sort(ascending("index", "_id"))
                    .batchSize(500)
                    .iterator()) {
                List<Document> place = new ArrayList<>();
                while (cursor.hasNext()) {
                    Document next = cursor.next();
                    if (!place.isEmpty() && index(place.getFirst()) != index(next)) {
                        Optional<Flaw> flaw = step(place);
                        if (flaw.isPresent()) {
                            return flaw;
                        }
                        place.clear();
                    }
                    place.add(next);
                }
                Optional<Flaw> flaw = place.isEmpty() ? Optional.empty() : step(place);
                return flaw.isPresent() ? flaw : atTheEnd();
            }
        }

        /** All that claims one place of the chain. */
        private Optional<Flaw> step(List<Document> place) {
            long index = index(place.getFirst());
            if (index < 1) {
                return flaw(Kind.ALTERED, index, place.getFirst());
            }
            if (index > count) {
                return beyond(index, place.getFirst());
            }
            if (index > expected) {
                return flaw(Kind.DROPPED, expected, null);
            }
            List<Document> genuine = place.stream()
                    .filter(d -> ChainEntry.of(d)
                            .filter(entry -> entry.follows(previous))
                            .isPresent())
                    .toList();
            if (genuine.isEmpty()) {
                return flaw(Kind.ALTERED, index, place.getFirst());
            }
            Document kept = genuine.size() == 1 ? genuine.getFirst() : referred(genuine, index);
            for (Document other : place) {
                if (!other.equals(kept)) {
                    return flaw(Kind.INSERTED, index, other);
                }
            }
            take(kept);
            return Optional.empty();
        }

        private Optional<Flaw> beyond(long index, Document entry) {
            if (expected <= count && !onlyInTheHead()) {
                return flaw(Kind.DROPPED, expected, null);
            }
            return writtenMeanwhile(index) ? Optional.empty() : flaw(Kind.INSERTED, index, entry);
        }

        private void take(Document entry) {
            previous = String.valueOf(entry.get("hash"));
            expected++;
        }

        private Optional<Flaw> atTheEnd() {
            if (expected <= count && !onlyInTheHead()) {
                return flaw(Kind.DROPPED, expected, null);
            }
            boolean moved = expected - 1 == count && !previous.equals(end);
            return moved ? flaw(Kind.ALTERED, count, last) : Optional.empty();
        }

        /** A crash may leave the last entry in the head alone; the service's next write puts it into its place. */
        private boolean onlyInTheHead() {
            if (expected != count || last == null || index(last) != count) {
                return false;
            }
            boolean whole = ChainEntry.of(last)
                    .filter(entry -> entry.follows(previous) && entry.hash().equals(end))
                    .isPresent();
            if (whole) {
                take(last);
            }
            return whole;
        }

        /** Of two that fit, the one that the next entry, or the head, builds on. */
        private Document referred(List<Document> genuine, long index) {
            Document next = entries.find(and(eq("chain", chain), eq("index", index + 1)))
                    .sort(ascending("_id"))
                    .first();
            String wanted = next == null ? end : String.valueOf(next.get("previous"));
            return genuine.stream()
                    .filter(d -> wanted.equals(d.get("hash")))
                    .findFirst()
                    .orElse(genuine.getFirst());
        }

        /** The platform goes on while we read: what its head has reached since is none of our business. */
        private boolean writtenMeanwhile(long index) {
            Document now = heads.find(eq("_id", chain)).first();
            return now != null && now.get("count") instanceof Number n && n.longValue() >= index;
        }

        private Optional<Flaw> flaw(Kind kind, long index, @Nullable Document entry) {
            return Optional.of(new Flaw(kind, chain, index, entry == null ? null : id(entry)));
        }
    }

    private static long index(Document entry) {
        return entry.get("index") instanceof Number n ? n.longValue() : 0;
    }

    private static String id(Document document) {
        return String.valueOf(document.get("_id"));
    }
}

package org.minkao.kit.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.testkit.TestMongo;

class AuditChainIT {
    private static final String TOPIC = "minkao.sample.audit";
    private static MongoDoor door;
    private AuditChain chain;
    private MongoCollection<Document> entries;
    private MongoCollection<Document> heads;

    @BeforeAll
    static void open() {
        door = TestMongo.door("audit");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void tenEntries() {
        String name = "audit" + UUID.randomUUID().toString().substring(0, 8);
        chain = new AuditChain(door, name);
        entries = door.database().getCollection(name);
        heads = door.database().getCollection(name + "Heads");
        for (int i = 1; i <= 10; i++) {
            chain.append(event("e" + i, i));
        }
    }

    @Test
    void findsNothingWrongWithAChainThatIsWhole() {
        assertThat(chain.verify()).isEmpty();
        assertThat(chain.count()).isEqualTo(10);
        assertThat(chain.list(TOPIC, 3)).extracting(AuditChain.Entry::id).containsExactly("e10", "e9", "e8");
    }

    @Test
    void appendsOnceHoweverOftenAnEventComes() {
        chain.append(event("e3", 3));
        chain.append(event("e10", 10));
        assertThat(chain.count()).isEqualTo(10);
        assertThat(chain.verify()).isEmpty();
    }

    @Test
    void findsAnAlteredEntry() {
        entries.updateOne(Filters.eq("_id", "e4"), Updates.set("subject", "another"));
        assertThat(chain.verify())
                .contains(new AuditChain.Flaw(AuditChain.Flaw.Kind.ALTERED, TOPIC + "#" + bucket(), 4, "e4"));
    }

    @Test
    void findsADroppedEntryInTheMiddleAndAtTheEnd() {
        entries.deleteOne(Filters.eq("_id", "e6"));
        AuditChain.Flaw flaw = chain.verify().orElseThrow();
        assertThat(flaw.kind()).isEqualTo(AuditChain.Flaw.Kind.DROPPED);
        assertThat(flaw.index()).isEqualTo(6);
        entries.deleteMany(Filters.gte("index", 9));
        entries.deleteOne(Filters.eq("_id", "none"));
        assertThat(chain.verify().orElseThrow().index()).isEqualTo(6);
    }

    @Test
    void findsADroppedTail() {
        entries.deleteMany(Filters.gte("index", 9));
        // The head still carries the last one, so only the one before is missing.
        assertThat(chain.verify().orElseThrow())
                .isEqualTo(new AuditChain.Flaw(AuditChain.Flaw.Kind.DROPPED, TOPIC + "#" + bucket(), 9, null));
    }

    @Test
    void findsAnInsertedEntryAtATakenPlaceBehindTheEndAndInAChainOfItsOwn() {
        Document fifth = entries.find(Filters.eq("_id", "e5")).first();
        entries.insertOne(new Document(fifth).append("_id", "x"));
        assertThat(chain.verify().orElseThrow().kind()).isEqualTo(AuditChain.Flaw.Kind.INSERTED);
        entries.deleteOne(Filters.eq("_id", "x"));
        entries.insertOne(new Document(fifth).append("_id", "y").append("index", 11L));
        assertThat(chain.verify().orElseThrow().id()).isEqualTo("y");
        entries.deleteOne(Filters.eq("_id", "y"));
        entries.insertOne(new Document(fifth).append("_id", "z").append("chain", "another"));
        assertThat(chain.verify().orElseThrow().id()).isEqualTo("z");
        entries.deleteOne(Filters.eq("_id", "z"));
        assertThat(chain.verify()).isEmpty();
    }

    @Test
    void findsAnInsertedEntryWhereOnePageOfTheWalkEnds() {
        for (int i = 11; i <= 501; i++) {
            chain.append(event("e" + i, i));
        }
        assertThat(chain.verify()).isEmpty();
        Document last = entries.find(Filters.eq("index", 500L)).first();
        // Sorts behind the true one, so that it falls between two pages.
        entries.insertOne(new Document(last).append("_id", "x"));
        AuditChain.Flaw flaw = chain.verify().orElseThrow();
        assertThat(flaw.kind()).isEqualTo(AuditChain.Flaw.Kind.INSERTED);
        assertThat(flaw.index()).isEqualTo(500);
    }

    @Test
    void findsAnEntryWhoseHashWasMadeToFit() {
        Document head = heads.find().first();
        heads.updateOne(Filters.eq("_id", head.getString("_id")), Updates.set("hash", "0".repeat(64)));
        assertThat(chain.verify().orElseThrow().kind()).isEqualTo(AuditChain.Flaw.Kind.ALTERED);
    }

    @Test
    void isMadeGoodAfterACrashBetweenHeadAndEntry() {
        entries.deleteOne(Filters.eq("_id", "e10"));
        chain.append(event("e10", 10));
        chain.append(event("e11", 11));
        assertThat(chain.count()).isEqualTo(11);
        assertThat(chain.verify()).isEmpty();
    }

    @Test
    void staysOneChainUnderManyWriters() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String id = "w" + (i / 2);
                writers.add(() -> {
                    chain.append(event(id, 1));
                    return true;
                });
            }
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        }
        assertThat(chain.count()).isEqualTo(25);
        assertThat(chain.verify()).isEmpty();
    }

    private static int bucket() {
        return Math.floorMod("things/one".hashCode(), 3);
    }

    private static IncomingEvent event(String id, long sequence) {
        return new IncomingEvent(
                TOPIC,
                "things/one",
                "minkao.sample.command-recorded.v1",
                id,
                "s",
                sequence,
                Instant.EPOCH.plusSeconds(sequence),
                "{}".getBytes(StandardCharsets.UTF_8));
    }
}

package org.minkao.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableMongoServerTest {

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasWrittenAcrossACleanStop() {
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start())) {
            notes(client).insertOne(new Document("_id", "a").append("text", "民主考评"));
        }
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start())) {
            assertThat(notes(client).find(Filters.eq("a")).first()).containsEntry("text", "民主考评");
        }
    }

    @Test
    void refusesASecondDocumentWithTheSameId() {
        try (var server = DurableMongoServer.inMemory();
                MongoClient client = MongoClients.create(server.start())) {
            notes(client).insertOne(new Document("_id", "a"));
            assertThatThrownBy(() -> notes(client).insertOne(new Document("_id", "a")))
                    .isInstanceOfSatisfying(
                            MongoWriteException.class,
                            refusal -> assertThat(refusal.getError().getCategory())
                                    .isEqualTo(ErrorCategory.DUPLICATE_KEY));
        }
    }

    @Test
    void keepsUniqueIndexesAcrossARestart() {
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start())) {
            notes(client).createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
            notes(client).insertOne(new Document("_id", "a").append("code", 1));
        }
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start())) {
            assertThatThrownBy(() -> notes(client).insertOne(new Document("_id", "b").append("code", 1)))
                    .isInstanceOf(MongoWriteException.class);
            notes(client).insertOne(new Document("_id", "b").append("code", 2));
        }
    }

    @Test
    void insertsTheOthersOfAnUnorderedBatchBesideADuplicate() {
        try (var server = DurableMongoServer.inMemory();
                MongoClient client = MongoClients.create(server.start())) {
            notes(client).insertOne(new Document("_id", 2));
            List<Document> batch = List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3));
            assertThatThrownBy(() -> notes(client).insertMany(batch, new InsertManyOptions().ordered(false)))
                    .isInstanceOf(MongoBulkWriteException.class);
            assertThat(notes(client).countDocuments()).isEqualTo(3);
        }
    }

    @Test
    void answersHelloAndPing() {
        try (var server = DurableMongoServer.inMemory();
                MongoClient client = MongoClients.create(server.start())) {
            assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                    .containsEntry("isWritablePrimary", true);
            assertThat(client.getDatabase("x")
                            .runCommand(new Document("ping", 1))
                            .get("ok", Number.class))
                    .satisfies(ok -> assertThat(ok.intValue()).isEqualTo(1));
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (var server = DurableMongoServer.inMemory()) {
            int port = URI.create(server.start()).getPort();
            List<InetAddress> outside = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (InetAddress address : outside) {
                try (var socket = new Socket()) {
                    assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port), 500))
                            .isInstanceOf(java.io.IOException.class);
                }
            }
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @Test
    void letsManyWritersShareOneSync() throws Exception {
        int writers = 32;
        int each = 40;
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start());
                var threads = Executors.newFixedThreadPool(writers)) {
            notes(client).insertOne(new Document("_id", "first"));
            var before = server.counts();
            List<Callable<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        notes(client).insertOne(new Document("_id", number + "-" + i));
                    }
                    return null;
                });
            }
            long began = System.nanoTime();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long writes = server.counts().writes() - before.writes();
            long syncs = server.counts().syncs() - before.syncs();
            System.out.printf("minkao.mongo.writes=%d syncs=%d seconds=%.2f%n", writes, syncs, seconds);
            assertThat(writes).isEqualTo((long) writers * each);
            assertThat(syncs).isLessThan(writes / 2);
            assertThat(notes(client).countDocuments()).isEqualTo((long) writers * each + 1);
        }
    }

    @Test
    void losesNoStepOfACounterThatManyRaise() throws Exception {
        int writers = 16;
        int each = 25;
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start());
                var threads = Executors.newFixedThreadPool(writers)) {
            notes(client).insertOne(new Document("_id", "counter").append("n", 0));
            Callable<Void> raise = () -> {
                for (int i = 0; i < each; i++) {
                    notes(client)
                            .findOneAndUpdate(
                                    Filters.eq("counter"),
                                    Updates.inc("n", 1),
                                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
                }
                return null;
            };
            for (var done : threads.invokeAll(Collections.nCopies(writers, raise))) {
                done.get();
            }
            assertThat(notes(client).find().first()).containsEntry("n", writers * each);
        }
    }

    @Test
    void readsNoDocumentThatIsHalfOfOneVersionAndHalfOfAnother() throws Exception {
        int fields = 200;
        int versions = 150;
        int readers = 3;
        try (var server = new DurableMongoServer(folder);
                MongoClient client = MongoClients.create(server.start());
                var threads = Executors.newFixedThreadPool(readers)) {
            notes(client).insertOne(version(0, fields).append("_id", "a"));
            AtomicBoolean done = new AtomicBoolean();
            Callable<Integer> read = () -> {
                int reads = 0;
                while (!done.get()) {
                    Document found = notes(client).find(Filters.eq("a")).first();
                    assertThat(found.values().stream()
                                    .filter(Integer.class::isInstance)
                                    .distinct())
                            .hasSize(1);
                    reads++;
                }
                return reads;
            };
            List<Future<Integer>> reading = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                reading.add(threads.submit(read));
            }
            try {
                for (int i = 1; i <= versions; i++) {
                    Document next = new Document("$set", version(i, fields));
                    if (i % 2 == 0) {
                        notes(client).updateOne(Filters.eq("a"), next);
                    } else {
                        notes(client).findOneAndUpdate(Filters.eq("a"), next);
                    }
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> each : reading) {
                assertThat(each.get()).isPositive();
            }
        }
    }

    private static Document version(int number, int fields) {
        Document document = new Document();
        for (int i = 0; i < fields; i++) {
            document.append("f" + i, number);
        }
        return document;
    }

    @Test
    void knowsWhichCommandsWrite() {
        assertThat(DurableBackend.writes("findAndModify", command("findAndModify")))
                .isTrue();
        assertThat(DurableBackend.writes("find", command("find"))).isFalse();
        var merging = command("aggregate");
        merging.put("pipeline", List.of(new de.bwaldvogel.mongo.bson.Document("$merge", "other")));
        assertThat(DurableBackend.writes("aggregate", merging)).isTrue();
        var reading = command("aggregate");
        reading.put("pipeline", List.of(new de.bwaldvogel.mongo.bson.Document("$match", "x")));
        assertThat(DurableBackend.writes("aggregate", reading)).isFalse();
    }

    private static de.bwaldvogel.mongo.bson.Document command(String name) {
        return new de.bwaldvogel.mongo.bson.Document(name, "notes");
    }

    private static MongoCollection<Document> notes(MongoClient client) {
        return client.getDatabase("test").getCollection("notes");
    }
}

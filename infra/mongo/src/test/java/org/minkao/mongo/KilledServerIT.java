package org.minkao.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server's own process at random moments under load; {@code -Dminkao.kill.rounds=N} sets how often. */
class KilledServerIT {

    private static final int WRITERS = 8;

    @TempDir
    Path folder;

    private final List<Process> children = new ArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> lookedUp = new HashSet<>();
    private final AtomicInteger[] raised = new AtomicInteger[WRITERS];

    @Test
    void findsEveryAcknowledgedWriteAfterEachKill() throws Exception {
        int rounds = Integer.getInteger("minkao.kill.rounds", 6);
        long seed = Long.getLong("minkao.kill.seed", System.nanoTime());
        System.out.println("minkao.kill.rounds=" + rounds + " minkao.kill.seed=" + seed);
        var random = new Random(seed);
        for (int writer = 0; writer < WRITERS; writer++) {
            raised[writer] = new AtomicInteger();
        }
        int port = 0;
        for (int round = 0; round < rounds; round++) {
            Child child = start();
            try (MongoClient client = client(child.uri())) {
                if (round == 0) {
                    ballots(client).createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
                }
                verify(client);
                int before = acknowledged.size();
                writeUntilKilled(client, child, round, 40 + random.nextInt(400));
                assertThat(acknowledged.size()).isGreaterThan(before);
            }
            port++;
        }
        assertThat(port).isEqualTo(rounds);
        Child last = start();
        try (MongoClient client = client(last.uri())) {
            lookedUp.clear();
            verify(client);
        } finally {
            last.process().destroy();
            assertThat(last.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        System.out.println("minkao.kill.acknowledged=" + acknowledged.size());
    }

    // A child left by a failed round would hold the build's output open for ever.
    @AfterEach
    void endsWhatAFailureLeft() {
        children.forEach(Process::destroyForcibly);
    }

    private Child start() throws IOException {
        Child child = Child.start(folder);
        children.add(child.process());
        return child;
    }

    private void writeUntilKilled(MongoClient client, Child child, int round, int writesBeforeKill) throws Exception {
        var permits = new Semaphore(0);
        List<Thread> threads = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            threads.add(Thread.ofPlatform().start(() -> writeLoop(client, round, number, permits)));
        }
        assertThat(permits.tryAcquire(writesBeforeKill, 60, TimeUnit.SECONDS)).isTrue();
        child.process().destroyForcibly();
        assertThat(child.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private void writeLoop(MongoClient client, int round, int writer, Semaphore permits) {
        try {
            for (int i = 0; i < 1_000_000; i++) {
                String id = round + "-" + writer + "-" + i;
                ballots(client).insertOne(new Document("_id", id).append("code", "c" + id));
                acknowledged.add(id);
                counters(client).updateOne(Filters.eq(writer), Updates.inc("n", 1), new UpdateOptions().upsert(true));
                raised[writer].incrementAndGet();
                permits.release();
            }
        } catch (MongoException killed) {
            // The connection died with the server: this write was not acknowledged, and the loop is over.
            assertThat(killed).hasMessageNotContaining("not durable");
        }
    }

    private void verify(MongoClient client) {
        Set<String> found = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Document ballot : ballots(client).find()) {
            assertThat(found.add(ballot.getString("_id"))).isTrue();
            assertThat(codes.add(ballot.getString("code"))).isTrue();
        }
        assertThat(found).containsAll(acknowledged);
        for (String id : found) {
            // Through the index: a half-stored command would leave a document without its entry. One by one only what
            // is new, since all of them in every round would take longer than everything else.
            if (lookedUp.add(id)) {
                assertThat(ballots(client).countDocuments(Filters.eq(id))).isEqualTo(1);
            }
        }
        for (int writer = 0; writer < WRITERS; writer++) {
            Document counter = counters(client).find(Filters.eq(writer)).first();
            int stored = counter == null ? 0 : counter.getInteger("n");
            // At most the one step under way when the server died may be stored without its answer.
            assertThat(stored - raised[writer].get()).isBetween(0, 1);
            raised[writer].set(stored);
        }
    }

    private static MongoClient client(String uri) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                .build());
    }

    private static MongoCollection<Document> ballots(MongoClient client) {
        return client.getDatabase("kill").getCollection("ballots");
    }

    private static MongoCollection<Document> counters(MongoClient client) {
        return client.getDatabase("kill2").getCollection("counters");
    }

    private record Child(Process process, String uri) {

        static Child start(Path folder) throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            DurableMongo.class.getName(),
                            folder.toString(),
                            "0")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var out = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
            String line = out.readLine();
            assertThat(line).contains("mongodb://");
            return new Child(process, line.substring(line.indexOf("mongodb://")));
        }
    }
}

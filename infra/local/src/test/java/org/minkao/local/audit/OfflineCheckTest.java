package org.minkao.local.audit;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.local.Failure;
import org.minkao.local.audit.Verdict.Flaw;
import org.minkao.local.audit.Verdict.Head;
import org.minkao.local.audit.Verdict.Kind;
import org.minkao.mongo.DurableMongoServer;

/** What is planted in chains that the platform wrote is named; notification-service checks that the sample is its own. */
class OfflineCheckTest {
    private static final DurableMongoServer SERVER = DurableMongoServer.inMemory();

    private static String uri;
    private static MongoClient client;
    private MongoDatabase database;
    private String chain;

    @BeforeAll
    static void start() {
        uri = SERVER.start();
        client = MongoClients.create(uri);
    }

    @AfterAll
    static void stop() {
        client.close();
        SERVER.close();
    }

    @BeforeEach
    void chainsAsThePlatformWroteThem() throws IOException {
        database = client.getDatabase("minkao_notification");
        database.drop();
        try (InputStream in = OfflineCheckTest.class.getResourceAsStream("/audit-chains.json")) {
            Document sample =
                    Document.parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
            entries().insertMany(sample.getList("audit", Document.class));
            heads().insertMany(sample.getList("auditHeads", Document.class));
        }
        chain = entry("rectification-1").getString("chain");
    }

    @Test
    void findsNothingInWhatWasLeftAlone() {
        Verdict verdict = check();

        assertThat(verdict.first()).isNull();
        assertThat(verdict.entries()).isEqualTo(9);
        assertThat(verdict.heads()).extracting(Head::entries).containsExactly(6L, 3L);
        assertThat(verdict.heads()).extracting(Head::hash).doesNotHaveDuplicates();
    }

    @Test
    void writesNothing() {
        entries().deleteOne(eq("_id", "rectification-6"));
        String before = dump();

        assertThat(check().first()).isNull();
        assertThat(dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic", "key", "type", "subject", "hash", "previous"})
    void namesAnEntryOfWhichAFieldWasChanged(String field) {
        set("rectification-3", Updates.set(field, "planted"));

        found(Kind.ALTERED, 3, "rectification-3");
    }

    @Test
    void namesAnEntryOfWhichWhoTimeOrPlaceWasChanged() {
        String data = text(entry("rectification-3"));
        set("rectification-3", Updates.set("data", binary(data.replace("office-he", "county-lin"))));
        found(Kind.ALTERED, 3, "rectification-3");

        set("rectification-3", Updates.set("data", binary(data)));
        assertThat(check().ok()).isTrue();
        Date time = entry("rectification-2").getDate("time");
        set("rectification-2", Updates.set("time", Date.from(time.toInstant().plusMillis(1))));
        found(Kind.ALTERED, 2, "rectification-2");

        set("rectification-2", Updates.set("time", time));
        set("rectification-2", Updates.set("sequence", 9L));
        found(Kind.ALTERED, 2, "rectification-2");
    }

    @Test
    void namesAnEntryThatCannotBeReadAnyMore() {
        set("rectification-4", Updates.unset("data"));
        found(Kind.ALTERED, 4, "rectification-4");

        set("rectification-1", Updates.set("index", "first"));
        assertThat(Objects.requireNonNull(check().first()).kind()).isIn(Kind.ALTERED, Kind.DROPPED);
    }

    @Test
    void namesAChangedEntryWhoseHashWasMadeToFit() {
        set("rectification-3", Updates.set("data", binary("{\"who\":\"nobody\"}")));
        String fitting = ChainEntry.of(entry("rectification-3")).orElseThrow().recomputed();
        set("rectification-3", Updates.set("hash", fitting));

        // The forged one is whole in itself; what was built on it gives it away.
        found(Kind.ALTERED, 4, "rectification-4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void namesThePlaceOfADroppedEntry(int index) {
        entries().deleteOne(eq("_id", "rectification-" + index));

        found(Kind.DROPPED, index, null);
    }

    @Test
    void namesTheFirstOfAllThatWereDropped() {
        entries().deleteMany(eq("chain", chain));
        found(Kind.DROPPED, 1, null);
    }

    @Test
    void namesTheLastEntryWhenTheHeadForgotItToo() {
        entries().deleteOne(eq("_id", "rectification-6"));
        Document five = entry("rectification-5");
        heads().updateOne(eq("_id", chain), Updates.set("last", five));

        found(Kind.DROPPED, 6, null);
    }

    @Test
    void readsALastEntryThatACrashLeftInTheHead() {
        entries().deleteOne(eq("_id", "rectification-6"));

        Verdict verdict = check();
        assertThat(verdict.first()).isNull();
        assertThat(verdict.entries()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-planted", "z-planted"})
    void namesAnInsertedEntryThatClaimsATakenPlace(String id) {
        entries().insertOne(new Document(entry("rectification-3")).append("_id", id));

        found(Kind.INSERTED, 3, id);
    }

    @Test
    void namesAnInsertedEntryThatFitsInItself() {
        Document planted = new Document(entry("rectification-3"))
                .append("_id", "a-planted")
                .append("data", binary("{\"who\":\"nobody\"}"));
        planted.append("hash", ChainEntry.of(planted).orElseThrow().recomputed());
        entries().insertOne(planted);

        found(Kind.INSERTED, 3, "a-planted");
    }

    @Test
    void namesAnInsertedEntryBehindTheLastOne() {
        Document planted = new Document(entry("rectification-6"))
                .append("_id", "planted")
                .append("index", 7L)
                .append("previous", entry("rectification-6").getString("hash"));
        planted.append("hash", ChainEntry.of(planted).orElseThrow().recomputed());
        entries().insertOne(planted);

        found(Kind.INSERTED, 7, "planted");
    }

    @Test
    void namesAnEntryOfAChainThatNobodyBegan() {
        entries()
                .insertOne(
                        new Document(entry("survey-1")).append("_id", "planted").append("chain", "elsewhere#0"));

        assertThat(check().first()).isEqualTo(new Flaw(Kind.INSERTED, "elsewhere#0", 1, "planted"));
    }

    @Test
    void namesTheFirstOfTwoThatChangedPlaces() {
        set("rectification-2", Updates.set("index", 4L));
        set("rectification-4", Updates.set("index", 2L));

        found(Kind.ALTERED, 2, "rectification-4");
    }

    @Test
    void namesTheLastEntryWhenOnlyTheHeadWasChanged() {
        heads().updateOne(eq("_id", chain), Updates.set("hash", "0".repeat(64)));

        found(Kind.ALTERED, 6, "rectification-6");
    }

    @Test
    void saysSoForPeopleAndForMachines() {
        assertThat(run(false)).startsWith("0|审计记录完好，共 9 条").contains("the record is whole: 9 entries", chain);
        assertThat(run(true)).startsWith("0|{\"ok\":true,\"entries\":9,\"by\":\"offline\",\"heads\":[{");
        entries().deleteOne(eq("_id", "rectification-3"));

        assertThat(run(false))
                .startsWith("1|审计记录 " + chain + " 的第 3 条被删除")
                .contains("entry 3 of " + chain + " was dropped");
        assertThat(run(true))
                .startsWith("1|{\"ok\":false")
                .contains("\"first\":{\"kind\":\"DROPPED\",\"chain\":\"" + chain + "\",\"index\":3}");
    }

    @Test
    void saysThatADatabaseDoesNotAnswerWithoutItsPassword() {
        assertThatThrownBy(() -> AuditCheck.offline(
                        "mongodb://auditor:geheim@127.0.0.1:1/?serverSelectionTimeoutMS=300",
                        "minkao_notification",
                        true,
                        System.out))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exit()).isEqualTo(3);
                    assertThat(failure).hasMessageNotContaining("geheim");
                });
    }

    private String run(boolean json) {
        var out = new ByteArrayOutputStream();
        int exit = AuditCheck.offline(
                uri, "minkao_notification", json, new PrintStream(out, true, StandardCharsets.UTF_8));
        return exit + "|" + out.toString(StandardCharsets.UTF_8);
    }

    private void found(Kind kind, long index, String id) {
        assertThat(check().first()).isEqualTo(new Flaw(kind, chain, index, id));
    }

    private Verdict check() {
        return new OfflineCheck(database).run();
    }

    private Document entry(String id) {
        return Objects.requireNonNull(entries().find(eq("_id", id)).first());
    }

    private void set(String id, Bson change) {
        assertThat(entries().updateOne(eq("_id", id), change).getMatchedCount()).isEqualTo(1);
    }

    private MongoCollection<Document> entries() {
        return database.getCollection("audit");
    }

    private MongoCollection<Document> heads() {
        return database.getCollection("auditHeads");
    }

    private String dump() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String name : database.listCollectionNames()) {
            all.put(
                    name,
                    database.getCollection(name).find().map(Document::toJson).into(new ArrayList<>()));
        }
        return all.toString();
    }

    private static String text(Document entry) {
        return new String(entry.get("data", Binary.class).getData(), StandardCharsets.UTF_8);
    }

    private static Binary binary(String text) {
        return new Binary(text.getBytes(StandardCharsets.UTF_8));
    }
}

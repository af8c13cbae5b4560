package org.minkao.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import com.mongodb.client.MongoCollection;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.KeyWrap;
import org.minkao.ballot.VerifierKey;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.events.InspectionMessages;
import org.minkao.evaluation.events.ResultMessages;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionEvent;
import org.minkao.evaluation.inspection.InspectionSamples;
import org.minkao.evaluation.inspection.InspectionStatus;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultSamples;
import org.minkao.evaluation.result.ResultStatus;
import org.minkao.evaluation.result.RollCount;
import org.minkao.evaluation.result.Veto;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.testkit.TestMongo;

class MongoStoresIT {
    private static final CampaignId OTHER = new CampaignId("b".repeat(26));
    private final Clock clock = Clock.systemUTC();
    private final Outbox outbox = new Outbox();
    private final SecureRandom random = new SecureRandom();
    private MongoDoor door;

    @BeforeEach
    void open() {
        door = TestMongo.door("stores" + System.nanoTime());
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void keepsInspectionsWithTheirSheets() {
        MongoInspections store = new MongoInspections(door, new InspectionMessages(), outbox, clock);
        door.prepare();
        Inspection planned = InspectionSamples.planned(Inspection.Kind.ON_SITE, "archive");
        Inspection confirmed = InspectionSamples.confirmed("service-centre");
        Versioned<Inspection> kept =
                store.insert(planned.id().value(), planned, List.of(new InspectionEvent.Planned(planned)), null);
        store.insert(
                confirmed.id().value(),
                confirmed,
                List.of(new InspectionEvent.Confirmed(confirmed, LocalDate.of(2026, 12, 9))),
                null);
        assertThat(store.find(planned.id().value())).contains(kept);
        assertThat(store.of(ID)).extracting(Versioned::state).containsExactly(planned, confirmed);
        assertThat(store.of(OTHER)).isEmpty();
        Inspection self = InspectionSamples.selfInspected();
        store.insert(self.id().value(), self, List.of(), null);
        assertThat(store.require(self.id().value()).state()).isEqualTo(self);
    }

    @Test
    void readsInspectionsFromBeforeThereWasEvidence() {
        MongoInspections store = new MongoInspections(door, new InspectionMessages(), outbox, clock);
        door.prepare();
        Inspection self = InspectionSamples.selfInspected();
        store.insert(self.id().value(), self, List.of(), null);
        MongoCollection<Document> stored = door.database().getCollection("inspections");
        Document old = stored.find().first();
        Document state = old.get("state", Document.class);
        state.remove("hands");
        state.remove("evidence");
        for (Document entry : state.get("sheet", Document.class).getList("entries", Document.class)) {
            entry.remove("evidence");
            if (entry.containsKey("problem")) {
                entry.get("problem", Document.class).remove("cause");
            }
        }
        stored.replaceOne(new Document("_id", self.id().value()), old);
        Inspection read = store.require(self.id().value()).state();
        assertThat(read.files()).isEmpty();
        assertThat(read.entries().get(1).files()).isEmpty();
        assertThat(read.entries().get(1).problem().cause()).isNull();
        assertThat(read.entries().get(1).problem().text()).isEqualTo("登记表没有时限");
        assertThat(read.status()).isEqualTo(InspectionStatus.SUBMITTED);
    }

    @ParameterizedTest
    @EnumSource(ResultStatus.class)
    void keepsResultsOfEveryStatus(ResultStatus status) {
        MongoResults store = new MongoResults(door, new ResultMessages(), outbox, clock);
        door.prepare();
        Result result = switch (status) {
            case COMPUTED -> ResultSamples.computed();
            case CONFIRMED -> ResultSamples.confirmed();
            case PUBLISHED -> ResultSamples.published();
            case APPEALED -> ResultSamples.appealed();
            case UPHELD -> ResultSamples.upheld();
            case REVISED -> ResultSamples.revised();
            case FINAL -> ResultSamples.ended();
        };
        store.insert(ID.value(), result, List.of(), null);
        assertThat(store.require(ID.value()).state()).isEqualTo(result);
        assertThat(store.unfinished()).hasSize(result.isPublished() && status != ResultStatus.FINAL ? 1 : 0);
    }

    @Test
    void keepsAdjustmentsByCampaign() {
        MongoAdjustments store = new MongoAdjustments(door, outbox, clock);
        door.prepare();
        Adjustment proposed = ResultSamples.adjustment("-2.50");
        Versioned<Adjustment> kept = store.insert(proposed.id().value(), proposed, List.of(), null);
        store.save(proposed.id().value(), kept, ResultSamples.approved(), List.of(), null);
        assertThat(store.of(ID)).extracting(Versioned::state).containsExactly(ResultSamples.approved());
        assertThat(store.of(OTHER)).isEmpty();
    }

    @Test
    void keepsVetoesByCampaign() {
        MongoVetoes store = new MongoVetoes(door, outbox, clock);
        door.prepare();
        Veto proposed = ResultSamples.veto(Plan.VetoEffect.CAP);
        store.insert(proposed.id().value(), proposed, List.of(), null);
        assertThat(store.of(ID)).extracting(Versioned::state).containsExactly(proposed);
        assertThat(store.of(OTHER)).isEmpty();
    }

    @Test
    void countsAClosedRollOnce() {
        MongoRollCounts store = new MongoRollCounts(door, outbox, clock);
        door.prepare();
        store.put(new RollCount(ID, "colleagues", 10, 9, "ab".repeat(32)));
        store.put(new RollCount(ID, "clients", 21, 20, "cd".repeat(32)));
        store.put(new RollCount(ID, "clients", 21, 3, "ef".repeat(32)));
        assertThat(store.of(ID))
                .containsExactly(
                        new RollCount(ID, "clients", 21, 20, "cd".repeat(32)),
                        new RollCount(ID, "colleagues", 10, 9, "ab".repeat(32)));
    }

    @Test
    void givesACampaignTheSameBoardKeyAlwaysAndAnotherOneAnother() {
        byte[] kek = Bytes.random(32, random).toArray();
        MongoBoardKeys keys = boardKeys(1, kek);
        door.prepare();
        String key = keys.verifierKey(ID, "localhost:8080/board/" + ID);
        assertThat(VerifierKey.parse(key).name()).isEqualTo("localhost:8080/board/" + ID);
        assertThat(keys.verifierKey(ID, "localhost:8080/board/" + ID)).isEqualTo(key);
        assertThat(VerifierKey.parse(keys.verifierKey(OTHER, "o")).publicKey())
                .isNotEqualTo(VerifierKey.parse(key).publicKey());
        // Another seed later changes nothing for a campaign that runs.
        assertThat(boardKeys(2, kek).verifierKey(ID, "localhost:8080/board/" + ID))
                .isEqualTo(key);
    }

    @Test
    void keepsBoardKeysWrappedForOneCampaignOnly() {
        byte[] kek = Bytes.random(32, random).toArray();
        MongoBoardKeys keys = boardKeys(1, kek);
        door.prepare();
        keys.verifierKey(ID, "o");
        keys.verifierKey(OTHER, "o");
        String wrapped = door.database()
                .getCollection("boardKeys")
                .find(new Document("_id", ID.value()))
                .first()
                .get("state", Document.class)
                .getString("wrapped");
        door.database()
                .getCollection("boardKeys")
                .updateOne(
                        new Document("_id", OTHER.value()),
                        new Document("$set", new Document("state.wrapped", wrapped)));
        assertThatExceptionOfType(BallotRefusal.class).isThrownBy(() -> keys.verifierKey(OTHER, "o"));
        assertThatExceptionOfType(BallotRefusal.class)
                .isThrownBy(() -> boardKeys(1, new byte[32]).verifierKey(ID, "o"));
    }

    private MongoBoardKeys boardKeys(int seed, byte[] kek) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new MongoBoardKeys(door, outbox, clock, Bytes.of(bytes), new KeyWrap(kek, random));
    }
}

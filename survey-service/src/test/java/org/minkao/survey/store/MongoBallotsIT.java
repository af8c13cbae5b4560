package org.minkao.survey.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.box.Ballots;
import org.minkao.survey.box.BallotsContract;
import org.minkao.survey.box.SealedBallot;
import org.minkao.testkit.TestMongo;

class MongoBallotsIT extends BallotsContract {
    private MongoDoor door;

    @Override
    protected Ballots empty() {
        door = TestMongo.door("box");
        return new MongoBallots(door, 8);
    }

    @AfterEach
    void close() {
        door.database().drop();
        door.close();
    }

    @Test
    void storesWhatTheProtocolNamesAndNothingElse() {
        Bytes token = Bytes.random(32, TestCampaign.RANDOM);
        new MongoBallots(door, 1)
                .add(new SealedBallot(token, "campaign", "clients", token, token), Duration.ofSeconds(10));

        Document stored = door.database().getCollection("ballots").find().first();
        assertThat(stored).containsOnlyKeys("_id", "c", "s", "B", "env", "b");
        assertThat(stored.get("_id")).isEqualTo(token.hex());
        assertThat(stored.get("b")).isNull();
    }

    @Test
    void asksForTheSameBytesAgainWhenTheDatabaseIsAway() {
        try (MongoDoor nowhere =
                new MongoDoor(new MongoSettings("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200", "nowhere"))) {
            Bytes token = Bytes.random(32, TestCampaign.RANDOM);
            SealedBallot ballot = new SealedBallot(token, "campaign", "clients", token, token);
            MongoBallots ballots = new MongoBallots(nowhere, 1);

            assertThatThrownBy(() -> ballots.add(ballot, Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(
                            BallotRefusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(BallotRefusal.Code.TRY_AGAIN));
            assertThatThrownBy(() -> ballots.add(ballot, Duration.ZERO))
                    .isInstanceOfSatisfying(
                            BallotRefusal.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(BallotRefusal.Code.TRY_AGAIN));
        }
    }
}

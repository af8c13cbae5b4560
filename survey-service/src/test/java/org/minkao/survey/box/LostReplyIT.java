package org.minkao.survey.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Receipt;
import org.minkao.ballot.VerifierKey;
import org.minkao.ballot.Voter;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.survey.MovableClock;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.store.MongoBallots;
import org.minkao.testkit.TestMongo;

/** The service dies after a ballot is stored and before its voter is answered, on a real store. */
class LostReplyIT {
    private static final Instant SURVEY = Instant.parse("2026-12-16T00:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T16:00:00Z");

    private final MovableClock clock = new MovableClock(SURVEY);
    private MongoDoor door;

    /** What a killed process looks like to whoever waits for it. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stores and then is gone. */
    private record DiesAfterStoring(Ballots real) implements Ballots {
        @Override
        public Optional<Bytes> add(SealedBallot ballot, Duration within) {
            assertThat(real.add(ballot, within)).isEmpty();
            throw new Death();
        }

        @Override
        public Optional<Bytes> spentOn(Bytes tokenId) {
            return real.spentOn(tokenId);
        }

        @Override
        public List<SealedBallot> of(String campaign, String style) {
            return real.of(campaign, style);
        }
    }

    @BeforeEach
    void open() {
        door = TestMongo.door("lostreply");
    }

    @AfterEach
    void close() {
        door.database().drop();
        door.close();
    }

    @Test
    void theSameBytesAgainGetTheReceiptAndTheBallotIsThereOnce() {
        TestCampaign campaign = TestCampaign.between(SURVEY, CLOSE, TestBox.SEED);
        MongoBallots ballots = new MongoBallots(door, 4);
        TestBox dying = new TestBox(clock, new DiesAfterStoring(ballots)).frozen(campaign, SURVEY);
        Voter voter = campaign.voter(TestCampaign.CLIENTS);
        byte[] body = voter.cast(TestCampaign.answers(5, 5), Comments.NONE).padded();
        assertThatThrownBy(() -> dying.cast.cast(campaign.id(), body)).isInstanceOf(Death.class);

        CastBallot restarted = new CastBallot(dying.boxes, dying.new Windows(), ballots, noCounts(), clock);
        CastBallot.Cast again = restarted.cast(campaign.id(), body);

        assertThat(again.fresh()).isFalse();
        assertThat(ballots.of(campaign.id(), TestCampaign.CLIENTS))
                .singleElement()
                .satisfies(kept -> assertThat(kept.digest())
                        .isEqualTo(Receipt.open(
                                        again.receipt(),
                                        VerifierKey.parse(campaign.manifest().receiptVkey()))
                                .ballot()));
        byte[] other = voter.cast(TestCampaign.answers(1, 1), Comments.NONE).padded();
        assertThatThrownBy(() -> restarted.cast(campaign.id(), other))
                .isInstanceOfSatisfying(
                        BallotRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(BallotRefusal.Code.TOKEN_SPENT));
    }

    private static RefusalCounts noCounts() {
        return new RefusalCounts() {
            @Override
            public void count(String campaign, String code) {
                // What was refused is another story's.
            }

            @Override
            public Map<String, Long> of(String campaign) {
                return Map.of();
            }
        };
    }
}

package org.minkao.survey.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Bytes;
import org.minkao.survey.TestCampaign;

/** What every store of ballots must do. */
public abstract class BallotsContract {
    private static final Duration TIME = Duration.ofSeconds(10);

    private Ballots ballots;

    /** An empty store. */
    protected abstract Ballots empty();

    @BeforeEach
    void open() {
        ballots = empty();
    }

    @Test
    void givesBackWhatWasKept() {
        SealedBallot one = ballot("clients");

        assertThat(ballots.add(one, TIME)).isEmpty();

        assertThat(ballots.of("campaign", "clients")).containsExactly(one);
        assertThat(ballots.of("campaign", "colleagues")).isEmpty();
        assertThat(ballots.of("elsewhere", "clients")).isEmpty();
        assertThat(ballots.spentOn(one.tokenId())).hasValue(one.digest());
        assertThat(ballots.spentOn(random())).isEmpty();
    }

    @Test
    void keepsTheFirstBallotOfATokenAndTellsItsDigest() {
        SealedBallot first = ballot("clients");
        SealedBallot second = new SealedBallot(first.tokenId(), "campaign", "clients", random(), random());
        ballots.add(first, TIME);

        assertThat(ballots.add(second, TIME)).hasValue(first.digest());
        assertThat(ballots.add(first, TIME)).hasValue(first.digest());
        assertThat(ballots.of("campaign", "clients")).containsExactly(first);
    }

    @Test
    void takesExactlyOneOfManyAtOnce() throws Exception {
        Bytes token = random();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<Bytes>>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                SealedBallot ballot = new SealedBallot(token, "campaign", "clients", random(), random());
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return ballots.add(ballot, TIME);
                }));
            }
            start.countDown();
        }
        int taken = 0;
        for (Future<Optional<Bytes>> outcome : outcomes) {
            taken += outcome.get().isEmpty() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
        assertThat(ballots.of("campaign", "clients")).hasSize(1);
    }

    private static SealedBallot ballot(String style) {
        return new SealedBallot(random(), "campaign", style, random(), random());
    }

    private static Bytes random() {
        return Bytes.random(32, TestCampaign.RANDOM);
    }
}

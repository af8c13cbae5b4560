package org.minkao.survey.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.BallotRefusal.Code;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Receipt;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.VerifierKey;
import org.minkao.ballot.Voter;
import org.minkao.survey.MovableClock;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.box.CastBallot.Cast;

class CastBallotTest {
    private static final Instant CAST_OPEN = Instant.parse("2026-12-10T00:00:00Z");
    private static final Instant SURVEY = Instant.parse("2026-12-16T00:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T16:00:00Z");
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static TestCampaign campaign;
    private static TestCampaign other;

    private final MovableClock clock = new MovableClock(SURVEY);
    private TestBox box;

    @BeforeAll
    static void freeze() {
        campaign = TestCampaign.between(CAST_OPEN, CLOSE, TestBox.SEED);
        other = TestCampaign.between(CAST_OPEN, CLOSE, TestBox.SEED);
    }

    @BeforeEach
    void prepare() {
        box = new TestBox(clock).frozen(campaign, SURVEY).frozen(other, SURVEY);
    }

    @Test
    void acceptsAValidBallotWithAReceiptThatVerifies() {
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);

        Cast cast = send(ballot);

        assertThat(cast.fresh()).isTrue();
        Receipt receipt = Receipt.open(
                cast.receipt(), VerifierKey.parse(campaign.manifest().receiptVkey()));
        assertThat(receipt.campaign()).isEqualTo(campaign.manifest().campaign());
        assertThat(receipt.includeBy()).isEqualTo(campaign.manifest().times().includeBy());
        assertThat(box.ballots.of(campaign.id(), TestCampaign.CLIENTS))
                .singleElement()
                .satisfies(kept -> assertThat(kept.digest()).isEqualTo(receipt.ballot()));
    }

    @Test
    void answersARepeatWithTheSameReceipt() {
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);
        Cast first = send(ballot);

        Cast again = send(ballot);

        assertThat(again.fresh()).isFalse();
        assertThat(again.receipt()).isEqualTo(first.receipt());
    }

    @Test
    void refusesASecondBallotOfOneToken() {
        Voter voter = campaign.voter(TestCampaign.CLIENTS);
        send(voter.cast(TestCampaign.answers(5, 5), Comments.NONE));

        refused(Code.TOKEN_SPENT, () -> send(voter.cast(TestCampaign.answers(1, 1), Comments.NONE)));
        assertThat(box.ballots.of(campaign.id(), TestCampaign.CLIENTS)).hasSize(1);
    }

    @Test
    void knowsTheSameBallotUnderItsOtherSignature() {
        CastRequest b = campaign.ballot(TestCampaign.CLIENTS, 4);
        Cast first = send(b);
        byte[] signature = b.ballotSig().toArray();
        BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] mirrored = P256_ORDER.subtract(s).toByteArray();
        Arrays.fill(signature, 32, 64, (byte) 0);
        int length = Math.min(32, mirrored.length);
        System.arraycopy(mirrored, mirrored.length - length, signature, 64 - length, length);

        Cast again = send(with(b, b.style(), b.pk(), b.tokenSig(), b.answers(), Bytes.of(signature)));

        assertThat(again).isEqualTo(new Cast(false, first.receipt()));
    }

    @Test
    void refusesATokenInAnotherStyle() {
        CastRequest b = campaign.ballot(TestCampaign.CLIENTS, 5);

        refused(
                Code.BAD_TOKEN,
                () -> send(with(
                        b, new StyleId(TestCampaign.COLLEAGUES), b.pk(), b.tokenSig(), b.answers(), b.ballotSig())));
    }

    @Test
    void refusesATokenInAnotherCampaign() {
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);

        refused(Code.BAD_TOKEN, () -> box.cast.cast(other.id(), ballot.padded()));
    }

    @Test
    void refusesTokenSignaturesThatAreNotTheIssuers() {
        CastRequest b = campaign.ballot(TestCampaign.CLIENTS, 5);
        BigInteger n = campaign.manifest().styles().getFirst().issuer().modulus();
        byte[] plusN = new BigInteger(1, b.tokenSig().toArray()).add(n).toByteArray();
        byte[] flipped = b.tokenSig().toArray();
        flipped[100] ^= 1;

        for (byte[] bad : List.of(plusN, flipped, new byte[384], new byte[0], new byte[383], new byte[385])) {
            assertThatThrownBy(() -> send(with(b, b.style(), b.pk(), Bytes.of(bad), b.answers(), b.ballotSig())))
                    .isInstanceOfSatisfying(
                            BallotRefusal.class,
                            refusal -> assertThat(refusal.code()).isIn(Code.BAD_TOKEN, Code.BAD_LENGTH));
        }
        assertThat(box.ballots.of(campaign.id(), TestCampaign.CLIENTS)).isEmpty();
    }

    @Test
    void refusesBallotSignaturesOfAnotherLengthOrKey() {
        CastRequest b = campaign.ballot(TestCampaign.CLIENTS, 5);
        Bytes foreign = campaign.ballot(TestCampaign.CLIENTS, 5).ballotSig();

        for (int length : List.of(0, 63, 65)) {
            refused(
                    Code.BAD_LENGTH,
                    () -> send(with(b, b.style(), b.pk(), b.tokenSig(), b.answers(), Bytes.of(new byte[length]))));
        }
        refused(Code.BAD_BALLOT_SIGNATURE, () -> send(with(b, b.style(), b.pk(), b.tokenSig(), b.answers(), foreign)));
        refused(
                Code.BAD_BALLOT_SIGNATURE,
                () -> send(with(
                        b,
                        b.style(),
                        b.pk(),
                        b.tokenSig(),
                        TestCampaign.answers(1, 1).encode(),
                        b.ballotSig())));
    }

    @Test
    void refusesAKeyOffTheCurve() {
        CastRequest b = campaign.ballot(TestCampaign.CLIENTS, 5);
        byte[] off = b.pk().toArray();
        off[64] ^= 1;
        byte[] compressed = Arrays.copyOf(b.pk().toArray(), 33);

        refused(
                Code.MALFORMED,
                () -> send(with(b, b.style(), Bytes.of(off), b.tokenSig(), b.answers(), b.ballotSig())));
        refused(
                Code.BAD_LENGTH,
                () -> send(with(b, b.style(), Bytes.of(compressed), b.tokenSig(), b.answers(), b.ballotSig())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",4.0],[\"service-centre\",\"q02\",5]]}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",1e1],[\"service-centre\",\"q02\",5]]}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",-0],[\"service-centre\",\"q02\",5]]}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",6],[\"service-centre\",\"q02\",5]]}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q02\",5],[\"service-centre\",\"q01\",5]]}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",5]]}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",5],[\"service-centre\",\"q01\",5]]}",
                "{\"v\":1, \"r\":[[\"service-centre\",\"q01\",5],[\"service-centre\",\"q02\",5]]}",
                "{\"r\":[[\"service-centre\",\"q01\",5],[\"service-centre\",\"q02\",5]],\"v\":1}",
                "{\"v\":1,\"r\":[[\"service-centre\",\"q01\",5],[\"service-centre\",\"q02\",5]],\"x\":1}",
                "{\"v\":1,\"r\":[[\"elsewhere\",\"q01\",5],[\"service-centre\",\"q02\",5]]}",
                "{\"v\":2,\"r\":[[\"service-centre\",\"q01\",5],[\"service-centre\",\"q02\",5]]}",
                ""
            })
    void refusesAnswersThatAreNotInTheOneForm(String answers) {
        Bytes written = Bytes.of(answers.getBytes(StandardCharsets.UTF_8));

        refused(
                Code.BAD_ANSWERS,
                () -> send(campaign.voter(TestCampaign.CLIENTS).cast(written, Comments.NONE.encode())));
    }

    @Test
    void refusesACommentThatIsNotInTheOneForm() {
        Bytes written =
                Bytes.of("{\"v\":1,\"t\":[[\"service-centre\",\"q01\",\"x\"]]}".getBytes(StandardCharsets.UTF_8));

        refused(
                Code.BAD_ANSWERS,
                () -> send(campaign.voter(TestCampaign.CLIENTS)
                        .cast(TestCampaign.answers(5, 5).encode(), written)));
    }

    @Test
    void refusesUnknownCampaignsAndStyles() {
        CastRequest b = campaign.ballot(TestCampaign.CLIENTS, 5);

        refused(Code.UNKNOWN_CAMPAIGN, () -> box.cast.cast("a".repeat(26), b.padded()));
        refused(Code.UNKNOWN_CAMPAIGN, () -> box.cast.cast("no campaign", b.padded()));
        refused(
                Code.UNKNOWN_STYLE,
                () -> send(with(b, new StyleId("nobody"), b.pk(), b.tokenSig(), b.answers(), b.ballotSig())));
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        refused(Code.TOO_LARGE, () -> box.cast.cast(campaign.id(), new byte[CastRequest.MAX_BYTES + 1]));
    }

    @Test
    void refusesCastsBeforeTheSurveyStarts() {
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);
        clock.set(SURVEY.minusSeconds(1));

        refused(Code.NOT_OPEN, () -> send(ballot));

        clock.set(SURVEY);
        assertThat(send(ballot).fresh()).isTrue();
    }

    @Test
    void opensEarlierByDecisionButNotBeforeTheManifest() {
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);
        box.prepare.phaseStarted(campaign.id(), "MOBILISATION", CAST_OPEN.minusSeconds(90), TestBox.event(2));
        box.prepare.phaseStarted(campaign.id(), "SURVEY", CAST_OPEN.minusSeconds(60), TestBox.event(3));
        clock.set(CAST_OPEN.minusSeconds(1));
        refused(Code.NOT_OPEN, () -> send(ballot));

        clock.set(CAST_OPEN);
        assertThat(send(ballot).fresh()).isTrue();
    }

    @Test
    void answersOnlyRepeatsAfterTheClose() {
        CastRequest accepted = campaign.ballot(TestCampaign.CLIENTS, 5);
        CastRequest late = campaign.ballot(TestCampaign.CLIENTS, 5);
        Cast first = send(accepted);
        clock.set(CLOSE);

        refused(Code.CLOSED, () -> send(late));
        refused(
                Code.CLOSED,
                () -> send(with(
                        accepted,
                        accepted.style(),
                        accepted.pk(),
                        accepted.tokenSig(),
                        TestCampaign.answers(1, 1).encode(),
                        accepted.ballotSig())));
        assertThat(send(accepted)).isEqualTo(new Cast(false, first.receipt()));
    }

    @Test
    void closesEarlierByDecisionAndNeverLaterThanTheManifest() {
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);
        box.prepare.surveyClosed(campaign.id(), SURVEY.plusSeconds(60), TestBox.event(2));
        clock.set(SURVEY.plusSeconds(60));
        refused(Code.CLOSED, () -> send(ballot));

        box.prepare.surveyClosed(other.id(), CLOSE.plusSeconds(3600), TestBox.event(2));
        clock.set(CLOSE);
        CastRequest others = other.ballot(TestCampaign.CLIENTS, 5);
        refused(Code.CLOSED, () -> box.cast.cast(other.id(), others.padded()));
    }

    @Test
    void storesNothingTenSecondsAfterItsLookAtTheClock() {
        Clock slow = new SlowClock(SURVEY, Duration.ofSeconds(10));
        TestBox late = new TestBox(slow).frozen(campaign, SURVEY);
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);

        refused(Code.TRY_AGAIN, () -> late.cast.cast(campaign.id(), ballot.padded()));
        assertThat(late.ballots.of(campaign.id(), TestCampaign.CLIENTS)).isEmpty();
    }

    @Test
    void takesOneOfSixtyFourParallelCastsOfOneToken() throws Exception {
        Voter voter = campaign.voter(TestCampaign.CLIENTS);
        List<CastRequest> two = List.of(
                voter.cast(TestCampaign.answers(5, 5), Comments.NONE),
                voter.cast(TestCampaign.answers(1, 1), Comments.NONE));
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                byte[] body = two.get(i % 2).padded();
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return outcome(body);
                }));
            }
            start.countDown();
        }
        List<String> seen = new ArrayList<>();
        for (Future<String> outcome : outcomes) {
            seen.add(outcome.get());
        }
        assertThat(seen).filteredOn("201"::equals).hasSize(1);
        assertThat(seen).filteredOn("200"::equals).hasSize(31);
        assertThat(seen).filteredOn("TOKEN_SPENT"::equals).hasSize(32);
    }

    @Test
    void answersRandomBytesWithRefusalsOnly() {
        Random random = new Random(7);
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);
        byte[] good = ballot.padded();
        // The pad comes last and is thrown away, so nothing in it can be wrong.
        int checked = ballot.withoutPad().length - 1;
        for (int i = 0; i < 400; i++) {
            byte[] body = i % 2 == 0 ? new byte[random.nextInt(600)] : good.clone();
            if (i % 2 == 0) {
                random.nextBytes(body);
            } else {
                body[random.nextInt(checked)] ^= (byte) (1 << random.nextInt(7));
            }
            assertThatThrownBy(() -> box.cast.cast(campaign.id(), body))
                    .isInstanceOfSatisfying(
                            BallotRefusal.class,
                            refusal -> assertThat(refusal.code().status()).isBetween(400, 499));
        }
    }

    @Test
    void countsRefusalsByCampaignAndCodeOnly() {
        refused(Code.MALFORMED, () -> box.cast.cast(campaign.id(), new byte[3]));
        refused(Code.MALFORMED, () -> box.cast.cast(campaign.id(), new byte[4]));
        refused(Code.MALFORMED, () -> box.cast.cast("nowhere", new byte[4]));
        send(campaign.ballot(TestCampaign.CLIENTS, 5));

        assertThat(box.refused)
                .containsExactlyInAnyOrderEntriesOf(Map.of(campaign.id() + " MALFORMED", 2L, "- MALFORMED", 1L));
    }

    private String outcome(byte[] body) {
        try {
            return box.cast.cast(campaign.id(), body).fresh() ? "201" : "200";
        } catch (BallotRefusal refusal) {
            return refusal.code().name();
        }
    }

    private Cast send(CastRequest ballot) {
        return box.cast.cast(campaign.id(), ballot.padded());
    }

    private static void refused(Code code, ThrowingCallable cast) {
        assertThatThrownBy(cast)
                .isInstanceOfSatisfying(
                        BallotRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static CastRequest with(
            CastRequest b, StyleId style, Bytes pk, Bytes tokenSig, Bytes answers, Bytes ballotSig) {
        return new CastRequest(style, pk, b.prefix(), tokenSig, answers, b.saltA(), b.comment(), b.saltT(), ballotSig);
    }

    /** Every look takes so long. */
    private static final class SlowClock extends Clock {
        private final MovableClock time;
        private final Duration step;

        SlowClock(Instant start, Duration step) {
            this.time = new MovableClock(start);
            this.step = step;
        }

        @Override
        public Instant instant() {
            Instant now = time.instant();
            time.advance(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return time.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

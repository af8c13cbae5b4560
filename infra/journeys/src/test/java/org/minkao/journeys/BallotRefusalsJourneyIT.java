package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.journeys.ProblemAssert.assertProblem;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.LookupRequest;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleId;

/** What issuer and box refuse before, while and after the survey is open; they say a code and nothing else. */
@ExtendWith(Stack.Extension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BallotRefusalsJourneyIT {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static Web web;
    private static Databases databases;
    private static Unchanged unchanged;
    private static Play play;
    private static Manifest manifest;
    private static Phone voted;
    private static CastRequest accepted;
    private static String receipt = "";

    @BeforeAll
    static void inviteThePeople(Stack stack) {
        web = new Web(stack, 21);
        databases = new Databases(stack);
        unchanged = new Unchanged(databases);
        play = Play.invited(web, "拒绝投票的考评", Guest.some("late", 12));
        manifest = play.manifest();
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    @Order(1)
    void nobodyClaimsOrCastsBeforeTheOpening() {
        Phone early = Phone.of(play, manifest, play.guests().getFirst());
        unchanged.by(() -> {
            assertProblem(early.claim()).isSilently(409, "NOT_OPEN");
            assertProblem(box(madeUp("clients").padded())).isSilently(409, "NOT_OPEN");
        });
    }

    @Test
    @Order(2)
    void opensAndGivesEachPaperOnce() {
        play.startSurvey();
        voted = Phone.of(play, manifest, play.guests().get(1));
        assertThat(voted.lookUp().json().path("styles").path(0).path("claimed").asBoolean())
                .isFalse();
        voted.takePaper();
        assertThat(voted.claim().body())
                .as("the same claim again")
                .isEqualTo(voted.claim().body());
        Phone again = new Phone(web, manifest, play.guests().get(1), voted.invitation(), Map.of());
        unchanged.by(() -> assertProblem(again.claim()).isSilently(409, "ALREADY_CLAIMED"));
    }

    @Test
    @Order(3)
    void anUnknownCodeIsRefusedAndLooksLikeAnyOther() {
        Invitation guess = Invitation.random(manifest.campaign(), RANDOM);
        Phone guessing = new Phone(web, manifest, play.guests().get(2), guess, Map.of());
        Phone other = new Phone(
                web, manifest, play.guests().get(2), Invitation.random(manifest.campaign(), RANDOM), Map.of());
        Phone known = Phone.of(play, manifest, play.guests().get(2));
        unchanged.by(() -> {
            assertProblem(guessing.lookUp()).isSilently(404, "UNKNOWN_INVITATION");
            assertThat(other.lookUp().body()).isEqualTo(guessing.lookUp().body());
            assertProblem(guessing.claim()).isSilently(404, "UNKNOWN_INVITATION");
            ClaimRequest mine = known.claimRequest();
            ClaimRequest guessed = guessing.claimRequest();
            assertProblem(claim(new ClaimRequest(mine.lookupKey(), mine.style(), guessed.use(), mine.blinded())))
                    .isSilently(404, "UNKNOWN_INVITATION");
            // The code of one class takes out no paper of another.
            assertProblem(claim(new ClaimRequest(
                            mine.lookupKey(),
                            new StyleId("staff"),
                            known.invitation().use(new StyleId("staff")),
                            mine.blinded())))
                    .isSilently(404, "UNKNOWN_INVITATION");
        });
    }

    @Test
    @Order(4)
    void aBlindedTokenOutsideItsRangeIsNotSigned() {
        ClaimRequest good = Phone.of(play, manifest, play.guests().get(3)).claimRequest();
        BigInteger n = manifest.styles().getFirst().issuer().modulus();
        List<BigInteger> bad =
                List.of(BigInteger.ZERO, BigInteger.ONE, n.subtract(BigInteger.ONE), n, n.add(BigInteger.TWO));
        unchanged.by(() -> {
            for (BigInteger number : bad) {
                assertProblem(claim(new ClaimRequest(
                                good.lookupKey(), good.style(), good.use(), Bytes.of(fixed(number, 384)))))
                        .isSilently(400, "BAD_BLINDED");
            }
            assertProblem(post(
                            "eligibility",
                            "claims",
                            text(good.write()).replace(good.blinded().b64u(), "AAAA")))
                    .isSilently(400, "BAD_LENGTH");
        });
    }

    @Test
    @Order(5)
    void aTokenIsSpentOnce() {
        accepted = voted.ballot(q -> 5);
        Web.Answer first = voted.cast(accepted);
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        receipt = first.body();
        unchanged.by(() -> {
            Web.Answer repeated = voted.cast(accepted);
            assertThat(repeated.status()).isEqualTo(200);
            assertThat(repeated.body())
                    .as("the same bytes get the same receipt")
                    .isEqualTo(receipt);
            assertProblem(voted.cast(voted.ballot(q -> 1))).isSilently(409, "TOKEN_SPENT");
            assertProblem(voted.cast(voted.ballot(q -> 5))).isSilently(409, "TOKEN_SPENT");
        });
    }

    @Test
    @Order(6)
    void ofManyBallotsWithOneTokenAtOnceOneIsTaken() throws Exception {
        Phone phone = Phone.of(play, manifest, play.guests().get(4));
        phone.takePaper();
        List<CastRequest> ballots = List.of(phone.ballot(q -> 2), phone.ballot(q -> 3), phone.ballot(q -> 4));
        List<Callable<Web.Answer>> casts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            CastRequest ballot = ballots.get(i % ballots.size());
            casts.add(() -> phone.cast(ballot));
        }
        List<Web.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Web.Answer> cast : threads.invokeAll(casts)) {
                answers.add(cast.get());
            }
        }
        assertThat(answers).filteredOn(a -> a.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(a -> a.status() / 100 == 2).hasSize(8);
        assertThat(answers.stream()
                        .filter(a -> a.status() / 100 == 2)
                        .map(Web.Answer::body)
                        .distinct())
                .hasSize(1);
        answers.stream()
                .filter(a -> a.status() / 100 != 2)
                .forEach(a -> assertProblem(a).isSilently(409, "TOKEN_SPENT"));
    }

    @Test
    @Order(7)
    void aTokenIsGoodForItsOwnClassAndKeyOnly() {
        Phone phone = Phone.of(play, manifest, play.guests().get(5));
        phone.takePaper();
        CastRequest mine = phone.ballot(q -> 4);
        unchanged.by(() -> {
            assertProblem(box(with(mine, new StyleId("staff"), mine.pk(), mine.tokenSig(), mine.ballotSig())))
                    .isSilently(403, "BAD_TOKEN");
            assertProblem(box(with(mine, new StyleId("nobody"), mine.pk(), mine.tokenSig(), mine.ballotSig())))
                    .isSilently(404, "UNKNOWN_STYLE");
            assertProblem(box(with(mine, mine.style(), accepted.pk(), mine.tokenSig(), mine.ballotSig())))
                    .isSilently(403, "BAD_TOKEN");
            assertProblem(box(with(mine, mine.style(), mine.pk(), flipped(mine.tokenSig()), mine.ballotSig())))
                    .isSilently(403, "BAD_TOKEN");
            assertProblem(box(with(mine, mine.style(), mine.pk(), mine.tokenSig(), flipped(mine.ballotSig()))))
                    .isSilently(403, "BAD_BALLOT_SIGNATURE");
            assertProblem(box(
                            with(mine, mine.style(), mine.pk(), mine.tokenSig().slice(0, 383), mine.ballotSig())))
                    .isSilently(400, "BAD_LENGTH");
            assertProblem(phone.cast(phone.ballot(q -> 6))).isSilently(400, "BAD_ANSWERS");
            assertProblem(phone.cast(phone.ballot(q -> -1))).isSilently(400, "BAD_ANSWERS");
        });
        assertThat(phone.cast(mine).status()).as("and the paper is still good").isEqualTo(201);
    }

    @Test
    @Order(8)
    void badBodiesAreRefusedByCodeAlone() {
        String good = text(accepted.padded());
        String lookup = text(new LookupRequest(voted.invitation().lookupKey()).write());
        unchanged.by(() -> {
            assertProblem(box("{\"style\":")).isSilently(400, "MALFORMED");
            assertProblem(box("")).isSilently(400, "MALFORMED");
            assertProblem(box("[]")).isSilently(400, "MALFORMED");
            assertProblem(box(good + "{}")).isSilently(400, "MALFORMED");
            assertProblem(box(good.replaceFirst("\\{", "{\"style\":\"clients\",")))
                    .isSilently(400, "MALFORMED");
            assertProblem(box(good.replaceFirst("\\{", "{\"voter\":\"me\","))).isSilently(400, "MALFORMED");
            assertProblem(box(good.replace("\"style\":\"clients\",", ""))).isSilently(400, "MALFORMED");
            assertProblem(box(good.replace("\"clients\"", "7"))).isSilently(400, "MALFORMED");
            assertProblem(box(good.replace("\"clients\"", "\"cli\u0000ents\""))).isSilently(400, "MALFORMED");
            assertProblem(box("x".repeat(200_000))).isSilently(413, "TOO_LARGE");
            assertProblem(box("x".repeat(10_000_000))).isSilently(413, "TOO_LARGE");
            assertProblem(post("eligibility", "lookup", lookup.replaceFirst("\\{", "{\"k\":\"\",")))
                    .isSilently(400, "MALFORMED");
            assertProblem(post("eligibility", "lookup", "{\"k\":\"AAAA\"}")).isSilently(400, "BAD_LENGTH");
            assertProblem(post("eligibility", "lookup", "x".repeat(5_000))).isSilently(413, "TOO_LARGE");
            assertProblem(post("eligibility", "lookup", "x".repeat(10_000_000))).isSilently(413, "TOO_LARGE");
            assertProblem(post("eligibility", "claims", "{\"k\":1}")).isSilently(400, "MALFORMED");
            assertProblem(web.nobody("POST", "/api/box/v1/" + "a".repeat(26) + "/ballots", good))
                    .isSilently(404, "UNKNOWN_CAMPAIGN");
            assertProblem(web.nobody("POST", "/api/eligibility/v1/" + "a".repeat(26) + "/lookup", lookup))
                    .isSilently(404, "UNKNOWN_CAMPAIGN");
        });
    }

    @Test
    @Order(9)
    void afterTheCloseOnlyAnAcceptedBallotIsAnswered() {
        Phone slow = Phone.of(play, manifest, play.guests().get(6));
        slow.takePaper();
        Phone late = Phone.of(play, manifest, play.guests().get(7));
        play.closeSurvey();
        Play.until(
                "the box closed",
                () -> slow.cast(madeUp("clients")),
                a -> a.code().equals("CLOSED"));
        Play.until("the claims closed", late::claim, a -> a.code().equals("CLOSED"));
        // Rolls are closed and ballots opened some seconds later; these are changes, but not by a refusal.
        Play.until(
                "the ballots opened",
                () -> databases.picture(name -> name.equals("minkao_evaluation.openings")).values().stream()
                        .filter(d -> d.toJson().contains(play.campaign()))
                        .count(),
                n -> n >= Play.CLASSES.size());
        unchanged.by(() -> {
            assertProblem(late.claim()).isSilently(409, "CLOSED");
            assertProblem(slow.cast(slow.ballot(q -> 3))).isSilently(409, "CLOSED");
            Web.Answer repeated = voted.cast(accepted);
            assertThat(repeated.status()).isEqualTo(200);
            assertThat(repeated.body()).isEqualTo(receipt);
        });
    }

    private static Web.Answer claim(ClaimRequest request) {
        return post("eligibility", "claims", text(request.write()));
    }

    private static Web.Answer box(Object body) {
        return post("box", "ballots", body);
    }

    private static Web.Answer post(String room, String what, Object body) {
        return web.nobody("POST", "/api/%s/v1/%s/%s".formatted(room, play.campaign(), what), body);
    }

    /** In form a ballot, in truth nothing that anybody signed. */
    private static CastRequest madeUp(String style) {
        return new CastRequest(
                new StyleId(style),
                random(65),
                random(32),
                random(384),
                random(100),
                random(32),
                random(20),
                random(32),
                random(64));
    }

    private static byte[] with(CastRequest b, StyleId style, Bytes pk, Bytes tokenSig, Bytes ballotSig) {
        return new CastRequest(
                        style, pk, b.prefix(), tokenSig, b.answers(), b.saltA(), b.comment(), b.saltT(), ballotSig)
                .padded();
    }

    private static Bytes random(int length) {
        return Bytes.random(length, RANDOM);
    }

    private static Bytes flipped(Bytes bytes) {
        byte[] copy = bytes.toArray();
        copy[copy.length / 2] ^= 1;
        return Bytes.of(copy);
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = number.toByteArray();
        byte[] all = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, all, length - (bytes.length - from), bytes.length - from);
        return all;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CampaignId;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.KeyWrap;
import org.minkao.ballot.LookupRequest;
import org.minkao.ballot.RollFile;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.Voter;
import org.minkao.kit.core.Fault;
import org.minkao.testkit.Contracts;

class ClaimIT {
    private static final StyleId CLIENTS = new StyleId("clients");
    private static EligibilityHouse house;
    private static Iterator<Invitation> clients;
    private static Map<String, Invitation> invitations;

    @BeforeAll
    static void openTheSurvey() {
        house = new EligibilityHouse().open(30, 10);
        invitations = house.invitations();
        assertThat(invitations).hasSize(40);
        clients = invitations.entrySet().stream()
                .filter(each -> row(each.getValue(), CLIENTS).isPresent())
                .map(Map.Entry::getValue)
                .iterator();
    }

    @AfterAll
    static void shut() {
        house.close();
    }

    @Test
    void issuesATokenThatVerifies() {
        Voter voter = house.voter("clients");

        voter.finish(claim(voter.claim(clients.next())));
    }

    @Test
    void ofManyParallelClaimsOfOneInvitationExactlyOneWins() throws InterruptedException, ExecutionException {
        Invitation invitation = clients.next();
        List<Voter> voters = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            voters.add(house.voter("clients"));
        }
        List<Callable<Object>> claims = new ArrayList<>();
        for (Voter voter : voters) {
            claims.add(() -> {
                try {
                    voter.finish(claim(voter.claim(invitation)));
                    return "won";
                } catch (BallotRefusal e) {
                    return e.code();
                }
            });
        }

        List<Object> outcomes = new ArrayList<>();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> outcome : together.invokeAll(claims)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn("won"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(BallotRefusal.Code.ALREADY_CLAIMED::equals)
                .hasSize(63);
        assertThat(notices(invitation)).hasSize(1);
    }

    @Test
    void aRepeatGetsTheSameBytesAndNoSecondNotice() {
        Invitation invitation = clients.next();
        Voter voter = house.voter("clients");

        Bytes first = claim(voter.claim(invitation));
        Bytes second = claim(voter.claim(invitation));

        assertThat(second).isEqualTo(first);
        assertThat(notices(invitation)).hasSize(1);
        voter.finish(second);
    }

    @Test
    void theFirstClaimTellsThePersonAsItsContractSays() {
        Invitation invitation = clients.next();
        claim(house.voter("clients").claim(invitation));

        Document notice = notices(invitation).getFirst();
        Contracts.validate(
                notice.getString("type"), notice.get("data", Binary.class).getData());
        String name = invitations.entrySet().stream()
                .filter(each -> each.getValue() == invitation)
                .findFirst()
                .orElseThrow()
                .getKey();
        assertThat(house.letter(notice).text("name")).isEqualTo(name);
        assertThat(house.letter(notice).text("label")).isEqualTo("服务对象");
        assertThat(house.letter(notice).text("phone")).startsWith("199");
    }

    @Test
    void aCrashBetweenReservationAndSigningCostsNothing() {
        Invitation invitation = clients.next();
        Voter voter = house.voter("clients");
        ClaimRequest claim = voter.claim(invitation);
        TroubledRoll killed = new TroubledRoll(house.roll);
        killed.afterSave = TroubledRoll.crash();
        assertThatThrownBy(() -> house.issuing(killed).issue(house.campaign, claim))
                .isInstanceOf(Fault.class);
        assertThat(row(invitation, CLIENTS).orElseThrow().claim())
                .isEqualTo(claim.claimHash().hex());

        voter.finish(claim(claim));

        assertThat(notices(invitation)).hasSize(1);
        assertRefused(() -> claim(house.voter("clients").claim(invitation)), BallotRefusal.Code.ALREADY_CLAIMED);
    }

    @Test
    void anotherPersonsUseOpensNothing() {
        Invitation mine = clients.next();
        Invitation other = clients.next();
        ClaimRequest claim = house.voter("clients").claim(mine);

        assertRefused(
                () -> claim(new ClaimRequest(mine.lookupKey(), CLIENTS, other.use(CLIENTS), claim.blinded())),
                BallotRefusal.Code.UNKNOWN_INVITATION);
        assertRefused(
                () -> claim(new ClaimRequest(other.lookupKey(), CLIENTS, mine.use(CLIENTS), claim.blinded())),
                BallotRefusal.Code.UNKNOWN_INVITATION);
        StyleId peers = new StyleId("peers");
        assertRefused(
                () -> claim(new ClaimRequest(mine.lookupKey(), peers, mine.use(CLIENTS), claim.blinded())),
                BallotRefusal.Code.UNKNOWN_INVITATION);
        assertRefused(
                () -> claim(new ClaimRequest(mine.lookupKey(), peers, mine.use(peers), claim.blinded())),
                BallotRefusal.Code.UNKNOWN_INVITATION);
        assertRefused(
                () -> claim(
                        new ClaimRequest(mine.lookupKey(), new StyleId("nobody"), mine.use(CLIENTS), claim.blinded())),
                BallotRefusal.Code.UNKNOWN_STYLE);
        assertThat(row(mine, CLIENTS).orElseThrow().claim()).isNull();
        assertThat(row(other, CLIENTS).orElseThrow().claim()).isNull();
    }

    @Test
    void refusesBlindedValuesOutOfRangeAndReservesNothing() {
        Invitation invitation = clients.next();
        BigInteger n = house.roster().style("clients").orElseThrow().issuer().modulus();
        for (BigInteger value :
                List.of(BigInteger.ZERO, BigInteger.ONE, n.subtract(BigInteger.ONE), n, n.add(BigInteger.ONE))) {
            ClaimRequest claim =
                    new ClaimRequest(invitation.lookupKey(), CLIENTS, invitation.use(CLIENTS), Bytes.of(fixed(value)));
            assertRefused(() -> claim(claim), BallotRefusal.Code.BAD_BLINDED);
        }
        assertRefused(
                () -> new ClaimRequest(
                        invitation.lookupKey(), CLIENTS, invitation.use(CLIENTS), Bytes.of(new byte[383])),
                BallotRefusal.Code.BAD_LENGTH);
        assertThat(row(invitation, CLIENTS).orElseThrow().claim()).isNull();
    }

    @Test
    void looksUpWhatAnInvitationIsGoodForAndWhetherItWasUsed() {
        Invitation invitation = clients.next();
        LookupRequest request = new LookupRequest(invitation.lookupKey());

        assertThat(house.lookingUp().lookUp(house.campaign, request))
                .containsExactly(new LookUpInvitation.Paper("clients", false));
        claim(house.voter("clients").claim(invitation));
        assertThat(house.lookingUp().lookUp(house.campaign, request))
                .containsExactly(new LookUpInvitation.Paper("clients", true));
        assertRefused(
                () -> house.lookingUp().lookUp(house.campaign, new LookupRequest(Bytes.random(32, house.random))),
                BallotRefusal.Code.UNKNOWN_INVITATION);
        assertRefused(
                () -> house.lookingUp().lookUp(CampaignId.random(house.random).value(), request),
                BallotRefusal.Code.UNKNOWN_CAMPAIGN);
    }

    @Test
    void anUnknownInvitationTakesAsManyReadsAsAKnownOne() {
        AtomicInteger reads = new AtomicInteger();
        TroubledRoll watched = new TroubledRoll(house.roll);
        watched.beforeRead = reads::incrementAndGet;
        LookUpInvitation looking = new LookUpInvitation(house.rosters, watched);
        assertThat(looking.lookUp(
                        house.campaign, new LookupRequest(clients.next().lookupKey())))
                .hasSize(1);
        int known = reads.getAndSet(0);

        assertRefused(
                () -> looking.lookUp(house.campaign, new LookupRequest(Bytes.random(32, house.random))),
                BallotRefusal.Code.UNKNOWN_INVITATION);

        assertThat(reads.get()).isEqualTo(known).isPositive();
    }

    @Test
    void aReserveRowOpensToNobodyNotEvenToWhoKnowsItsCode() {
        RollRow reserve = house.door.database().getCollection("roll").find().into(new ArrayList<>()).stream()
                .map(document -> house.roll.require(document.getString("_id")).state())
                .filter(row -> row.reserve() != null && row.style().equals("clients"))
                .findFirst()
                .orElseThrow();
        byte[] code = new KeyWrap(house.kek, house.random)
                .unwrap("reserve/" + reserve.r(), Encodings.unb64(reserve.reserve()));
        Invitation known = Invitation.of(new CampaignId(house.campaign), code);
        assertThat(known.roster(CLIENTS).hex()).isEqualTo(reserve.r());

        assertRefused(
                () -> house.lookingUp().lookUp(house.campaign, new LookupRequest(known.lookupKey())),
                BallotRefusal.Code.UNKNOWN_INVITATION);
        assertRefused(() -> claim(house.voter("clients").claim(known)), BallotRefusal.Code.UNKNOWN_INVITATION);
        assertThat(row(known, CLIENTS).orElseThrow().claim()).isNull();
    }

    @Test
    void claimsOpenWithTheSurveyAndEndWithItsClose() {
        try (EligibilityHouse other =
                new EligibilityHouse().drafted().imported(10, 10).sealedRolls()) {
            Invitation stranger = Invitation.random(new CampaignId(other.campaign), other.random);
            ClaimRequest request = other.voter("clients").claim(stranger);
            assertRefused(() -> other.issuing(other.roll).issue(other.campaign, request), BallotRefusal.Code.NOT_OPEN);
            other.frozen();
            Invitation invitation = other.invitations().values().stream()
                    .filter(each -> other.roll.find(each.roster(CLIENTS).hex()).isPresent())
                    .findFirst()
                    .orElseThrow();
            Voter voter = other.voter("clients");
            ClaimRequest claim = voter.claim(invitation);

            other.clock.set(EligibilityHouse.START.minusSeconds(1));
            assertRefused(() -> other.issuing(other.roll).issue(other.campaign, claim), BallotRefusal.Code.NOT_OPEN);
            other.clock.set(EligibilityHouse.START.plus(Duration.ofDays(10)));
            assertRefused(() -> other.issuing(other.roll).issue(other.campaign, claim), BallotRefusal.Code.CLOSED);
            other.clock.set(EligibilityHouse.START.minusSeconds(3600));
            other.follow(other.roll).surveyStarted(other.campaign, other.event(), other.clock.instant());
            voter.finish(other.issuing(other.roll).issue(other.campaign, claim));
            other.closed();
            assertRefused(() -> other.issuing(other.roll).issue(other.campaign, claim), BallotRefusal.Code.CLOSED);
            assertRefused(
                    () -> other.issuing(other.roll)
                            .issue(CampaignId.random(other.random).value(), claim),
                    BallotRefusal.Code.UNKNOWN_CAMPAIGN);
            assertRefused(
                    () -> other.issuing(other.roll).issue("no campaign", claim), BallotRefusal.Code.UNKNOWN_CAMPAIGN);
        }
    }

    @Test
    void closingCountsTheClaimsDestroysTheKeysAndLetsNoClaimOnItsWayThrough() {
        try (EligibilityHouse other = new EligibilityHouse().open(12, 10)) {
            List<Invitation> mine = other.invitations().values().stream()
                    .filter(each -> other.roll.find(each.roster(CLIENTS).hex()).isPresent())
                    .toList();
            List<Bytes> used = new ArrayList<>();
            for (Invitation invitation : mine.subList(0, 5)) {
                Voter voter = other.voter("clients");
                voter.finish(other.issuing(other.roll).issue(other.campaign, voter.claim(invitation)));
                used.add(invitation.use(CLIENTS));
            }
            TroubledRoll slow = new TroubledRoll(other.roll);
            slow.beforeSave = other::closed;
            ClaimRequest late = other.voter("clients").claim(mine.get(6));

            assertRefused(() -> other.issuing(slow).issue(other.campaign, late), BallotRefusal.Code.CLOSED);

            assertThat(other.roster().status()).isEqualTo(RosterStatus.CLOSED);
            assertThat(other.roster().styles()).allMatch(style -> style.wrappedKey() == null);
            assertThat(other.roll
                            .find(mine.get(6).roster(CLIENTS).hex())
                            .orElseThrow()
                            .state()
                            .claim())
                    .isNull();
            List<Document> closed = other.pending("rosters").stream()
                    .filter(event -> event.getString("type").equals("minkao.evaluation.roll-closed.v1"))
                    .toList();
            assertThat(closed).hasSize(2);
            closed.forEach(event -> Contracts.validate(
                    event.getString("type"), event.get("data", Binary.class).getData()));
            String clientsClosed = new String(
                    closed.getFirst().get("data", Binary.class).getData(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(clientsClosed)
                    .contains("\"invitations\":12", "\"issued\":5")
                    .contains(RollFile.of(used).digest().hex());
            int before = other.pending("rosters").size();
            new CloseRolls(other.rosters, other.roll, other.issuers).close(other.campaign);
            assertThat(other.pending("rosters")).hasSize(before);
        }
    }

    @Test
    void invitationsGoOutOnceAndAreThenForgotten() {
        try (EligibilityHouse other =
                new EligibilityHouse().drafted().imported(10, 10).sealedRolls()) {
            assertThatThrownBy(() -> other.releasing().release(EligibilityHouse.LIN, other.campaign, "r"))
                    .hasMessageContaining("not frozen");
            other.frozen();

            assertThat(other.releasing().release(EligibilityHouse.LIN, other.campaign, "r"))
                    .isEqualTo(20);
            assertThat(other.releasing().release(EligibilityHouse.LIN, other.campaign, "r"))
                    .isZero();

            List<Document> issued = other.pending("roll");
            assertThat(issued).hasSize(20).allSatisfy(event -> {
                Contracts.validate(
                        event.getString("type"), event.get("data", Binary.class).getData());
                assertThat(other.letter(event)
                                .list("links")
                                .getFirst()
                                .asObject("link")
                                .text("url"))
                        .startsWith("http://localhost:8080/v#" + other.campaign.substring(0, 8) + ".");
            });
            assertThat(other.door
                            .database()
                            .getCollection("roll")
                            .countDocuments(new Document("state.invitation", new Document("$ne", null))))
                    .isZero();
        }
    }

    private static Bytes claim(ClaimRequest request) {
        return house.issuing(house.roll).issue(house.campaign, request);
    }

    private static java.util.Optional<RollRow> row(Invitation invitation, StyleId style) {
        return house.roll.find(invitation.roster(style).hex()).map(org.minkao.kit.core.Versioned::state);
    }

    private static List<Document> notices(Invitation invitation) {
        String r = invitation.roster(CLIENTS).hex();
        return house.pending("roll").stream()
                .filter(event -> event.getString("key").equals(r))
                .filter(event -> event.getString("type").equals("minkao.evaluation.ballot-paper-issued.v1"))
                .toList();
    }

    private static byte[] fixed(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[384];
        int from = Math.max(0, bytes.length - 384);
        System.arraycopy(bytes, from, fixed, 384 - (bytes.length - from), bytes.length - from);
        return fixed;
    }

    private static void assertRefused(ThrowingCallable step, BallotRefusal.Code code) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        BallotRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}

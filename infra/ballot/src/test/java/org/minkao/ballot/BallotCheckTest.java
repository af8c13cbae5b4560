package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.ballot.BallotRefusal.Code.BAD_ANSWERS;
import static org.minkao.ballot.BallotRefusal.Code.BAD_BALLOT_SIGNATURE;
import static org.minkao.ballot.BallotRefusal.Code.BAD_LENGTH;
import static org.minkao.ballot.BallotRefusal.Code.BAD_TOKEN;
import static org.minkao.ballot.BallotRefusal.Code.MALFORMED;
import static org.minkao.ballot.BallotRefusal.Code.TOO_LARGE;
import static org.minkao.ballot.BallotRefusal.Code.UNKNOWN_STYLE;
import static org.minkao.ballot.Refusals.assertRefused;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BallotCheckTest {
    private static final Manifest MANIFEST = Campaigns.manifest();
    private static final StyleKeys KEYS = StyleKeys.of(MANIFEST);
    private static final Voter VOTER = Campaigns.clientWithToken(MANIFEST);
    private static final CastRequest GOOD = VOTER.cast(Campaigns.someAnswers(), Campaigns.someComments());
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static String body() {
        return new String(GOOD.padded(), StandardCharsets.US_ASCII);
    }

    private static AcceptedBallot check(CastRequest request) {
        return BallotCheck.check(MANIFEST, KEYS, request);
    }

    private static void assertRefusedWith(BallotRefusal.Code code, CastRequest request) {
        assertRefused(code, () -> check(CastRequest.parse(request.padded())));
    }

    /** The good request with one field of its JSON replaced. */
    private static CastRequest with(String field, Bytes value) {
        Json.Obj json = StrictJson.parse(GOOD.padded()).asObject("body");
        String edited = CanonicalJson.write(json)
                .replace(
                        "\"" + field + "\":\"" + json.text(field) + "\"", "\"" + field + "\":\"" + value.b64u() + "\"");
        return CastRequest.parse(edited.getBytes(StandardCharsets.US_ASCII));
    }

    private static Bytes flipped(Bytes bytes, int at) {
        byte[] bent = bytes.toArray();
        bent[at] ^= 1;
        return Bytes.of(bent);
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void acceptsWhatAVoterCasts(CryptoProviders providers) {
        Voter voter = Voter.start(MANIFEST, Campaigns.CLIENTS, Campaigns.RANDOM, providers);
        Invitation invitation = Invitation.random(Campaigns.CAMPAIGN, Campaigns.RANDOM);
        ClaimRequest claim = ClaimRequest.parse(voter.claim(invitation).write());
        assertThat(claim.roster()).isEqualTo(invitation.roster(Campaigns.CLIENTS));
        assertThat(voter.claim(invitation).claimHash()).isEqualTo(claim.claimHash());
        voter.finish(new SoftwareBlindSigner(Campaigns.CLIENTS_KEY, providers).blindSign(claim.blinded()));
        byte[] body =
                voter.cast(Campaigns.someAnswers(), Campaigns.someComments()).padded();
        assertThat(body.length % CastRequest.BLOCK).isZero();
        AcceptedBallot accepted =
                BallotCheck.check(MANIFEST, StyleKeys.of(MANIFEST, providers), CastRequest.parse(body));
        assertThat(accepted.body()).isEqualTo(Bytes.of(CastRequest.parse(body).withoutPad()));
        assertThat(new String(accepted.body().toArray(), StandardCharsets.US_ASCII))
                .doesNotContain("pad");
    }

    @Test
    void theSameBytesGiveTheSameBallotAndAnotherVoteOfTheTokenAnother() {
        CastRequest second = VOTER.cast(Campaigns.someAnswers(), Comments.NONE);
        assertThat(check(GOOD)).isEqualTo(check(CastRequest.parse(GOOD.padded())));
        assertThat(check(second).tokenId()).isEqualTo(check(GOOD).tokenId());
        assertThat(check(second).digest()).isNotEqualTo(check(GOOD).digest());
    }

    @Test
    void theMirroredSignatureIsTheSameBallot() {
        byte[] r = GOOD.ballotSig().slice(0, 32).toArray();
        BigInteger s = new BigInteger(1, GOOD.ballotSig().slice(32, 64).toArray());
        CastRequest mirrored = with("ballotSig", Bytes.of(Digests.concat(r, P256.unsigned(ORDER.subtract(s), 32))));
        AcceptedBallot accepted = check(mirrored);
        assertThat(accepted.digest()).isEqualTo(check(GOOD).digest());
        assertThat(accepted.tokenId()).isEqualTo(check(GOOD).tokenId());
    }

    @Test
    void aTokenIsWorthNothingInAnotherStyleOrCampaign() {
        String inStaff = body().replace("\"style\":\"clients\"", "\"style\":\"staff.unit-7\"");
        assertRefused(BAD_TOKEN, () -> check(CastRequest.parse(inStaff.getBytes(StandardCharsets.US_ASCII))));
        String nowhere = body().replace("\"style\":\"clients\"", "\"style\":\"nobody\"");
        assertRefused(UNKNOWN_STYLE, () -> check(CastRequest.parse(nowhere.getBytes(StandardCharsets.US_ASCII))));
        Manifest other = Campaigns.manifest(new CampaignId("b".repeat(26)));
        assertRefused(BAD_TOKEN, () -> BallotCheck.check(other, StyleKeys.of(other), GOOD));
    }

    @Test
    void everyFieldOfAnotherLengthIsRefused() {
        for (String field : List.of("pk", "prefix", "tokenSig", "saltA", "saltT", "ballotSig")) {
            Json.Obj json = StrictJson.parse(GOOD.padded()).asObject("body");
            Bytes value = Bytes.ofB64u(json.text(field));
            assertRefusedWith(BAD_LENGTH, with(field, value.slice(0, value.length() - 1)));
            assertRefusedWith(BAD_LENGTH, with(field, Bytes.of(Digests.concat(value.toArray(), new byte[1]))));
            assertRefusedWith(BAD_LENGTH, with(field, Bytes.of(new byte[0])));
        }
    }

    @Test
    void keysOffTheCurveAreRefused() {
        assertRefusedWith(MALFORMED, with("pk", flipped(GOOD.pk(), 64)));
        assertRefusedWith(MALFORMED, with("pk", flipped(GOOD.pk(), 0)));
        assertRefusedWith(MALFORMED, with("pk", Bytes.of(new byte[65])));
        assertRefusedWith(MALFORMED, with("pk", Bytes.of(Digests.concat(new byte[] {4}, new byte[64]))));
        // y + p is the same point to sloppy arithmetic; only tiny y leave room for it, hence the point with x = 5.
        BigInteger p = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
        assertRefusedWith(
                MALFORMED,
                with(
                        "pk",
                        Bytes.of(Digests.concat(
                                new byte[] {4},
                                P256.unsigned(p, 32),
                                GOOD.pk().slice(33, 65).toArray()))));
    }

    @Test
    void alteredSignaturesSaltsAnswersAndPrefixesAreRefused() {
        assertRefusedWith(BAD_TOKEN, with("tokenSig", flipped(GOOD.tokenSig(), 200)));
        assertRefusedWith(BAD_TOKEN, with("prefix", flipped(GOOD.prefix(), 3)));
        assertRefusedWith(BAD_TOKEN, with("tokenSig", Bytes.of(new byte[384])));
        assertRefusedWith(BAD_TOKEN, with("tokenSig", Bytes.ofHex("ff".repeat(384))));
        assertRefusedWith(BAD_BALLOT_SIGNATURE, with("ballotSig", flipped(GOOD.ballotSig(), 50)));
        assertRefusedWith(BAD_BALLOT_SIGNATURE, with("ballotSig", Bytes.of(new byte[64])));
        assertRefusedWith(BAD_BALLOT_SIGNATURE, with("saltA", flipped(GOOD.saltA(), 0)));
        assertRefusedWith(BAD_BALLOT_SIGNATURE, with("saltT", flipped(GOOD.saltT(), 0)));
        assertRefusedWith(
                BAD_BALLOT_SIGNATURE,
                with(
                        "answers",
                        VOTER.cast(Campaigns.someAnswers(), Comments.NONE).comment()));
        assertRefusedWith(BAD_BALLOT_SIGNATURE, with("comment", Comments.NONE.encode()));
    }

    @Test
    void anotherVotersKeyDoesNotGoWithTheToken() {
        CastRequest other = Campaigns.clientWithToken(MANIFEST).cast(Campaigns.someAnswers(), Comments.NONE);
        assertRefusedWith(BAD_TOKEN, with("pk", other.pk()));
    }

    @Test
    void wellSignedButIllFormedSheetsAreRefused() {
        for (String answers :
                List.of("", "{\"v\":1,\"r\":[[\"_\",\"q1\",4.0]]}", "{\"v\":1, \"r\":[[\"_\",\"q1\",4]]}")) {
            Bytes bytes = Bytes.of(answers.getBytes(StandardCharsets.UTF_8));
            assertRefusedWith(BAD_ANSWERS, VOTER.cast(bytes, Comments.NONE.encode()));
        }
        assertRefusedWith(BAD_ANSWERS, VOTER.cast(Campaigns.someAnswers().encode(), Bytes.of(new byte[0])));
    }

    @Test
    void aTokenPlusItsModulusIsRefused() throws Exception {
        BigInteger n = Campaigns.CLIENTS_KEY.publicJwk().modulus();
        BigInteger room = BigInteger.ONE.shiftLeft(3072).subtract(n);
        // Only a small signature leaves room for n in 384 bytes, so draw until one is.
        for (int i = 0; i < 200; i++) {
            Voter voter = Campaigns.clientWithToken(MANIFEST);
            CastRequest cast = voter.cast(Campaigns.someAnswers(), Comments.NONE);
            BigInteger sig = new BigInteger(1, cast.tokenSig().toArray());
            if (sig.compareTo(room) < 0) {
                check(cast);
                CastRequest grown = new CastRequest(
                        cast.style(),
                        cast.pk(),
                        cast.prefix(),
                        Bytes.of(P256.unsigned(sig.add(n), 384)),
                        cast.answers(),
                        cast.saltA(),
                        cast.comment(),
                        cast.saltT(),
                        cast.ballotSig());
                assertRefusedWith(BAD_TOKEN, grown);
                return;
            }
        }
        throw new AssertionError("no small signature in 200 draws");
    }

    @Test
    void bodiesThatAreNotTheTenKeysAreRefused() {
        String good = body();
        for (String bad : List.of(
                "",
                "{}",
                "[]",
                good.substring(1),
                good + good,
                good.replace("\"style\":", "\"Style\":"),
                good.replace("\"pad\":", "\"extra\":1,\"pad\":"),
                good.replace("\"pad\":\"", "\"pad\":\"\",\"pad\":\""),
                good.replaceFirst("\"pad\":\"A*\"", "\"pad\":1"),
                good.replaceFirst(",\"pad\":\"A*\"", ""),
                good.replace("\"style\":\"clients\"", "\"style\":7"),
                good.replace("\"style\":\"clients\"", "\"style\":\"Clients!\""),
                good.replace("\"prefix\":\"", "\"prefix\":\"="),
                good.replace("\"prefix\":\"", "\"prefix\":\" "))) {
            assertRefused(MALFORMED, () -> CastRequest.parse(bad.getBytes(StandardCharsets.UTF_8)));
        }
        assertRefused(TOO_LARGE, () -> CastRequest.parse(new byte[CastRequest.MAX_BYTES + 1]));
        assertRefused(MALFORMED, () -> CastRequest.parse(new byte[CastRequest.MAX_BYTES]));
    }

    @Test
    void theLargestSheetFitsTheLargestBody() {
        CastRequest largest = VOTER.cast(Bytes.of(new byte[Answers.MAX_BYTES]), Bytes.of(new byte[Comments.MAX_BYTES]));
        assertThat(largest.padded().length).isLessThanOrEqualTo(CastRequest.MAX_BYTES);
    }

    @Test
    void theFirstCheckThatFailsIsTheOneReported() {
        CastRequest nothingRight = new CastRequest(
                new StyleId("nobody"),
                Bytes.of(new byte[1]),
                GOOD.prefix(),
                GOOD.tokenSig(),
                GOOD.answers(),
                GOOD.saltA(),
                GOOD.comment(),
                GOOD.saltT(),
                GOOD.ballotSig());
        assertRefused(UNKNOWN_STYLE, () -> check(nothingRight));
    }

    @Property
    void randomBodiesAreOnlyEverRefused(@ForAll byte[] body) {
        assertOnlyRefused(() -> CastRequest.parse(body));
        assertOnlyRefused(() -> ClaimRequest.parse(body));
        assertOnlyRefused(() -> LookupRequest.parse(body));
        assertOnlyRefused(() -> Manifest.parse(body));
        assertOnlyRefused(() -> SignedNote.parse(body));
        assertOnlyRefused(() -> RollFile.parse(body));
        assertOnlyRefused(() -> IssuerKey.fromPkcs8(body));
        assertOnlyRefused(() -> BallotKey.of(body));
    }

    @Property(tries = 150)
    void anyAlteredByteOfABodyIsRefusedOrTheSameBallot(@ForAll int place, @ForAll byte value) {
        byte[] body = GOOD.padded();
        body[Math.floorMod(place, body.length)] = value;
        try {
            assertThat(check(CastRequest.parse(body))).isEqualTo(check(GOOD));
        } catch (BallotRefusal refusal) {
            assertThat(refusal.code().status()).isBetween(400, 404);
        }
    }

    private static void assertOnlyRefused(Runnable parse) {
        try {
            parse.run();
        } catch (BallotRefusal refusal) {
            assertThat(refusal.code().status()).isBetween(400, 413);
        }
    }

    @Test
    void lookupsAndClaimsAreReadStrictly() {
        Invitation invitation = Invitation.random(Campaigns.CAMPAIGN, Campaigns.RANDOM);
        LookupRequest lookup = new LookupRequest(invitation.lookupKey());
        assertThat(LookupRequest.parse(lookup.write())).isEqualTo(lookup);
        assertRefused(BAD_LENGTH, () -> LookupRequest.parse("{\"k\":\"AAAA\"}".getBytes(StandardCharsets.US_ASCII)));
        assertRefused(TOO_LARGE, () -> LookupRequest.parse(new byte[2000]));
        assertRefused(TOO_LARGE, () -> ClaimRequest.parse(new byte[5000]));
        ClaimRequest claim = VOTER.claim(invitation);
        assertThat(ClaimRequest.parse(claim.write())).isEqualTo(claim);
        String text = new String(claim.write(), StandardCharsets.US_ASCII);
        String shorter = text.replace(
                claim.blinded().b64u(), claim.blinded().slice(0, 383).b64u());
        assertRefused(BAD_LENGTH, () -> ClaimRequest.parse(shorter.getBytes(StandardCharsets.US_ASCII)));
        String extra = text.replace("{\"k\"", "{\"x\":1,\"k\"");
        assertRefused(MALFORMED, () -> ClaimRequest.parse(extra.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void everyCodeHasTheStatusOfTheProtocol() {
        String table =
                "400 MALFORMED BAD_LENGTH BAD_BLINDED BAD_ANSWERS 401 LOGIN_REQUIRED 403 BAD_TOKEN BAD_BALLOT_SIGNATURE "
                        + "404 UNKNOWN_CAMPAIGN UNKNOWN_STYLE UNKNOWN_INVITATION 409 ALREADY_CLAIMED TOKEN_SPENT NOT_OPEN CLOSED "
                        + "FREEZE_REFUSED 413 TOO_LARGE 429 SLOW_DOWN 503 TRY_AGAIN FROZEN";
        int status = 0;
        int codes = 0;
        for (String word : table.split(" ", -1)) {
            if (Character.isDigit(word.charAt(0))) {
                status = Integer.parseInt(word);
            } else {
                assertThat(BallotRefusal.Code.valueOf(word.toUpperCase(Locale.ROOT))
                                .status())
                        .isEqualTo(status);
                codes++;
            }
        }
        assertThat(BallotRefusal.Code.values()).hasSize(codes);
        assertThat(MALFORMED.because("x").getStackTrace()).isEmpty();
    }
}

package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {
    private static final Json.Obj KAT = Vectors.transcript();
    private static final CampaignId CAMPAIGN = new CampaignId(KAT.text("campaign"));
    private static final StyleId STYLE = new StyleId(KAT.text("style"));

    private static Bytes hex(String part, String key) {
        return Bytes.ofHex(KAT.object(part).text(key));
    }

    private static Bytes utf8(String key) {
        return Bytes.of(KAT.object("ballot").text(key).getBytes(StandardCharsets.UTF_8));
    }

    private static BallotKey key() {
        return new BallotKey(hex("ballotKey", "pk"));
    }

    private static CastRequest cast() {
        return new CastRequest(
                STYLE,
                key().point(),
                hex("token", "prefix"),
                hex("token", "tokenSig"),
                utf8("answersUtf8"),
                hex("ballot", "saltA"),
                utf8("commentUtf8"),
                hex("ballot", "saltT"),
                hex("ballot", "ballotSig"));
    }

    @Test
    void derivesTheInvitationHashes() {
        Invitation invitation =
                Invitation.of(CAMPAIGN, hex("invitation", "codeHex").toArray());
        assertThat(invitation.lookupKey()).isEqualTo(hex("invitation", "lookupKey"));
        assertThat(invitation.use(STYLE)).isEqualTo(hex("invitation", "use"));
        assertThat(invitation.roster(STYLE)).isEqualTo(hex("invitation", "roster"));
    }

    @Test
    void namesTheIssuerKey() {
        IssuerKey key = Vectors.issuerOfTranscript();
        assertThat(key.keyId()).isEqualTo(hex("issuer", "keyId"));
        assertThat(key.publicJwk().n())
                .isEqualTo(KAT.object("issuer").object("jwkPrivate").text("n"));
        assertThat(key.publicJwk().isSound()).isTrue();
        assertThat(IssuerKey.fromPkcs8(key.toPkcs8()).keyId()).isEqualTo(key.keyId());
    }

    @Test
    void buildsTheTokenMessageAndId() {
        assertThat(Bytes.of(Statement.tokenMessage(CAMPAIGN, STYLE, key()))).isEqualTo(hex("token", "msg"));
        assertThat(Statement.tokenId(CAMPAIGN, key())).isEqualTo(hex("token", "tokenId"));
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void signsBlindlyAndTheTokenVerifies(CryptoProviders providers) {
        SoftwareBlindSigner signer = new SoftwareBlindSigner(Vectors.issuerOfTranscript(), providers);
        Bytes blindSig = signer.blindSign(hex("token", "blinded"));
        assertThat(blindSig).isEqualTo(hex("token", "blindSig"));
        BigInteger finished = new BigInteger(1, blindSig.toArray())
                .multiply(new BigInteger(KAT.object("token").text("inv"), 16))
                .mod(signer.publicJwk().modulus());
        assertThat(Bytes.of(P256.unsigned(finished, 384))).isEqualTo(hex("token", "tokenSig"));
        new TokenVerifier(providers)
                .check(
                        signer.publicJwk().publicKey(),
                        hex("token", "prefix"),
                        Statement.tokenMessage(CAMPAIGN, STYLE, key()),
                        hex("token", "tokenSig"));
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void hashesAndVerifiesTheBallot(CryptoProviders providers) {
        Bytes a = Statement.answersHash(hex("ballot", "saltA"), utf8("answersUtf8"));
        Bytes t = Statement.commentHash(hex("ballot", "saltT"), utf8("commentUtf8"));
        assertThat(a).isEqualTo(hex("ballot", "A"));
        assertThat(t).isEqualTo(hex("ballot", "T"));
        Statement statement = Statement.of(CAMPAIGN, STYLE, key(), a, t);
        assertThat(Bytes.of(statement.bytes())).isEqualTo(hex("ballot", "statement"));
        assertThat(statement.digest()).isEqualTo(hex("ballot", "B"));
        statement.verify(hex("ballot", "ballotSig"), providers);
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void theWholeCastPassesTheChecks(CryptoProviders providers) {
        Manifest manifest = Campaigns.manifest();
        CastRequest received = CastRequest.parse(cast().padded());
        AcceptedBallot accepted = BallotCheck.check(manifest, StyleKeys.of(manifest, providers), received);
        assertThat(accepted.digest()).isEqualTo(hex("ballot", "B"));
        assertThat(accepted.tokenId()).isEqualTo(hex("token", "tokenId"));
        assertThat(accepted.style()).isEqualTo(STYLE);
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void reproducesTheReceiptByteForByte(CryptoProviders providers) {
        Json.Obj box = KAT.object("notes").object("box");
        NoteSigner signer = NoteSigner.ofSeed("vote.example.gov/box", Bytes.ofHex(box.text("seed")), providers);
        assertThat(signer.verifierKey().text()).isEqualTo(box.text("vkey"));
        Receipt receipt = new Receipt(CAMPAIGN, hex("ballot", "B"), UtcTime.parse("2026-12-20T16:00:00Z"));
        String note = KAT.object("notes").text("receipt");
        assertThat(receipt.sign(signer)).isEqualTo(note);
        assertThat(Receipt.open(note, VerifierKey.parse(box.text("vkey")), providers))
                .isEqualTo(receipt);
    }

    @Test
    void countsOutTheReceiptWords() {
        Receipt receipt = new Receipt(CAMPAIGN, hex("ballot", "B"), UtcTime.parse("2026-12-20T16:00:00Z"));
        List<Integer> wanted = KAT.object("ballot").list("receiptWordIndexes").stream()
                .map(json -> json.asNumber("index").asInt())
                .toList();
        assertThat(receipt.leafHash()).isEqualTo(hex("ballot", "leafHash"));
        assertThat(receipt.wordIndexes()).isEqualTo(wanted);
        assertThat(receipt.words()).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void readsTheCheckpointAsASignedNote(CryptoProviders providers) {
        Json.Obj notes = KAT.object("notes");
        VerifierKey board = VerifierKey.parse(notes.object("board").text("vkey"));
        SignedNote checkpoint = SignedNote.parse(notes.text("checkpoint"));
        assertThat(checkpoint.isSignedBy(board, providers)).isTrue();
        assertThat(checkpoint.write()).isEqualTo(notes.text("checkpoint"));
        assertThat(VerifierKey.parse(notes.object("witness").text("vkey")).type())
                .isEqualTo(VerifierKey.COSIGNATURE);
    }
}

package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.ballot.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final NoteSigner SIGNER = NoteSigner.generate("example.org/box", Campaigns.RANDOM);
    private static final String TEXT = "line one\n\nline 二\n";

    @ParameterizedTest
    @MethodSource("org.minkao.ballot.Vectors#providers")
    void verifiesTheNotesOfOthers(CryptoProviders providers) {
        List<Json> notes = Vectors.shared("c2sp-signed-note.json").list("notes");
        assertThat(notes).hasSize(2);
        for (Json each : notes) {
            Json.Obj vector = each.asObject("note");
            VerifierKey key = VerifierKey.parse(vector.text("vkey"));
            SignedNote note = SignedNote.parse(vector.text("note"));
            assertThat(key.text()).isEqualTo(vector.text("vkey"));
            assertThat(note.isSignedBy(key, providers)).isTrue();
            assertThat(note.write()).isEqualTo(vector.text("note"));
            if (vector.has("skey")) {
                String[] parts = vector.text("skey").split("\\+", 5);
                Bytes typed = Bytes.ofB64(parts[4]);
                NoteSigner signer = NoteSigner.ofSeed(parts[2], typed.slice(1, typed.length()), providers);
                assertThat(SignedNote.sign(note.text(), signer).write()).isEqualTo(vector.text("note"));
            }
        }
    }

    @Test
    void verifiesWhatItSigned() {
        NoteSigner second = NoteSigner.generate("example.org/other", Campaigns.RANDOM);
        SignedNote note =
                SignedNote.parse(SignedNote.sign(TEXT, SIGNER, second).write().getBytes(StandardCharsets.UTF_8));
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.isSignedBy(SIGNER.verifierKey())).isTrue();
        assertThat(note.isSignedBy(second.verifierKey())).isTrue();
        assertThat(note.isSignedBy(
                        NoteSigner.generate("example.org/box", Campaigns.RANDOM).verifierKey()))
                .isFalse();
    }

    @Test
    void doesNotVerifyAnotherTextOrSignature() {
        SignedNote note = SignedNote.sign(TEXT, SIGNER);
        assertThat(new SignedNote("line two\n", note.signatures()).isSignedBy(SIGNER.verifierKey()))
                .isFalse();
        SignedNote.NoteSignature own = note.signatures().getFirst();
        byte[] bent = own.signature().toArray();
        bent[40] ^= 1;
        SignedNote.NoteSignature forged = new SignedNote.NoteSignature(own.name(), own.keyId(), Bytes.of(bent));
        assertThat(new SignedNote(TEXT, List.of(own, forged)).isSignedBy(SIGNER.verifierKey()))
                .isFalse();
        SignedNote.NoteSignature longer = new SignedNote.NoteSignature(
                own.name(), own.keyId(), Bytes.of(Digests.concat(own.signature().toArray(), new byte[] {0})));
        assertThat(new SignedNote(TEXT, List.of(longer)).isSignedBy(SIGNER.verifierKey()))
                .isFalse();
    }

    @Test
    void aCosignatureKeyDoesNotPassForANoteKey() {
        VerifierKey witness = new VerifierKey(
                "example.org/box", VerifierKey.COSIGNATURE, SIGNER.verifierKey().publicKey());
        SignedNote.NoteSignature own =
                SignedNote.sign(TEXT, SIGNER).signatures().getFirst();
        SignedNote.NoteSignature renamed = new SignedNote.NoteSignature(own.name(), witness.keyId(), own.signature());
        assertThat(new SignedNote(TEXT, List.of(renamed)).isSignedBy(witness)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n— a AAAAAAA=\n",
                "text\n\n— a AAAAAAA=",
                "text\n\n— a AAAAAAA=\n\n",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n—a AAAAAAA=\n",
                "text\n\n— AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n— a+b AAAAAAA=\n",
                "text\n\n— a b AAAAAAA=\n",
                "text\n\n— a AAAA\n",
                "text\n\n— a AAAAAA==\n",
                "text\n\n— a AAAAAAA\n",
                "text\n\n— a AAAAAAB=\n",
                "text\n\n— a AAAAAAA= \n",
                "text\r\n\n— a AAAAAAA=\n",
                "te\u0000xt\n\n— a AAAAAAA=\n",
                "\n— a AAAAAAA=\n"
            })
    void refusesWhatIsNotANote(String text) {
        assertRefused(BallotRefusal.Code.MALFORMED, () -> SignedNote.parse(text));
    }

    @Test
    void refusesNotesThatAreNotUtf8OrCarryTooManySignatures() {
        assertRefused(BallotRefusal.Code.MALFORMED, () -> SignedNote.parse(new byte[] {(byte) 0xff, '\n'}));
        String many = "text\n\n" + "— a AAAAAAA=\n".repeat(101);
        assertRefused(BallotRefusal.Code.MALFORMED, () -> SignedNote.parse(many));
        assertThat(SignedNote.parse("text\n\n" + "— a AAAAAAA=\n".repeat(100)).signatures())
                .hasSize(100);
    }

    @Test
    void refusesVerifierKeysThatAreNotInTheirOneForm() {
        String good = SIGNER.verifierKey().text();
        assertThat(VerifierKey.parse(good)).isEqualTo(SIGNER.verifierKey());
        String unknownType = "example.org/box+" + "00000000+" + Encodings.b64(new byte[33]);
        for (String bad : List.of(
                "",
                "+",
                "++",
                good + "=",
                good + " ",
                " " + good,
                good.substring(1),
                good.replace("example.org/box+", "example.org/box+0"),
                good.replace("example.org", "Example.org"),
                unknownType)) {
            assertRefused(BallotRefusal.Code.MALFORMED, () -> VerifierKey.parse(bad));
        }
    }

    @Test
    void refusesReceiptsOfOtherShape() {
        VerifierKey key = SIGNER.verifierKey();
        Receipt receipt = Receipt.of(Campaigns.manifest(), Digests.h());
        assertThat(Receipt.open(receipt.sign(SIGNER), key)).isEqualTo(receipt);
        String text = receipt.text();
        for (String other : List.of(
                text + "more\n",
                text.replace("receipt", "attest"),
                text.replace("16:00:00Z", "16:00:00+00:00"),
                text.replace("16:00:00Z", "16:00:00.000Z"),
                text.replace("T16:00:00Z", "T24:00:00Z"),
                text.replace(Campaigns.CAMPAIGN.value(), "short"),
                "ballot/v1/receipt\n")) {
            String note = SignedNote.sign(other, SIGNER).write();
            assertRefused(BallotRefusal.Code.MALFORMED, () -> Receipt.open(note, key));
        }
        assertRefused(
                BallotRefusal.Code.MALFORMED,
                () -> Receipt.open(receipt.sign(SIGNER), Campaigns.RECEIPTS.verifierKey()));
    }
}

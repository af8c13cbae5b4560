package org.minkao.ballot;

import java.time.Instant;
import java.util.List;

/** The box's promise that ballot B is on the board by a given time. */
public record Receipt(CampaignId campaign, Bytes ballot, Instant includeBy) {
    private static final String HEAD = "ballot/v1/receipt";

    public Receipt {
        ballot.requireLength(32, "B");
        UtcTime.requireWholeSeconds(includeBy);
    }

    /** The receipt for B under a manifest. */
    public static Receipt of(Manifest manifest, Bytes ballot) {
        return new Receipt(manifest.campaign(), ballot, manifest.times().includeBy());
    }

    /** The text that is signed. */
    public String text() {
        return String.join("\n", HEAD, campaign.value(), ballot.b64(), includeBy.toString(), "");
    }

    /** The note to hand out; the same bytes at every repeat. */
    public String sign(NoteSigner signer) {
        return SignedNote.sign(text(), signer).write();
    }

    public static Receipt open(String note, VerifierKey key) {
        return open(note, key, CryptoProviders.best());
    }

    /** Reads a receipt that this key signed; anything else is refused as MALFORMED. */
    public static Receipt open(String note, VerifierKey key, CryptoProviders providers) {
        SignedNote signed = SignedNote.parse(note);
        if (!signed.isSignedBy(key, providers)) {
            throw malformed();
        }
        List<String> lines = signed.text().lines().toList();
        if (lines.size() != 4) {
            throw malformed();
        }
        Receipt receipt =
                new Receipt(new CampaignId(lines.get(1)), Bytes.ofB64(lines.get(2)), UtcTime.parse(lines.get(3)));
        if (!receipt.text().equals(signed.text())) {
            throw malformed();
        }
        return receipt;
    }

    /** The board's leaf hash of this ballot. */
    public Bytes leafHash() {
        return Digests.h(new byte[] {0, 1}, ballot.toArray());
    }

    /** The first 44 bits of the leaf hash as four numbers below 2048. */
    public List<Integer> wordIndexes() {
        return ReceiptWords.indexes(leafHash());
    }

    /** The four words by which people may name this receipt; a handle, not a proof. */
    public List<String> words() {
        return wordIndexes().stream().map(ReceiptWords::word).toList();
    }

    private static BallotRefusal malformed() {
        return BallotRefusal.Code.MALFORMED.because("a receipt signed by the campaign's receipt key");
    }
}

package org.minkao.survey.box;

import org.minkao.ballot.Bytes;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.NoteSigner;
import org.minkao.ballot.VerifierKey;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.reason.SurveyReason;

/** The box's receipt key; it signs for a campaign only when the manifest names it. */
public final class ReceiptKey {
    private final Bytes seed;

    public ReceiptKey(Bytes seed) {
        this.seed = seed;
    }

    NoteSigner signerFor(Manifest manifest) {
        String name = VerifierKey.parse(manifest.receiptVkey()).name();
        NoteSigner signer = NoteSigner.ofSeed(name, seed);
        if (!signer.verifierKey().text().equals(manifest.receiptVkey())) {
            throw new Refusal(
                    SurveyReason.MANIFEST_REFUSED,
                    "receipt.vkey is %s (expected: %s)"
                            .formatted(
                                    manifest.receiptVkey(), signer.verifierKey().text()));
        }
        return signer;
    }

    @Override
    public String toString() {
        return "ReceiptKey";
    }
}

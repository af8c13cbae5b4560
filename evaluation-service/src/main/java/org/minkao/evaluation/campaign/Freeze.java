package org.minkao.evaluation.campaign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Encodings;

/** The frozen bytes: from here on the campaign runs by this manifest and these rules. */
public record Freeze(Hand by, String manifest, String rules) {

    public Instant at() {
        return by.at();
    }

    public byte[] manifestBytes() {
        return manifest.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] rulesBytes() {
        return rules.getBytes(StandardCharsets.UTF_8);
    }

    public String manifestDigest() {
        return Digests.h(manifestBytes()).hex();
    }

    /** The first 50 bits of the manifest's digest, for people to compare: five and five characters. */
    public String fingerprint() {
        String text = Encodings.base32(Digests.h(manifestBytes()).toArray());
        return text.substring(0, 5) + "-" + text.substring(5, 10);
    }

    @Override
    public String toString() {
        return "Freeze[by=%s, at=%s, manifest=%s]".formatted(by.person(), at(), manifestDigest());
    }
}

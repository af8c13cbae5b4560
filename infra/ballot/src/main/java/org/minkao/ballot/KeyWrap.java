package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** Wraps keys for storage under the key-encryption key; each wrapped key opens only for the purpose it was wrapped for. */
public final class KeyWrap {
    private final Gcm gcm;
    private final SecureRandom random;

    /** A wrap under a 32-byte key-encryption key. */
    public KeyWrap(byte[] kek, SecureRandom random) {
        this(kek, random, CryptoProviders.best());
    }

    public KeyWrap(byte[] kek, SecureRandom random, CryptoProviders providers) {
        this.gcm = new Gcm(Bytes.of(kek), providers);
        this.random = random;
    }

    /** For example purpose {@code issuer/<campaign>/<style>}. */
    public byte[] wrap(String purpose, byte[] key) {
        return gcm.seal(key, aad(purpose), random);
    }

    /** The key, or a refusal MALFORMED when it was altered, wrapped for another purpose or under another KEK. */
    public byte[] unwrap(String purpose, byte[] wrapped) {
        return gcm.open(wrapped, aad(purpose))
                .orElseThrow(() -> BallotRefusal.Code.MALFORMED.because(
                        "a key wrapped for this purpose under this key-encryption key"));
    }

    private static byte[] aad(String purpose) {
        return ("minkao/key-wrap/v1/" + purpose).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "KeyWrap";
    }
}

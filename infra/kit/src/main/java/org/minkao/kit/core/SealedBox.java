package org.minkao.kit.core;

import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** Seals bytes for one reader: HPKE base mode with X25519, HKDF-SHA256 and AES-256-GCM. */
public final class SealedBox {
    private static final int KEY = 32;
    private static final int ENCAPSULATED = 32;
    private static final int TAG = 16;
    private static final byte[] NO_AAD = {};

    private SealedBox() {}

    /** Encapsulated key followed by the ciphertext. */
    public static byte[] seal(byte[] recipientPublicKey, byte[] info, byte[] plain) {
        requireKey(recipientPublicKey);
        HPKE hpke = hpke();
        try {
            byte[][] parts =
                    hpke.seal(hpke.deserializePublicKey(recipientPublicKey), info, NO_AAD, plain, null, null, null);
            byte[] sealed = Arrays.copyOf(parts[1], ENCAPSULATED + parts[0].length);
            System.arraycopy(parts[0], 0, sealed, ENCAPSULATED, parts[0].length);
            return sealed;
        } catch (InvalidCipherTextException e) {
            throw new IllegalArgumentException("cannot seal for this public key", e);
        }
    }

    /** Throws {@link IllegalArgumentException} when it was not sealed for this key and info, or was altered. */
    public static byte[] open(byte[] privateKey, byte[] info, byte[] sealed) {
        requireKey(privateKey);
        if (sealed.length < ENCAPSULATED + TAG) {
            throw new IllegalArgumentException(
                    "sealed box has %d bytes (expected: at least %d)".formatted(sealed.length, ENCAPSULATED + TAG));
        }
        byte[] encapsulated = Arrays.copyOf(sealed, ENCAPSULATED);
        byte[] cipher = Arrays.copyOfRange(sealed, ENCAPSULATED, sealed.length);
        HPKE hpke = hpke();
        AsymmetricCipherKeyPair pair = hpke.deserializePrivateKey(privateKey, publicKey(privateKey));
        try {
            return hpke.open(encapsulated, pair, info, NO_AAD, cipher, null, null, null);
        } catch (InvalidCipherTextException | IllegalStateException e) {
            // A low-order encapsulated key surfaces as IllegalStateException.
            throw new IllegalArgumentException("sealed box cannot be opened with this key and info", e);
        }
    }

    public static byte[] publicKey(byte[] privateKey) {
        requireKey(privateKey);
        return new X25519PrivateKeyParameters(privateKey).generatePublicKey().getEncoded();
    }

    private static void requireKey(byte[] key) {
        if (key.length != KEY) {
            throw new IllegalArgumentException("key has %d bytes (expected: %d)".formatted(key.length, KEY));
        }
    }

    private static HPKE hpke() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
    }
}

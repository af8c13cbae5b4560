package org.minkao.ballot;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM; a sealed text is version byte 1, 12 random bytes of nonce, ciphertext, 16 bytes of tag. */
final class Gcm {
    static final int KEY_LENGTH = 32;

    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final int HEAD_LENGTH = 1 + NONCE_LENGTH;

    private final CryptoProviders providers;
    private final SecretKeySpec key;

    Gcm(Bytes key, CryptoProviders providers) {
        if (key.length() != KEY_LENGTH) {
            throw new IllegalArgumentException("an AES-256 key has 32 bytes");
        }
        this.key = new SecretKeySpec(key.toArray(), "AES");
        this.providers = providers;
    }

    byte[] seal(byte[] plain, byte[] aad, SecureRandom random) {
        byte[] nonce = Bytes.random(NONCE_LENGTH, random).toArray();
        try {
            return Digests.concat(
                    new byte[] {VERSION},
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, nonce, aad).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** The plain text, or nothing where the sealed text was not made under this key and aad. */
    Optional<byte[]> open(byte[] sealed, byte[] aad) {
        if (sealed.length < HEAD_LENGTH + TAG_LENGTH || sealed[0] != VERSION) {
            return Optional.empty();
        }
        Bytes whole = Bytes.of(sealed);
        try {
            Cipher cipher =
                    cipher(Cipher.DECRYPT_MODE, whole.slice(1, HEAD_LENGTH).toArray(), aad);
            return Optional.of(cipher.doFinal(sealed, HEAD_LENGTH, sealed.length - HEAD_LENGTH));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] aad) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", providers.ciphers());
        cipher.init(mode, key, new GCMParameterSpec(TAG_LENGTH * 8, nonce));
        cipher.updateAAD(aad);
        return cipher;
    }
}

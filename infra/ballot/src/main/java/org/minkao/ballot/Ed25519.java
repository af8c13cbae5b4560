package org.minkao.ballot;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Ed25519 with keys as 32 raw bytes. */
final class Ed25519 {
    static final int KEY_LENGTH = 32;
    static final int SIGNATURE_LENGTH = 64;

    private static final byte[] PKCS8_PREFIX = Encodings.unhex("302e020100300506032b657004220420");
    private static final byte[] SPKI_PREFIX = Encodings.unhex("302a300506032b6570032100");

    private Ed25519() {}

    static Bytes publicKey(Bytes seed) {
        return Bytes.owning(new Ed25519PrivateKeyParameters(seed.toArray())
                .generatePublicKey()
                .getEncoded());
    }

    static byte[] sign(CryptoProviders providers, Bytes seed, byte[] message) {
        try {
            Signature signer = signature(providers);
            signer.initSign(
                    keys().generatePrivate(new PKCS8EncodedKeySpec(Digests.concat(PKCS8_PREFIX, seed.toArray()))));
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("own key does not sign", e);
        }
    }

    static boolean verify(CryptoProviders providers, Bytes publicKey, byte[] message, byte[] signature) {
        if (publicKey.length() != KEY_LENGTH || signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        Signature verifier = signature(providers);
        KeyFactory keys = keys();
        try {
            verifier.initVerify(
                    keys.generatePublic(new X509EncodedKeySpec(Digests.concat(SPKI_PREFIX, publicKey.toArray()))));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers differ in what they throw on bad bytes; to us it is one answer.
            return false;
        }
    }

    /** The JDK's: the native provider leaves Ed25519 key parsing to it. */
    private static KeyFactory keys() {
        try {
            return KeyFactory.getInstance("Ed25519", CryptoProviders.jdkProvider("SunEC"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks Ed25519", e);
        }
    }

    private static Signature signature(CryptoProviders providers) {
        try {
            return Signature.getInstance("Ed25519", providers.ec());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(providers + " lacks Ed25519", e);
        }
    }
}

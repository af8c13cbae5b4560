package org.minkao.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.X509EncodedKeySpec;

/** ECDSA over P-256 with SHA-256, signatures as r||s, keys as uncompressed points. */
final class P256 {
    static final int POINT_LENGTH = 65;
    static final int SIGNATURE_LENGTH = 64;

    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger THREE = BigInteger.valueOf(3);
    private static final byte[] SPKI_PREFIX = Encodings.unhex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private P256() {}

    /** Whether 65 bytes are an uncompressed point: 0 <= x, y < p and y^2 = x^3 - 3x + b. */
    static boolean isPoint(Bytes point) {
        if (point.length() != POINT_LENGTH || point.at(0) != 4) {
            return false;
        }
        BigInteger x = new BigInteger(1, point.slice(1, 33).toArray());
        BigInteger y = new BigInteger(1, point.slice(33, 65).toArray());
        if (x.compareTo(P) >= 0 || y.compareTo(P) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(B).mod(P);
        return y.multiply(y).mod(P).equals(right);
    }

    static boolean verify(CryptoProviders providers, Bytes point, byte[] message, byte[] signature) {
        // Bare JCA accepts some signatures of a wrong size and points off the curve.
        if (signature.length != SIGNATURE_LENGTH || !isPoint(point)) {
            return false;
        }
        Signature verifier = signature(providers);
        try {
            verifier.initVerify(publicKey(providers, point));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers differ in what they throw on bad bytes; to us it is one answer.
            return false;
        }
    }

    static byte[] sign(CryptoProviders providers, PrivateKey key, byte[] message) {
        try {
            Signature signer = signature(providers);
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("own key does not sign", e);
        }
    }

    static KeyPair generate(CryptoProviders providers, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", providers.ec());
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(providers + " lacks P-256", e);
        }
    }

    static Bytes point(PublicKey key) {
        if (!(key instanceof ECPublicKey ec)) {
            throw new IllegalArgumentException("an EC key");
        }
        ECPoint w = ec.getW();
        return Bytes.owning(Digests.concat(new byte[] {4}, unsigned(w.getAffineX(), 32), unsigned(w.getAffineY(), 32)));
    }

    /** The number in exactly so many bytes, big-endian. */
    static byte[] unsigned(BigInteger number, int length) {
        byte[] signed = number.toByteArray();
        byte[] unsigned = new byte[length];
        int count = Math.min(signed.length, length);
        System.arraycopy(signed, signed.length - count, unsigned, length - count, count);
        return unsigned;
    }

    private static PublicKey publicKey(CryptoProviders providers, Bytes point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC", providers.ec())
                .generatePublic(new X509EncodedKeySpec(Digests.concat(SPKI_PREFIX, point.toArray())));
    }

    private static Signature signature(CryptoProviders providers) {
        try {
            return Signature.getInstance("SHA256withECDSAinP1363Format", providers.ec());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(providers + " lacks ECDSA in P1363 format", e);
        }
    }
}

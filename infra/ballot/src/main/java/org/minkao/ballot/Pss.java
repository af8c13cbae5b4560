package org.minkao.ballot;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** RSASSA-PSS with SHA-384, MGF1 of the same and 48 bytes of salt. */
final class Pss {
    private static final PSSParameterSpec PARAMETERS =
            new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, PSSParameterSpec.TRAILER_FIELD_BC);

    private Pss() {}

    static boolean verify(CryptoProviders providers, RSAPublicKey key, byte[] message, byte[] signature) {
        BigInteger n = key.getModulus();
        // sig + n is a second text for the same signature; the length and the range are ours to check, not the
        // provider's.
        if (signature.length != (n.bitLength() + 7) / 8 || new BigInteger(1, signature).compareTo(n) >= 0) {
            return false;
        }
        Signature verifier = verifier(providers);
        try {
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Providers differ in what they throw on bad bytes; to us it is one answer.
            return false;
        }
    }

    private static Signature verifier(CryptoProviders providers) {
        try {
            Signature verifier = Signature.getInstance("RSASSA-PSS", providers.rsa());
            verifier.setParameter(PARAMETERS);
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(providers + " lacks RSASSA-PSS with SHA-384", e);
        }
    }
}

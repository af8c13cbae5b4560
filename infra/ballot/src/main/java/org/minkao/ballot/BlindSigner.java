package org.minkao.ballot;

/** Signs blinded tokens with an issuer key it holds; an HSM can stand behind it (raw RSA). */
public interface BlindSigner {

    /** The public half of the key. */
    RsaJwk publicJwk();

    /**
     * RFC 9474 BlindSign: deterministic. Refuses with BAD_LENGTH what is not 384 bytes and with BAD_BLINDED what is not
     * strictly between 1 and n-1.
     */
    Bytes blindSign(Bytes blinded);
}

package org.minkao.evaluation.campaign;

/** What eligibility said about the sealed roll of one style. */
public record SealedRoll(String style, int roll, String rollDigest, int invitations, Issuer issuer) {

    /** The style's public key as JWK. */
    public record Issuer(String kty, String n, String e) {}
}

package org.minkao.evaluation.campaign;

import org.jspecify.annotations.Nullable;

/** What eligibility said about the sealed roll of one style, and who imported and sealed it. */
public record SealedRoll(
        String style,
        int roll,
        String rollDigest,
        int invitations,
        Issuer issuer,
        @Nullable Hand imported,
        @Nullable Hand sealed) {

    /** The style's public key as JWK. */
    public record Issuer(String kty, String n, String e) {}

    /** Whether two different people, one of them of the county office, stand behind the roll. */
    boolean namesTwo() {
        return imported != null
                && sealed != null
                && !imported.person().equals(sealed.person())
                && (imported.county() || sealed.county());
    }
}

package org.minkao.ballot;

/** Asks for a blind signature on a token of one style. */
public record ClaimRequest(Bytes lookupKey, StyleId style, Bytes use, Bytes blinded) {
    public static final int MAX_BYTES = 4096;

    public ClaimRequest {
        lookupKey.requireLength(32, "k");
        use.requireLength(32, "u");
        blinded.requireLength(RsaJwk.BYTES, "blinded");
    }

    /** Refuses with TOO_LARGE, MALFORMED or BAD_LENGTH; the range of blinded is the signer's business. */
    public static ClaimRequest parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw BallotRefusal.Code.TOO_LARGE.because("at most 4 KiB");
        }
        Json.Obj json = StrictJson.parse(body).asObject("body").only("k", "style", "u", "blinded");
        return new ClaimRequest(
                Bytes.ofB64u(json.text("k")),
                new StyleId(json.text("style")),
                Bytes.ofB64u(json.text("u")),
                Bytes.ofB64u(json.text("blinded")));
    }

    public byte[] write() {
        return CanonicalJson.bytes(
                Json.obj("k", lookupKey.b64u(), "style", style.value(), "u", use.b64u(), "blinded", blinded.b64u()));
    }

    /** r. */
    public Bytes roster() {
        return Invitation.roster(use);
    }

    /** H(blinded), which the roll keeps so that a repeat is known again. */
    public Bytes claimHash() {
        return Digests.h(blinded.toArray());
    }

    @Override
    public String toString() {
        return "ClaimRequest";
    }
}

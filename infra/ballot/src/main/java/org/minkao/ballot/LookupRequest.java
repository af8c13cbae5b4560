package org.minkao.ballot;

/** Asks which styles an invitation is good for. */
public record LookupRequest(Bytes lookupKey) {
    public static final int MAX_BYTES = 1024;

    public LookupRequest {
        lookupKey.requireLength(32, "k");
    }

    /** Refuses with TOO_LARGE, MALFORMED or BAD_LENGTH. */
    public static LookupRequest parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw BallotRefusal.Code.TOO_LARGE.because("at most 1 KiB");
        }
        Json.Obj json = StrictJson.parse(body).asObject("body").only("k");
        return new LookupRequest(Bytes.ofB64u(json.text("k")));
    }

    public byte[] write() {
        return CanonicalJson.bytes(Json.obj("k", lookupKey.b64u()));
    }

    @Override
    public String toString() {
        return "LookupRequest";
    }
}

package org.minkao.ballot;

import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a cast: everything of a ballot but the campaign, which stands in the path. */
public record CastRequest(
        StyleId style,
        Bytes pk,
        Bytes prefix,
        Bytes tokenSig,
        Bytes answers,
        Bytes saltA,
        Bytes comment,
        Bytes saltT,
        Bytes ballotSig) {
    public static final int MAX_BYTES = 128 * 1024;

    /** Bodies are filled up to a multiple of this, so that their size tells little. */
    public static final int BLOCK = 4096;

    /** Refuses with TOO_LARGE or MALFORMED; lengths are the business of {@link BallotCheck}. */
    public static CastRequest parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw BallotRefusal.Code.TOO_LARGE.because("at most 128 KiB");
        }
        Json.Obj json = StrictJson.parse(body)
                .asObject("body")
                .only("style", "pk", "prefix", "tokenSig", "answers", "saltA", "comment", "saltT", "ballotSig", "pad");
        json.text("pad");
        return new CastRequest(
                new StyleId(json.text("style")),
                Bytes.ofB64u(json.text("pk")),
                Bytes.ofB64u(json.text("prefix")),
                Bytes.ofB64u(json.text("tokenSig")),
                Bytes.ofB64u(json.text("answers")),
                Bytes.ofB64u(json.text("saltA")),
                Bytes.ofB64u(json.text("comment")),
                Bytes.ofB64u(json.text("saltT")),
                Bytes.ofB64u(json.text("ballotSig")));
    }

    /** The body to keep: the same fields without the pad. */
    public byte[] withoutPad() {
        return CanonicalJson.bytes(json());
    }

    /** The body to send: padded to a multiple of {@link #BLOCK}. */
    public byte[] padded() {
        int length = CanonicalJson.bytes(json("")).length;
        return CanonicalJson.bytes(json("A".repeat((BLOCK - length % BLOCK) % BLOCK)));
    }

    private Json.Obj json(String pad) {
        Map<String, Json> fields = new LinkedHashMap<>(json().entries());
        fields.put("pad", Json.of(pad));
        return new Json.Obj(fields);
    }

    private Json.Obj json() {
        return Json.obj(
                "style", style.value(),
                "pk", pk.b64u(),
                "prefix", prefix.b64u(),
                "tokenSig", tokenSig.b64u(),
                "answers", answers.b64u(),
                "saltA", saltA.b64u(),
                "comment", comment.b64u(),
                "saltT", saltT.b64u(),
                "ballotSig", ballotSig.b64u());
    }

    @Override
    public String toString() {
        return "CastRequest";
    }
}

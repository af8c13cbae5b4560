package org.minkao.ballot;

/** A voter's one-time public key: an uncompressed P-256 point that lies on the curve. */
public record BallotKey(Bytes point) {

    /** Refuses with BAD_LENGTH what is not 65 bytes, with MALFORMED what is not a point of the curve. */
    public BallotKey {
        point.requireLength(P256.POINT_LENGTH, "pk");
        if (!P256.isPoint(point)) {
            throw BallotRefusal.Code.MALFORMED.because("pk is an uncompressed point on P-256");
        }
    }

    public static BallotKey of(byte[] point) {
        return new BallotKey(Bytes.of(point));
    }

    byte[] bytes() {
        return point.toArray();
    }

    @Override
    public String toString() {
        return "BallotKey";
    }
}

package org.minkao.ballot;

/** A rule of the ballot protocol said no; expected, carries a stable code and never a value that came in. */
public final class BallotRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String expectation;

    /** The stable codes of the protocol with their HTTP status. */
    public enum Code {
        MALFORMED(400),
        BAD_LENGTH(400),
        BAD_BLINDED(400),
        BAD_ANSWERS(400),
        LOGIN_REQUIRED(401),
        BAD_TOKEN(403),
        BAD_BALLOT_SIGNATURE(403),
        UNKNOWN_CAMPAIGN(404),
        UNKNOWN_STYLE(404),
        UNKNOWN_INVITATION(404),
        ALREADY_CLAIMED(409),
        TOKEN_SPENT(409),
        NOT_OPEN(409),
        CLOSED(409),
        FREEZE_REFUSED(409),
        TOO_LARGE(413),
        SLOW_DOWN(429),
        TRY_AGAIN(503),
        FROZEN(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /** The HTTP status the protocol gives this code. */
        public int status() {
            return status;
        }

        /** A refusal with this code; {@code expectation} is fixed text, never a value from outside. */
        public BallotRefusal because(String expectation) {
            return new BallotRefusal(this, expectation);
        }
    }

    /** A refusal without stack trace; {@code expectation} is fixed text, never a value from outside. */
    public BallotRefusal(Code code, String expectation) {
        super(code + ": " + expectation, null, false, false);
        this.code = code;
        this.expectation = expectation;
    }

    public Code code() {
        return code;
    }

    /** What would have been accepted. */
    public String expectation() {
        return expectation;
    }
}

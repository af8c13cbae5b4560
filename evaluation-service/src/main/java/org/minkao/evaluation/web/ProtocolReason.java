package org.minkao.evaluation.web;

import java.util.Arrays;
import org.minkao.ballot.BallotRefusal;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

/** A refusal of the ballot protocol under its own stable code. */
record ProtocolReason(BallotRefusal.Code code) implements Reason {

    static Refusal refusal(BallotRefusal refused) {
        return new Refusal(new ProtocolReason(refused.code()), refused.expectation());
    }

    @Override
    public String name() {
        return code.name();
    }

    @Override
    public Kind kind() {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.status() == code.status())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("status " + code.status() + " has no kind"));
    }

    @Override
    public String title() {
        return code.name();
    }
}

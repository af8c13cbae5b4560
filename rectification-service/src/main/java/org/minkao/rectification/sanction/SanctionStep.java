package org.minkao.rectification.sanction;

import static org.minkao.rectification.sanction.SanctionStatus.DECIDED;
import static org.minkao.rectification.sanction.SanctionStatus.HEARD;
import static org.minkao.rectification.sanction.SanctionStatus.PROPOSED;
import static org.minkao.rectification.sanction.SanctionStatus.WITHDRAWN;

import java.util.List;

/** The table of a sanction's steps: nobody is sanctioned unheard. */
public enum SanctionStep {
    HEAR(List.of(PROPOSED), HEARD, List.of("discipline", "county")),
    DECIDE(List.of(HEARD), DECIDED, List.of("discipline", "county", "leader")),
    WITHDRAW(List.of(PROPOSED, HEARD), WITHDRAWN, List.of("discipline", "county"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<SanctionStatus> from;

    private final SanctionStatus to;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> roles;

    SanctionStep(List<SanctionStatus> from, SanctionStatus to, List<String> roles) {
        this.from = from;
        this.to = to;
        this.roles = roles;
    }

    public List<SanctionStatus> from() {
        return from;
    }

    public SanctionStatus to() {
        return to;
    }

    public List<String> roles() {
        return roles;
    }
}

package org.minkao.rectification.lastingrule;

import static org.minkao.rectification.lastingrule.RuleStatus.ADOPTED;
import static org.minkao.rectification.lastingrule.RuleStatus.DRAFTED;

import java.util.List;

/** The table of a lasting rule's steps. */
public enum RuleStep {
    ADOPT(List.of(DRAFTED), ADOPTED);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<RuleStatus> from;

    private final RuleStatus to;

    RuleStep(List<RuleStatus> from, RuleStatus to) {
        this.from = from;
        this.to = to;
    }

    public List<RuleStatus> from() {
        return from;
    }

    public RuleStatus to() {
        return to;
    }
}

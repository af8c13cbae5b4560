package org.minkao.rectification.finding;

import static org.minkao.rectification.finding.FindingStatus.CASE_OPENED;
import static org.minkao.rectification.finding.FindingStatus.DISMISSED;
import static org.minkao.rectification.finding.FindingStatus.OPENING;
import static org.minkao.rectification.finding.FindingStatus.RAISED;
import static org.minkao.rectification.finding.FindingStatus.RECTIFIED_AT_ONCE;

import java.util.List;

/** The table of a finding's steps; what is not a row cannot happen. */
public enum FindingStep {
    RECTIFY_AT_ONCE(List.of(RAISED), RECTIFIED_AT_ONCE),
    DECIDE_CASE(List.of(RAISED, RECTIFIED_AT_ONCE), OPENING),
    CASE_WRITTEN(List.of(OPENING), CASE_OPENED),
    DISMISS(List.of(RAISED), DISMISSED);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<FindingStatus> from;

    private final FindingStatus to;

    FindingStep(List<FindingStatus> from, FindingStatus to) {
        this.from = from;
        this.to = to;
    }

    public List<FindingStatus> from() {
        return from;
    }

    public FindingStatus to() {
        return to;
    }
}

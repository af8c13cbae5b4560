package org.minkao.rectification.cases;

import org.minkao.kit.core.TextId;
import org.minkao.rectification.finding.FindingId;

/** The id of a case, derived from its finding: a finding has at most one case. */
public record CaseId(String value) implements TextId {

    public static CaseId of(FindingId finding) {
        return new CaseId("case-" + finding.value());
    }

    @Override
    public String toString() {
        return value;
    }
}

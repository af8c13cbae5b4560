package org.minkao.rectification.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.minkao.rectification.cases.CaseStatus;
import org.minkao.rectification.lastingrule.RuleKind;

/** The public ledger of a campaign. */
public record Ledger(List<LedgerLine> lines, List<LedgerRule> rules, Map<CaseStatus, Integer> counts, int sanctions) {

    /** An adopted rule as the public reads it. */
    public record LedgerRule(RuleKind kind, String title, String text, LocalDate adoptedOn) {}
}

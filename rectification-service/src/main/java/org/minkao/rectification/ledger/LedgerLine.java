package org.minkao.rectification.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.cases.CaseStatus;
import org.minkao.rectification.cases.Outcome;
import org.minkao.rectification.cases.Overdue;

/** One case as the public reads it: what, until when, how it ended; no persons. */
public record LedgerLine(
        String number,
        String appraisee,
        @Nullable String item,
        String title,
        CaseStatus status,
        LocalDate openedOn,
        LocalDate deadline,
        @Nullable Overdue overdue,
        @Nullable LocalDate closedOn,
        @Nullable Outcome outcome,
        @Nullable String endReason) {}

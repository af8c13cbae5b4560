package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.finding.Finding;
import org.minkao.rectification.finding.FindingStatus;

/** A finding as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FindingView(
        String id,
        String campaign,
        String appraisee,
        @Nullable String item,
        String text,
        @Nullable String severity,
        SourceView source,
        String status,
        LocalDate raisedOn,
        @Nullable LowMarkView lowMark,
        @Nullable String measure,
        @JsonProperty("case") @Nullable String caseId,
        @Nullable DismissalView dismissal,
        long version) {

    /** The mark that stayed below the plan's threshold. */
    public record LowMarkView(String mark, String threshold, int ratings) {}

    /** Why it is none. */
    public record DismissalView(String by, LocalDate on, String reason) {}

    static FindingView of(Versioned<Finding> loaded, boolean caseWritten) {
        Finding it = loaded.state();
        return new FindingView(
                it.id().value(),
                it.campaign().value(),
                it.appraisee(),
                it.item(),
                it.text(),
                it.severity() == null ? null : it.severity().name(),
                SourceView.of(it.source()),
                status(it.status(), caseWritten),
                it.raisedOn(),
                lowMark(it.lowMark()),
                it.measure(),
                caseWritten ? CaseId.of(it.id()).value() : null,
                dismissal(it.dismissal()),
                loaded.version());
    }

    /** A decided case that is not written yet is no case to anybody. */
    private static String status(FindingStatus inner, boolean caseWritten) {
        return switch (inner) {
            case OPENING -> caseWritten ? "CASE_OPENED" : "RAISED";
            case RAISED, CASE_OPENED, RECTIFIED_AT_ONCE, DISMISSED -> inner.name();
        };
    }

    private static @Nullable LowMarkView lowMark(Finding.@Nullable LowMark it) {
        return it == null
                ? null
                : new LowMarkView(it.mark().toPlainString(), it.threshold().toPlainString(), it.ratings());
    }

    private static @Nullable DismissalView dismissal(Finding.@Nullable Dismissal it) {
        return it == null ? null : new DismissalView(it.by(), it.on(), it.reason());
    }
}

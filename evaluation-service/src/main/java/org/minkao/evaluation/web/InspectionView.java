package org.minkao.evaluation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.inspection.Evidence;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.Sheet;
import org.minkao.kit.core.Versioned;

/** An inspection as its people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InspectionView(
        String id,
        String campaign,
        String status,
        long version,
        Inspection.Kind kind,
        String appraisee,
        LocalDate plannedOn,
        List<String> inspectors,
        List<EntryView> entries,
        List<OwnSheetView> sheets,
        List<EvidenceView> evidence,
        @Nullable String summary,
        @Nullable String submittedBy,
        @Nullable String confirmedBy,
        @Nullable String returnedBy,
        @Nullable String verdictReason) {

    /** One line of the sheet. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            String item,
            String mark,
            @Nullable String note,
            @Nullable ProblemView problem,
            List<String> evidence) {
        static List<EntryView> of(List<Sheet.Entry> entries) {
            return entries.stream()
                    .map(entry -> new EntryView(
                            entry.item(),
                            Decimals.plain(entry.mark()),
                            entry.note(),
                            ProblemView.of(entry.problem()),
                            entry.files()))
                    .toList();
        }
    }

    /** What one inspector filled in by himself. */
    record OwnSheetView(String inspector, List<EntryView> entries) {}

    /** A file that was handed in; its bytes are read below the inspection, by their SHA-256. */
    record EvidenceView(String sha256, String mediaType, int size, String by, Instant at) {
        static EvidenceView of(Evidence file) {
            return new EvidenceView(file.sha256(), file.mediaType(), file.size(), file.by(), file.at());
        }
    }

    /** What was found at the item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemView(
            String text,
            Sheet.Severity severity,
            boolean rectifiedAtOnce,
            @Nullable String measure,
            @Nullable String cause) {
        static @Nullable ProblemView of(Sheet.@Nullable Problem problem) {
            return problem == null
                    ? null
                    : new ProblemView(
                            problem.text(),
                            problem.severity(),
                            problem.rectifiedAtOnce(),
                            problem.measure(),
                            problem.cause());
        }
    }

    static InspectionView of(Versioned<Inspection> versioned) {
        Inspection inspection = versioned.state();
        Inspection.Submission submission = inspection.submission();
        Inspection.Verdict verdict = inspection.verdict();
        return new InspectionView(
                inspection.id().value(),
                inspection.campaign().value(),
                inspection.status().name(),
                versioned.version(),
                inspection.kind(),
                inspection.appraisee(),
                inspection.plannedOn(),
                inspection.inspectors(),
                EntryView.of(inspection.entries()),
                inspection.ownSheets().stream()
                        .map(own -> new OwnSheetView(
                                own.inspector(), EntryView.of(own.sheet().entries())))
                        .toList(),
                inspection.files().stream().map(EvidenceView::of).toList(),
                submission == null ? null : submission.summary(),
                submission == null ? null : submission.by(),
                verdict != null && inspection.isConfirmed() ? verdict.by() : null,
                verdict != null && !inspection.isConfirmed() ? verdict.by() : null,
                verdict == null ? null : verdict.reason());
    }
}

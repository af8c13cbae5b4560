package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.cases.Ending;
import org.minkao.rectification.cases.Handling;
import org.minkao.rectification.cases.Origin;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.cases.SeeCases.Sight;
import org.minkao.rectification.cases.Timing;

/** A case as people see it; {@code steps} are those the reader may take now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        String id,
        String number,
        String campaign,
        String finding,
        String appraisee,
        @Nullable String item,
        String title,
        String text,
        SourceView source,
        String status,
        LocalDate openedOn,
        String openedBy,
        @Nullable String owner,
        @Nullable String verifier,
        List<MeasureView> measures,
        List<ProgressView> progress,
        List<EvidenceView> evidence,
        @Nullable SubmissionView submission,
        LocalDate deadline,
        boolean deadlineCertain,
        @Nullable LocalDate planDeadline,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String overdue,
        @Nullable AskedView extensionAsked,
        List<GrantedView> extensions,
        @Nullable ProposalView notFeasibleProposed,
        @Nullable CallBackView callBack,
        @Nullable String outcome,
        @Nullable LocalDate closedOn,
        @Nullable String endReason,
        List<PassedView> history,
        List<String> steps,
        long version) {

    /** A measure of the plan. */
    public record MeasureView(String text, LocalDate due) {}

    /** What was done. */
    public record ProgressView(LocalDate on, String by, String note, List<String> evidence) {}

    /** A file that was handed in. */
    public record EvidenceView(String sha256, int size, String mediaType, String by, LocalDate on) {}

    /** The owner's word that it is done. */
    public record SubmissionView(String summary, String outcome, String by, LocalDate on) {}

    /** An extension somebody asked for. */
    public record AskedView(int workingDays, String by, LocalDate on, String reason) {}

    /** An extension that was granted. */
    public record GrantedView(int workingDays, String by, LocalDate on, String reason) {}

    /** A proposal to end the case as not feasible. */
    public record ProposalView(String by, LocalDate on, String reason) {}

    /** What the call-back brought. */
    public record CallBackView(String method, boolean satisfied, String note, String by, LocalDate on) {}

    /** A step that was taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PassedView(
            String step,
            String from,
            String to,
            String by,
            String role,
            LocalDate on,
            Instant at,
            @Nullable String reason) {}

    static CaseView of(Sight sight) {
        RectificationCase it = sight.state();
        Origin origin = it.origin();
        Handling handling = it.handling();
        Ending ending = it.ending();
        return new CaseView(
                it.id().value(),
                origin.number(),
                origin.campaign().value(),
                origin.finding().value(),
                origin.appraisee(),
                origin.item(),
                origin.title(),
                origin.text(),
                SourceView.of(origin.source()),
                it.status().name(),
                origin.openedOn(),
                origin.openedBy(),
                handling.owner(),
                handling.verifier(),
                handling.measures().stream()
                        .map(m -> new MeasureView(m.text(), m.due()))
                        .toList(),
                handling.progress().stream()
                        .map(p -> new ProgressView(p.on(), p.by(), p.note(), p.evidence()))
                        .toList(),
                handling.evidence().stream()
                        .map(e -> new EvidenceView(e.sha256(), e.size(), e.mediaType(), e.by(), e.on()))
                        .toList(),
                submission(handling.submission()),
                sight.deadline().date(),
                sight.deadline().certain(),
                sight.planDeadline(),
                sight.overdue() == null ? null : sight.overdue().name(),
                asked(it.timing().asked()),
                it.timing().extensions().stream()
                        .map(g -> new GrantedView(g.workingDays(), g.by(), g.on(), g.reason()))
                        .toList(),
                proposal(ending.proposal()),
                callBack(ending.callBack()),
                ending.outcome() == null ? null : ending.outcome().name(),
                ending.closedOn(),
                ending.publicReason(),
                it.history().stream().map(CaseView::passed).toList(),
                sight.open().stream().map(Enum::name).toList(),
                sight.loaded().version());
    }

    private static PassedView passed(RectificationCase.Passed p) {
        return new PassedView(
                p.step().name(), p.from().name(), p.to().name(), p.by(), p.role(), p.on(), p.at(), p.reason());
    }

    private static @Nullable SubmissionView submission(Handling.@Nullable Submission it) {
        return it == null ? null : new SubmissionView(it.summary(), it.outcome().name(), it.by(), it.on());
    }

    private static @Nullable AskedView asked(Timing.@Nullable Asked it) {
        return it == null ? null : new AskedView(it.workingDays(), it.by(), it.on(), it.reason());
    }

    private static @Nullable ProposalView proposal(Ending.@Nullable Proposal it) {
        return it == null ? null : new ProposalView(it.by(), it.on(), it.reason());
    }

    private static @Nullable CallBackView callBack(Ending.@Nullable CallBack it) {
        return it == null ? null : new CallBackView(it.method().name(), it.satisfied(), it.note(), it.by(), it.on());
    }
}

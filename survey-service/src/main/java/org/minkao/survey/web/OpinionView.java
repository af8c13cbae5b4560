package org.minkao.survey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.survey.opinion.Opinion;
import org.minkao.survey.opinion.OpinionId;
import org.minkao.survey.opinion.ReadOpinions.Shown;

/** An opinion as the office and those responsible see it; the tracking code only in the answer to its entry. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpinionView(
        String id,
        String campaign,
        String status,
        long version,
        String channel,
        LocalDate receivedOn,
        String text,
        @Nullable String contact,
        @Nullable String appraisee,
        @Nullable String item,
        @Nullable String severity,
        @Nullable AnswerView answer,
        @Nullable String mergedInto,
        @Nullable FindingView finding,
        @JsonProperty("case") @Nullable CaseView caseTrace,
        List<StepView> history,
        @Nullable String trackingCode) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerView(String text, LocalDate on) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(String text, @Nullable String item, String severity, LocalDate on) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepView(
            String step,
            @Nullable String from,
            String to,
            String by,
            LocalDate on,
            @Nullable String reason) {}

    static OpinionView of(Shown shown, @Nullable String trackingCode) {
        Opinion opinion = shown.opinion().state();
        Opinion.Assessment judged = opinion.assessment();
        OpinionId into = opinion.mergedInto();
        return new OpinionView(
                opinion.id().value(),
                opinion.campaign(),
                opinion.status().name(),
                shown.opinion().version(),
                opinion.said().channel().name(),
                opinion.said().receivedOn(),
                opinion.said().text(),
                shown.contact(),
                opinion.appraisee(),
                judged == null ? null : judged.item(),
                judged == null ? null : judged.severity().name(),
                answer(opinion.answer()),
                into == null ? null : into.value(),
                finding(opinion.finding()),
                CaseView.of(opinion.caseTrace()),
                opinion.history().stream().map(OpinionView::step).toList(),
                trackingCode);
    }

    private static @Nullable AnswerView answer(Opinion.@Nullable Answer answer) {
        return answer == null ? null : new AnswerView(answer.text(), answer.on());
    }

    private static @Nullable FindingView finding(Opinion.@Nullable RaisedFinding finding) {
        return finding == null
                ? null
                : new FindingView(
                        finding.text(), finding.item(), finding.severity().name(), finding.on());
    }

    private static StepView step(Opinion.Entry entry) {
        return new StepView(
                entry.step().name(),
                entry.from() == null ? null : entry.from().name(),
                entry.to().name(),
                entry.by(),
                entry.on(),
                entry.reason());
    }

    @Override
    public String toString() {
        return "OpinionView[" + id + "]";
    }
}

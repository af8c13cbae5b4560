package org.minkao.survey.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.survey.opinion.Opinion;
import org.minkao.survey.opinion.ReadOpinions.Followed;
import org.minkao.survey.opinion.Step;

/** An opinion as its author follows it: no person, no other author's words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrackedOpinionView(
        String status,
        @Nullable String answer,
        List<StatusView> steps,
        @JsonProperty("case") @Nullable CaseView caseTrace,
        @Nullable TrackedOpinionView mergedWith) {

    /** A status and the day it was reached. */
    record StatusView(String status, LocalDate on) {}

    static TrackedOpinionView of(Followed followed) {
        Opinion merged = followed.merged();
        return of(followed.own(), merged == null ? null : of(merged, null));
    }

    private static TrackedOpinionView of(Opinion opinion, @Nullable TrackedOpinionView mergedWith) {
        Opinion.Answer answer = opinion.answer();
        return new TrackedOpinionView(
                opinion.status().name(),
                answer == null ? null : answer.text(),
                opinion.history().stream()
                        // The case shows itself; its opening does not move the opinion.
                        .filter(entry -> entry.step() != Step.FOLLOW_CASE)
                        .map(entry -> new StatusView(entry.to().name(), entry.on()))
                        .toList(),
                CaseView.of(opinion.caseTrace()),
                mergedWith);
    }
}

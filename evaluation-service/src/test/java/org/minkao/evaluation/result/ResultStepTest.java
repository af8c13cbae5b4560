package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.result.ResultSamples.APPEAL;
import static org.minkao.evaluation.result.ResultSamples.DIGEST;
import static org.minkao.evaluation.result.ResultSamples.yes;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class ResultStepTest {
    private static final AppealId OTHER = new AppealId("c".repeat(26));

    static Stream<Arguments> product() {
        return Arrays.stream(ResultStatus.values())
                .flatMap(status -> Arrays.stream(ResultStep.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("product")
    void takesExactlyTheRowsOfTheTable(ResultStatus status, ResultStep step) {
        Result result = of(status, step);
        ResultStep.Row row = step.rows().stream()
                .filter(each -> each.from() == status)
                .findFirst()
                .orElse(null);
        if (row == null) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> take(result, step))
                    .satisfies(refusal -> assertThat(refusal.reason())
                            .isIn(
                                    KitReason.STEP_NOT_ALLOWED,
                                    EvaluationReason.NOT_PUBLISHED,
                                    EvaluationReason.APPEALED_ALREADY));
            return;
        }
        Result.Change change = take(result, step);
        assertThat(change.after().status()).isEqualTo(row.to());
        List<Class<?>> told = switch (step) {
            case RECOMPUTE, HEAR -> List.of();
            case CONFIRM -> List.of(ResultEvent.Confirmed.class);
            case PUBLISH -> List.of(ResultEvent.Published.class);
            case APPEAL -> List.of(ResultEvent.AppealFiled.class);
            case DECIDE_ONE, UPHOLD -> List.of(ResultEvent.AppealDecided.class);
            case REVISE -> List.of(ResultEvent.AppealDecided.class, ResultEvent.Revised.class);
            case FINISH -> List.of(ResultEvent.Finished.class);
        };
        assertThat(change.events())
                .extracting(event -> (Object) event.getClass())
                .isEqualTo(told);
    }

    @Test
    void everyStatusIsReached() {
        assertThat(Arrays.stream(ResultStep.values()).flatMap(step -> step.rows().stream()))
                .extracting(ResultStep.Row::to)
                .contains(ResultStatus.values());
    }

    /** A result of this status; where the step decides, its decision lies before the second person. */
    private static Result of(ResultStatus status, ResultStep step) {
        return switch (status) {
            case COMPUTED -> ResultSamples.computed();
            case CONFIRMED -> ResultSamples.confirmed();
            case PUBLISHED -> ResultSamples.published();
            case APPEALED ->
                switch (step) {
                    case UPHOLD -> ResultSamples.proposed(Ruling.Outcome.UPHELD);
                    case DECIDE_ONE ->
                        ResultSamples.proposed(Ruling.Outcome.UPHELD)
                                .appeal(ResultSamples.appeal(OTHER, "archive"), ResultSamples.UNTIL)
                                .after();
                    case REVISE -> ResultSamples.proposed(Ruling.Outcome.REVISED);
                    default -> ResultSamples.appealed();
                };
            case UPHELD -> ResultSamples.upheld();
            case REVISED -> ResultSamples.revised();
            case FINAL -> ResultSamples.ended();
        };
    }

    @Test
    void isConfirmedByAnotherThanWhoComputed() {
        refuses(
                KitReason.SAME_PERSON,
                () -> ResultSamples.computed().confirm(by("county-lin", "county"), yes("county-lin", true), DIGEST));
    }

    @Test
    void isNotConfirmedWhenTheInputsChanged() {
        refuses(
                EvaluationReason.INPUTS_CHANGED,
                () -> ResultSamples.computed()
                        .confirm(by("leader-gao", "leader"), yes("leader-gao", false), "00".repeat(32)));
    }

    @Test
    void isPublishedByTwoOfWhomOneIsOfTheCounty() {
        Result confirmed = ResultSamples.confirmed();
        refuses(
                KitReason.SAME_PERSON,
                () -> confirmed.publish(
                        by("leader-gao", "leader"), yes("leader-gao", false), List.of(), ResultSamples.UNTIL));
        refuses(
                EvaluationReason.COUNTY_REQUIRED,
                () -> confirmed.publish(
                        by("office-he", "office"), yes("office-he", false), List.of(), ResultSamples.UNTIL));
    }

    @Test
    void walksAllStatusAndStepOfAnAdjustment() {
        Adjustment proposed = ResultSamples.adjustment("-2");
        Adjustment approved = proposed.approve(by("county-zhou", "county"), yes("county-zhou", true));
        assertThat(approved.status()).isEqualTo(Adjustment.Step.APPROVE.to());
        refuses(
                KitReason.STEP_NOT_ALLOWED,
                () -> approved.approve(by("county-zhou", "county"), yes("county-zhou", true)));
        refuses(KitReason.SAME_PERSON, () -> proposed.approve(by("county-lin", "county"), yes("county-lin", true)));
    }

    private static Result.Change take(Result result, ResultStep step) {
        return switch (step) {
            case RECOMPUTE -> result.recompute(ResultSamples.computation("county-lin", DIGEST));
            case CONFIRM -> result.confirm(by("leader-gao", "leader"), yes("leader-gao", false), DIGEST);
            case PUBLISH ->
                result.publish(by("county-zhou", "county"), yes("county-zhou", true), List.of(), ResultSamples.UNTIL);
            case APPEAL -> result.appeal(ResultSamples.appeal(OTHER, "archive"), ResultSamples.UNTIL);
            case HEAR -> result.hear(APPEAL, appeal -> appeal.propose(ResultSamples.ruling(Ruling.Outcome.UPHELD)));
            case DECIDE_ONE, UPHOLD -> result.uphold(APPEAL, by("county-qian", "county"), yes("county-qian", true));
            case REVISE ->
                result.revise(APPEAL, by("county-qian", "county"), yes("county-qian", true), ResultSamples.revision());
            case FINISH -> result.finish(FREEZE_TIME);
        };
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

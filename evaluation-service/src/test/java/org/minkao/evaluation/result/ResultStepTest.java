package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
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
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class ResultStepTest {

    static Stream<Arguments> product() {
        return Arrays.stream(ResultStatus.values())
                .flatMap(status -> Arrays.stream(ResultStep.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("product")
    void takesExactlyTheRowsOfTheTable(ResultStatus status, ResultStep step) {
        Result result = switch (status) {
            case COMPUTED -> ResultSamples.computed();
            case CONFIRMED -> ResultSamples.confirmed();
            case PUBLISHED -> ResultSamples.published();
        };
        if (step.from() == status) {
            Result.Change change = take(result, step);
            assertThat(change.after().status()).isEqualTo(step.to());
            switch (step) {
                case RECOMPUTE -> assertThat(change.events()).isEmpty();
                case CONFIRM -> assertThat(change.events()).singleElement().isInstanceOf(ResultEvent.Confirmed.class);
                case PUBLISH -> assertThat(change.events()).singleElement().isInstanceOf(ResultEvent.Published.class);
            }
        } else {
            refuses(KitReason.STEP_NOT_ALLOWED, () -> take(result, step));
        }
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
                () -> confirmed.publish(by("leader-gao", "leader"), yes("leader-gao", false), List.of()));
        refuses(
                EvaluationReason.COUNTY_REQUIRED,
                () -> confirmed.publish(by("office-he", "office"), yes("office-he", false), List.of()));
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
            case PUBLISH -> result.publish(by("county-zhou", "county"), yes("county-zhou", true), List.of());
        };
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

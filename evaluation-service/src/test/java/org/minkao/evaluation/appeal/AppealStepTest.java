package org.minkao.evaluation.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;

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

class AppealStepTest {

    static Stream<Arguments> product() {
        return Arrays.stream(AppealStatus.values())
                .flatMap(status -> Arrays.stream(AppealStep.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("product")
    void takesExactlyTheRowsOfTheTable(AppealStatus status, AppealStep step) {
        Appeal appeal = switch (status) {
            case FILED -> filed();
            case PROPOSED ->
                filed().propose(ruling(step == AppealStep.REVISE ? Ruling.Outcome.REVISED : Ruling.Outcome.UPHELD));
            case UPHELD -> decided(Ruling.Outcome.UPHELD);
            case REVISED -> decided(Ruling.Outcome.REVISED);
        };
        if (step.from() == status) {
            assertThat(take(appeal, step).status()).isEqualTo(step.to());
        } else {
            refuses(KitReason.STEP_NOT_ALLOWED, () -> take(appeal, step));
        }
    }

    @Test
    void isDecidedByTwoOfWhomOneIsOfTheCounty() {
        Appeal proposed = filed().propose(ruling(Ruling.Outcome.UPHELD));
        refuses(
                KitReason.SAME_PERSON,
                () -> proposed.decide(by("discipline-tang", "county"), hand("discipline-tang", "county")));
        refuses(KitReason.SAME_PERSON, () -> proposed.sendBack(by("discipline-tang", "discipline")));
        refuses(
                EvaluationReason.COUNTY_REQUIRED,
                () -> proposed.decide(by("leader-gao", "leader"), hand("leader-gao", "leader")));
    }

    @Test
    void whatIsSentBackHasNoProposalAnyMore() {
        Appeal back = filed().propose(ruling(Ruling.Outcome.REVISED)).sendBack(by("county-qian", "county"));
        assertThat(back).isEqualTo(filed());
    }

    private static Appeal take(Appeal appeal, AppealStep step) {
        return switch (step) {
            case PROPOSE -> appeal.propose(ruling(Ruling.Outcome.UPHELD));
            case RETURN -> appeal.sendBack(by("county-qian", "county"));
            case UPHOLD, REVISE -> appeal.decide(by("county-qian", "county"), hand("county-qian", "county"));
        };
    }

    private static Appeal decided(Ruling.Outcome outcome) {
        return filed().propose(ruling(outcome)).decide(by("county-qian", "county"), hand("county-qian", "county"));
    }

    private static Appeal filed() {
        return Appeal.filed(
                new AppealId("b".repeat(26)),
                "service-centre",
                new Subject(Subject.Kind.RESULT, null),
                List.of(new Evidence("说明.pdf", "ab".repeat(32), 10)),
                hand("chief-chen", "chief"));
    }

    private static Ruling ruling(Ruling.Outcome outcome) {
        return new Ruling(outcome, "已复核", null, "cd".repeat(32), null, hand("discipline-tang", "discipline"));
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

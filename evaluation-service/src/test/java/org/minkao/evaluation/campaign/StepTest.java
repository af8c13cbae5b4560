package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.edit;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;
import static org.minkao.evaluation.campaign.CampaignSamples.lateChange;
import static org.minkao.evaluation.campaign.CampaignSamples.vote;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class StepTest {
    private static final Plan.Task TASK = PlanBuilder.task("t", new Plan.Owner(null, "office"), "2026-12-20");
    private static final Map<Step, List<Class<?>>> EVENTS = Map.of(
            Step.CHANGE_PLAN, List.of(CampaignEvent.Drafted.class, CampaignEvent.ContactsListed.class),
            Step.FREEZE, List.of(CampaignEvent.Frozen.class),
            Step.MAKE_LATE_CHANGE, List.of(CampaignEvent.PlanChanged.class),
            Step.REMIND, List.of(CampaignEvent.TaskDue.class),
            Step.START_PHASE, List.of(CampaignEvent.PhaseStarted.class),
            Step.CLOSE_SURVEY, List.of(CampaignEvent.SurveyClosed.class));

    static Stream<Arguments> product() {
        return Arrays.stream(CampaignStatus.values())
                .flatMap(status -> Arrays.stream(Step.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("product")
    void takesExactlyTheRowsOfTheTable(CampaignStatus status, Step step) {
        Campaign campaign = ready(at(status, step), step);
        assertThat(campaign.status()).isEqualTo(status);
        Optional<Step.Row> row =
                step.rows().stream().filter(r -> r.from() == status).findFirst();
        if (row.isEmpty()) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> take(campaign, step))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED));
        } else {
            Campaign.Change change = take(campaign, step);
            assertThat(change.after().status()).isEqualTo(row.get().to());
            assertThat(change.events())
                    .extracting(event -> (Object) event.getClass())
                    .isEqualTo(List.copyOf(EVENTS.getOrDefault(step, List.of())));
        }
    }

    @Test
    void reachesEveryStatusFromTheDraft() {
        Set<CampaignStatus> reached = EnumSet.of(CampaignStatus.DRAFT);
        boolean grown = true;
        while (grown) {
            grown = Arrays.stream(Step.values())
                    .flatMap(step -> step.rows().stream())
                    .filter(row -> reached.contains(row.from()))
                    .map(row -> reached.add(row.to()))
                    .toList()
                    .contains(true);
        }
        assertThat(reached).containsExactly(CampaignStatus.values());
    }

    @Test
    void hasOneRowPerStatusAndStep() {
        for (Step step : Step.values()) {
            assertThat(step.rows().stream().map(Step.Row::from)).doesNotHaveDuplicates();
            assertThat(step.rows()).isNotEmpty();
        }
    }

    private static Campaign.Change take(Campaign campaign, Step step) {
        return switch (step) {
            case CHANGE_PLAN -> campaign.changePlan(campaign.plan(), edit("office-he"));
            case RECORD_PREPARATION -> campaign.record(campaign.preparation());
            case SEAL_ROLL -> campaign.sealRoll(CampaignSamples.roll("clients", 9));
            case REVIEW -> campaign.review(by("office-sun", "office"), hand("office-sun", "office"));
            case UNREVIEW -> campaign.unreview();
            case FREEZE ->
                campaign.freeze(by("county-zhou", "county"), new Freeze(hand("county-zhou", "county"), "{}", "{}"));
            case PROPOSE_LATE_CHANGE -> campaign.proposeLate(lateChange(campaign));
            case MAKE_LATE_CHANGE ->
                campaign.makeLate("late", by("county-lin", "county"), hand("county-lin", "county"), campaign.plan());
            case DECLINE_LATE_CHANGE -> campaign.declineLate("late", hand("county-lin", "county"));
            case DO_TASK -> campaign.doTask("t", hand("office-he", "office"));
            case REMIND -> campaign.remind(TASK, true);
            case PROPOSE_DECISION ->
                campaign.status() == CampaignStatus.RUNNING
                        ? campaign.propose("d", Decision.Kind.START_PHASE, Phase.CONSULTATION, vote("office-he", false))
                        : campaign.propose("d", Decision.Kind.START_PHASE, nextOf(campaign), vote("office-he", false));
            case START_PHASE -> campaign.start(nextOf(campaign), FREEZE_TIME, true, "提前");
            case END_PHASE -> campaign.end(FREEZE_TIME);
            case CLOSE_SURVEY -> campaign.closeSurvey(FREEZE_TIME, true, "提前");
            case CONFIRM_RESULT -> campaign.confirmResult();
            case PUBLISH_RESULT -> campaign.publishResult();
            case ARCHIVE, ARCHIVE_REHEARSAL -> campaign.archive();
        };
    }

    private static Campaign ready(Campaign campaign, Step step) {
        return switch (step) {
            case MAKE_LATE_CHANGE, DECLINE_LATE_CHANGE -> proposedLate(campaign);
            case DO_TASK, REMIND ->
                CampaignSamples.with(campaign, PlanBuilder.aPlan().withTask(Phase.SURVEY, TASK));
            case ARCHIVE_REHEARSAL -> CampaignSamples.with(campaign, PlanBuilder.aRehearsal());
            default -> campaign;
        };
    }

    private static Campaign proposedLate(Campaign campaign) {
        return campaign.status().isFrozen() && campaign.status() != CampaignStatus.ARCHIVED
                ? campaign.proposeLate(lateChange(campaign)).after()
                : campaign;
    }

    private static Phase nextOf(Campaign campaign) {
        return campaign.phases().stream()
                .filter(run -> run.startedAt() == null)
                .map(PhaseRun::kind)
                .findFirst()
                .orElse(Phase.RECTIFICATION);
    }

    private static Campaign at(CampaignStatus status, Step step) {
        return switch (status) {
            case DRAFT -> CampaignSamples.draft();
            case REVIEWED -> CampaignSamples.reviewed();
            case FROZEN -> CampaignSamples.frozen();
            case RUNNING -> CampaignSamples.in(step == Step.CLOSE_SURVEY ? Phase.SURVEY : Phase.MOBILISATION);
            case CLOSED -> CampaignSamples.closed();
            case RESULT_CONFIRMED -> CampaignSamples.closed().confirmResult().after();
            case PUBLISHED -> step == Step.ARCHIVE ? CampaignSamples.over() : CampaignSamples.published();
            case ARCHIVED -> CampaignSamples.archived();
        };
    }
}

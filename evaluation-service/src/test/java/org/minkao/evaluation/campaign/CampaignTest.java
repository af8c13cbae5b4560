package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.edit;
import static org.minkao.evaluation.campaign.CampaignSamples.frozen;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;
import static org.minkao.evaluation.campaign.CampaignSamples.in;
import static org.minkao.evaluation.campaign.CampaignSamples.vote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class CampaignTest {

    @Test
    void isReviewedByAnotherThanWhoChangedThePlanLast() {
        Campaign draft = CampaignSamples.draft();
        refuses(KitReason.SAME_PERSON, () -> draft.review(by("office-he", "office"), hand("office-he", "office")));
        Campaign changed = draft.changePlan(draft.plan(), edit("office-sun")).after();
        refuses(KitReason.SAME_PERSON, () -> changed.review(by("office-sun", "office"), hand("office-sun", "office")));
        assertThat(changed.review(by("office-he", "office"), hand("office-he", "office"))
                        .after()
                        .status())
                .isEqualTo(CampaignStatus.REVIEWED);
    }

    @Test
    void isFrozenByAnotherThanTheReviewer() {
        Campaign reviewed = CampaignSamples.reviewed();
        Freeze freeze = new Freeze(hand("office-sun", "county"), "{}", "{}");
        refuses(KitReason.SAME_PERSON, () -> reviewed.freeze(by("office-sun", "county"), freeze));
    }

    @Test
    void nobodyHasAHandInAnythingWithoutAReason() {
        Campaign draft = CampaignSamples.draft();
        Act silent = new Act(CampaignSamples.actor("office-sun", "office"), null, null);
        refuses(KitReason.FIELD_MISSING, () -> silent.hand(draft, FREEZE_TIME, "office"));
    }

    @Test
    void forgetsRollsAndPostingsOfWhatThePlanNoLongerHas() {
        Campaign prepared = CampaignSamples.prepared(PlanBuilder.aPlan().build());
        PlanBuilder smaller = PlanBuilder.aPlan();
        smaller.appraisees.removeLast();
        smaller.voterClasses.removeLast();
        Campaign changed =
                prepared.changePlan(smaller.build(), edit("office-he")).after();
        assertThat(changed.rolls()).extracting(SealedRoll::style).containsExactly("clients");
        assertThat(changed.preparation().duties())
                .extracting(Preparation.Posted::appraisee)
                .containsExactly("service-centre");
    }

    @Test
    void takesNobodyIntoASectionWhomTheSealedRollsWereNotCheckedAgainst() {
        Campaign prepared = CampaignSamples.prepared(PlanBuilder.aPlan().build());
        PlanBuilder another = PlanBuilder.aPlan().alsoAssigned(PlanBuilder.assigned("staff-new", "staff", "archive"));
        refuses(EvaluationReason.ROLL_MISMATCH, () -> prepared.changePlan(another.build(), edit("office-he")));
        PlanBuilder renamed = PlanBuilder.aPlan();
        renamed.title = "另一个题目";
        assertThat(prepared.changePlan(renamed.build(), edit("office-he"))
                        .after()
                        .rolls())
                .hasSize(2);
        assertThat(CampaignSamples.draft()
                        .changePlan(another.build(), edit("office-he"))
                        .after()
                        .plan()
                        .assignments())
                .hasSize(another.assignments.size());
    }

    @Test
    void refusesARollOfAnUnknownClass() {
        refuses(
                EvaluationReason.ROLL_MISMATCH,
                () -> CampaignSamples.draft().sealRoll(CampaignSamples.roll("strangers", 1)));
    }

    @Test
    void startsAndEndsPhasesByTheirDates() {
        Campaign campaign = frozen();
        assertThat(campaign.due(at("2026-11-30T15:59:59Z"))).isEmpty();
        List<String> told = new ArrayList<>();
        for (String now : List.of(
                "2026-11-30T16:00:00Z",
                "2026-12-05T16:00:00Z",
                "2026-12-15T16:00:00Z",
                "2026-12-17T16:00:00Z",
                "2026-12-31T16:00:00Z",
                "2027-02-10T16:00:00Z")) {
            for (Optional<Campaign.Change> due = campaign.due(at(now)); due.isPresent(); due = campaign.due(at(now))) {
                campaign = due.get().after();
                due.get().events().forEach(event -> told.add(event.toString()));
            }
        }
        assertThat(told).hasSize(5);
        assertThat(told.get(0)).contains("MOBILISATION", "2026-11-30T16:00:00Z", "byDecision=false");
        assertThat(told.get(1)).contains("CONSULTATION", "2026-12-05T16:00:00Z");
        assertThat(told.get(2)).contains("SURVEY", "2026-12-17T16:00:00Z");
        assertThat(told.get(3)).contains("SurveyClosed", "2026-12-31T16:00:00Z");
        assertThat(told.get(4)).contains("RECTIFICATION", "2026-12-31T16:00:00Z");
        assertThat(campaign.status()).isEqualTo(CampaignStatus.CLOSED);
        assertThat(campaign.currentPhase()).isEmpty();
    }

    @Test
    void leavesTheDaysBetweenTwoPhasesWithoutOne() {
        Campaign campaign = in(Phase.CONSULTATION);
        Campaign after = campaign.due(at("2026-12-15T16:00:00Z")).orElseThrow().after();
        assertThat(after.currentPhase()).isEmpty();
        assertThat(after.due(at("2026-12-17T15:59:59Z"))).isEmpty();
    }

    @Test
    void startsAPhaseNotBeforeTheFreeze() {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.phases.set(0, PlanBuilder.phase(Phase.MOBILISATION, "2026-11-01", "2026-12-05"));
        Campaign.Change change =
                frozen(plan.build()).due(FREEZE_TIME.plusSeconds(5)).orElseThrow();
        assertThat(change.events())
                .singleElement()
                .satisfies(event -> assertThat(((CampaignEvent.PhaseStarted) event).startedAt())
                        .isEqualTo(FREEZE_TIME));
    }

    @Test
    void startsTheNextPhaseByDecisionOfTwoAndEndsTheOneBefore() {
        Campaign proposed = in(Phase.MOBILISATION)
                .propose("d1", Decision.Kind.START_PHASE, Phase.CONSULTATION, vote("office-he", false))
                .after();
        refuses(
                KitReason.SAME_PERSON,
                () -> proposed.approve("d1", by("office-he", "office"), vote("office-he", false)));
        Campaign.Change change = proposed.approve("d1", by("office-sun", "office"), vote("office-sun", false));
        assertThat(change.after().currentPhase().orElseThrow().kind()).isEqualTo(Phase.CONSULTATION);
        assertThat(change.after().phases().getFirst().endedAt()).isNotNull();
        assertThat(change.after().decision("d1").status()).isEqualTo(Decision.Status.APPROVED);
        assertThat(change.events()).hasOnlyElementsOfType(CampaignEvent.PhaseStarted.class);
        refuses(
                EvaluationReason.DECISION_SETTLED,
                () -> change.after().approve("d1", by("office-sun", "office"), vote("office-sun", false)));
    }

    @Test
    void needsTheCountyForStartAndEndOfTheSurvey() {
        Campaign consulting = in(Phase.CONSULTATION);
        Campaign proposed = consulting
                .propose("d1", Decision.Kind.START_PHASE, Phase.SURVEY, vote("office-he", false))
                .after();
        refuses(
                EvaluationReason.COUNTY_REQUIRED,
                () -> proposed.approve("d1", by("office-sun", "office"), vote("office-sun", false)));
        Campaign surveying = proposed.approve("d1", by("county-lin", "county"), vote("county-lin", true))
                .after();
        Campaign closing = surveying
                .propose("d2", Decision.Kind.CLOSE_SURVEY, Phase.SURVEY, vote("county-lin", true))
                .after();
        Campaign.Change closed = closing.approve("d2", by("office-sun", "office"), vote("office-sun", false));
        assertThat(closed.after().status()).isEqualTo(CampaignStatus.CLOSED);
        assertThat(closed.events()).singleElement().isInstanceOf(CampaignEvent.SurveyClosed.class);
    }

    @Test
    void refusesDecisionsThatAreNotNext() {
        refuses(
                EvaluationReason.PHASE_NOT_NEXT,
                () -> in(Phase.MOBILISATION)
                        .propose("d", Decision.Kind.START_PHASE, Phase.SURVEY, vote("county-lin", true)));
        refuses(
                EvaluationReason.PHASE_NOT_NEXT,
                () -> in(Phase.CONSULTATION)
                        .propose("d", Decision.Kind.CLOSE_SURVEY, Phase.SURVEY, vote("county-lin", true)));
        refuses(
                EvaluationReason.PHASE_NOT_NEXT,
                () -> in(Phase.SURVEY)
                        .propose("d", Decision.Kind.START_PHASE, Phase.RECTIFICATION, vote("county-lin", true)));
    }

    @Test
    void refusesADecisionThatTimeHasOvertaken() {
        Campaign proposed = in(Phase.MOBILISATION)
                .propose("d1", Decision.Kind.START_PHASE, Phase.CONSULTATION, vote("office-he", false))
                .after();
        Campaign moved = proposed;
        for (Optional<Campaign.Change> due = moved.due(at("2026-12-06T00:00:00Z"));
                due.isPresent();
                due = moved.due(at("2026-12-06T00:00:00Z"))) {
            moved = due.get().after();
        }
        Campaign overtaken = moved;
        refuses(
                EvaluationReason.PHASE_NOT_NEXT,
                () -> overtaken.approve("d1", by("office-sun", "office"), vote("office-sun", false)));
    }

    @Test
    void isNotArchivedWhileAPhaseStillRuns() {
        Campaign rectifying = CampaignSamples.published()
                .start(Phase.RECTIFICATION, FREEZE_TIME, true, "提前")
                .after();
        refuses(
                EvaluationReason.PHASE_NOT_OVER,
                rectifying::archive,
                "PUBLISHED",
                "RECTIFICATION still runs",
                "2027-02-10");
    }

    @Test
    void isNotArchivedWhileAPhaseLiesAhead() {
        refuses(
                EvaluationReason.PHASE_NOT_OVER,
                CampaignSamples.published()::archive,
                "RECTIFICATION has not begun",
                "2027-02-10");
    }

    @Test
    void isArchivedOnceTheLastDayOfTheLastPhaseIsOver() {
        Campaign rectifying = CampaignSamples.published()
                .start(Phase.RECTIFICATION, FREEZE_TIME, true, "提前")
                .after();
        assertThat(rectifying.due(at("2027-02-10T15:59:59Z"))).isEmpty();
        Campaign over = rectifying.due(at("2027-02-10T16:00:00Z")).orElseThrow().after();
        Campaign archived = over.archive().after();
        assertThat(archived.status()).isEqualTo(CampaignStatus.ARCHIVED);
        assertThat(archived.phases()).isEqualTo(over.phases());
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static void refuses(Reason reason, ThrowingCallable step, String... said) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(step).satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(List.of(said))
                    .allSatisfy(part -> assertThat(refusal.detail()).contains(part));
        });
    }
}

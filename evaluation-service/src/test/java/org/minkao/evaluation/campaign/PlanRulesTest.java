package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.PlanBuilder.aPlan;
import static org.minkao.evaluation.campaign.PlanBuilder.assigned;
import static org.minkao.evaluation.campaign.PlanBuilder.dimension;
import static org.minkao.evaluation.campaign.PlanBuilder.grade;
import static org.minkao.evaluation.campaign.PlanBuilder.item;
import static org.minkao.evaluation.campaign.PlanBuilder.option;
import static org.minkao.evaluation.campaign.PlanBuilder.phase;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.Scheme;
import org.minkao.kit.core.Refusal;

class PlanRulesTest {
    private static final SchemeCheck SCORING = rules -> Scheme.check(rules).stream()
            .map(problem -> new PlanProblem(problem.path(), problem.reason()))
            .toList();

    @Test
    void takesASoundPlan() {
        assertThatCode(() -> PlanRules.check(aPlan().build(), SCORING)).doesNotThrowAnyException();
    }

    @Test
    void refusesWeightsThatDoNotSumToAHundred() {
        refuses(
                plan -> plan.dimensions.set(0, dimension("d1", 59, item("q01", 50), item("q02", 50))),
                "dimensions[].weight",
                "sums to 99 (expected: 100)");
        refuses(
                plan -> plan.dimensions.set(0, dimension("d1", 60, item("q01", 50), item("q02", 51))),
                "dimensions[0].items[].weight",
                "sums to 101 (expected: 100)");
        refuses(plan -> plan.voterClasses.removeLast(), "voterClasses[].weight", "sums to 60 (expected: 100)");
        refuses(plan -> plan.scoring = scoring("16", "85"), "scoring.office and scoring.society", "sums to 101");
    }

    @Test
    void refusesPhasesOutOfOrderOrOverlapping() {
        refuses(
                plan -> plan.phases.set(1, phase(Phase.SURVEY, "2026-12-06", "2026-12-15")),
                "phases",
                "expected: [MOBILISATION");
        refuses(
                plan -> plan.phases.set(1, phase(Phase.CONSULTATION, "2026-12-05", "2026-12-15")),
                "phases[1].start",
                "ends on 2026-12-05");
        refuses(
                plan -> plan.phases.set(2, phase(Phase.SURVEY, "2026-12-18", "2026-12-17")),
                "phases[2].end",
                "not before the start 2026-12-18");
        refuses(plan -> plan.phases.removeLast(), "phases", "expected: [MOBILISATION");
    }

    @Test
    void refusesTasksOfNobodyOrOutsideTheirPhase() {
        Plan.Owner office = new Plan.Owner(null, "office");
        task(new Plan.Owner(null, null), "2026-12-20", "phases[2].tasks[0].owner", "one of the two");
        task(new Plan.Owner("office-he", "office"), "2026-12-20", "phases[2].tasks[0].owner", "one of the two");
        task(new Plan.Owner("stranger", null), "2026-12-20", "phases[2].tasks[0].owner", "is person stranger");
        task(new Plan.Owner(null, "discipline"), "2026-12-20", "phases[2].tasks[0].owner", "is role discipline");
        task(office, "2027-01-01", "phases[2].tasks[0].due", "expected: a day of the phase, 2026-12-18 to 2026-12-31");
        task(office, "2026-12-17", "phases[2].tasks[0].due", "is 2026-12-17");
        refuses(
                plan -> plan.withTask(Phase.SURVEY, PlanBuilder.task("t", office, "2026-12-18"))
                        .withTask(Phase.CONSULTATION, PlanBuilder.task("t", office, "2026-12-10")),
                "phases[].tasks[1]",
                "repeats t");
    }

    private static void task(Plan.Owner owner, String due, String path, String reason) {
        refuses(plan -> plan.withTask(Phase.SURVEY, PlanBuilder.task("t", owner, due)), path, reason);
    }

    @Test
    void refusesQuestionsAboutCommitmentsThatCannotBeAskedOfEveryAppraisee() {
        assertThat(PlanRules.problems(
                        PlanBuilder.aPlan().askingAboutCommitments("90").build(), rules -> List.of()))
                .isEmpty();
        commitments("names c9 (expected: a commitment of the plan)", "c1", "c9");
        commitments("names c3, which has no measure", "c1", "c3");
        commitments("are of [service-centre] (expected: one of each appraisee", "c1");
        commitments("are of [service-centre, archive, archive]", "c1", "c2", "c3");
        refuses(
                plan -> plan.commitments = List.of(new Plan.Commitment("c1", "nowhere", "x", null)),
                "commitments[0].appraisee",
                "is nowhere");
        refuses(
                plan -> plan.commitments = List.of(
                        new Plan.Commitment("c1", "archive", "x", null),
                        new Plan.Commitment("c1", "archive", "y", null)),
                "commitments[1]",
                "repeats c1");
        refuses(plan -> plan.askingAboutCommitments("101"), "commitments[0].measure.target", "101");
    }

    private static void commitments(String reason, String... asked) {
        refuses(
                plan -> plan.askingAboutCommitments("90").askingAbout(asked),
                "dimensions[1].items[0].commitments",
                reason);
    }

    @Test
    void refusesARehearsalThatDoesNotSaySoAndACampaignThatSaysItIsOne() {
        assertThat(PlanRules.problems(PlanBuilder.aRehearsal().build(), rules -> List.of()))
                .isEmpty();
        refuses(plan -> plan.rehearsal = true, "title", "【演练】");
        refuses(plan -> plan.title = "【演练】" + plan.title, "title", "only for a rehearsal");
    }

    @Test
    void refusesGradesWithAGapOrAnOverlap() {
        refuses(plan -> plan.grades.set(1, grade("良好", 81, 90)), "grades", "良好 is from 81 to 90 (expected: from 80");
        refuses(plan -> plan.grades.set(2, grade("合格", 60, 85)), "grades", "良好 is from 80 to 90 (expected: from 85");
        refuses(plan -> plan.grades.set(0, grade("优秀", 90, 99)), "grades", "end at 99 (expected: 100)");
        refuses(plan -> plan.grades.removeLast(), "grades", "expected: from 0");
    }

    @Test
    void refusesAVetoThatCapsAtNoGradeAndAGradeOfAnyOther() {
        refuses(
                plan -> plan.vetoes.add(new Plan.VetoTrigger("v1", "责任事故", Plan.VetoEffect.CAP, "卓越")),
                "vetoes[0].grade",
                "is 卓越 (expected: one of [优秀");
        refuses(
                plan -> plan.vetoes.add(new Plan.VetoTrigger("v1", "责任事故", Plan.VetoEffect.CAP, null)),
                "vetoes[0].grade",
                "is missing");
        refuses(
                plan -> plan.vetoes.add(new Plan.VetoTrigger("v1", "责任事故", Plan.VetoEffect.ZERO, "合格")),
                "vetoes[0].grade",
                "expected: absent");
        refuses(
                plan -> {
                    plan.vetoes.add(new Plan.VetoTrigger("v1", "责任事故", Plan.VetoEffect.ZERO, null));
                    plan.vetoes.add(new Plan.VetoTrigger("v1", "弄虚作假", Plan.VetoEffect.EXCLUDE, null));
                },
                "vetoes[1]",
                "repeats v1");
    }

    @Test
    void refusesAnIdUsedTwice() {
        refuses(plan -> plan.appraisees.add(plan.appraisees.getFirst()), "appraisees[2]", "repeats service-centre");
        refuses(
                plan -> plan.dimensions.set(1, dimension("d2", 40, item("q01", 100))),
                "dimensions[].items[2]",
                "repeats q01");
        refuses(plan -> plan.ballot = new Plan.BallotTerms(5, 10, 5, "q01"), "ballot.commentItem", "no item has");
    }

    @Test
    void refusesAssignmentsThatReferToNobody() {
        refuses(
                plan -> plan.assignments.add(assigned("chief-x", "chief", "nowhere")),
                "assignments[12].appraisees",
                "names nowhere (expected: an appraisee)");
        refuses(plan -> plan.assignments.add(assigned("chief-x", "chief")), "assignments[12].appraisees", "is empty");
        refuses(plan -> plan.assignments.add(assigned("x", "king")), "assignments[12].role", "is king");
        refuses(plan -> plan.assignments.add(assigned("county-lin", "county")), "assignments[12]", "repeats");
    }

    @Test
    void refusesAScaleThatDoesNotRank() {
        refuses(plan -> plan.scale.set(1, option("满意", 100)), "scale", "the same points");
        refuses(plan -> plan.scale.set(0, new Plan.Option("说不清", null)), "scale", "expected: at least 2, at most 1");
    }

    @Test
    void refusesFieldsOutOfBounds() {
        refuses(plan -> plan.title = " ", "title", "at least 1");
        refuses(plan -> plan.title = "考".repeat(201), "title", "at most 200");
        refuses(plan -> plan.title = "考评\u0007", "title", "U+0007");
        refuses(plan -> plan.year = 1999, "year", "1999");
        refuses(plan -> plan.ballot = new Plan.BallotTerms(4, 10, 5, null), "ballot.minCell", "4");
        refuses(
                plan -> plan.appraisees.set(0, new Plan.Appraisee("_", "名", "类", "长", null)),
                "appraisees[0].id",
                "stands for none");
        refuses(
                plan -> plan.appraisees.set(0, new Plan.Appraisee("A B", "名", "类", "长", null)),
                "appraisees[0].id",
                "A B");
        refuses(plan -> plan.scoring = scoring("1E-9", "85"), "scoring.office", "at most 2 places");
        refuses(plan -> plan.scoring = scoring("1E+999999", "85"), "scoring.office", "at most 2 places");
        refuses(
                plan -> plan.dimensions.set(0, dimension("d1", 0, item("q01", 100))),
                "dimensions[0].weight",
                "above 0");
    }

    @Test
    void refusesAWrongAddressWithoutRepeatingIt() {
        PlanBuilder plan = aPlan();
        plan.assignments.set(0, new Plan.Assignment("county-lin", "林", "county", List.of(), "secret address"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PlanRules.check(plan.build(), SCORING))
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo("assignments[0].email");
                    assertThat(refusal.detail()).doesNotContain("secret");
                });
    }

    @Test
    void namesEveryBreakAtOnce() {
        PlanBuilder plan = aPlan();
        plan.voterClasses.removeLast();
        plan.grades.removeLast();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PlanRules.check(plan.build(), SCORING))
                .satisfies(refusal -> assertThat(refusal.detail()).contains("voterClasses[].weight", "grades"));
    }

    @Test
    void asksScoringAboutTheScheme() {
        refuses(
                plan -> plan.scoring = new Plan.Scoring(
                        "r9",
                        new BigDecimal(15),
                        new BigDecimal(85),
                        "renormalise",
                        BigDecimal.TEN,
                        new Plan.Rounding(2, "HALF_UP")),
                "/scheme",
                "r9");
    }

    private static Plan.Scoring scoring(String office, String society) {
        return new Plan.Scoring(
                "r1",
                new BigDecimal(office),
                new BigDecimal(society),
                "renormalise",
                BigDecimal.TEN,
                new Plan.Rounding(2, "HALF_UP"));
    }

    private static void refuses(Consumer<PlanBuilder> change, String field, String said) {
        PlanBuilder plan = aPlan();
        change.accept(plan);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PlanRules.check(plan.build(), SCORING))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(EvaluationReason.PLAN_REFUSED);
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.detail()).contains(said);
                });
    }
}

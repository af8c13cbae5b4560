package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.AppealStatus;
import org.minkao.evaluation.appeal.Paper;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionSamples;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryAdjustments;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.memory.MemoryRollCounts;
import org.minkao.evaluation.memory.MemoryVetoes;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.StyleOpening;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.evaluation.workday.Workdays;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class HearAppealsTest {
    private static final Act CHIEF = by("chief-chen", "chief");
    private static final Act TANG = by("discipline-tang", "discipline");
    private static final Act QIAN = by("county-qian", "county");
    /** Published on Wednesday 25 November 2026: five working days later is Wednesday 2 December. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 2);

    private final Campaign closed = CampaignSamples.closed(CampaignSamples.frozen(PlanBuilder.aPlan()
            .alsoAssigned(PlanBuilder.assigned("discipline-tang", "discipline"))
            .build()));
    private final MemoryCampaigns campaigns = new MemoryCampaigns().with(closed);
    private final MemoryInspections inspections = new MemoryInspections();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final MemoryVetoes vetoes = new MemoryVetoes();
    private final MemoryRollCounts rollCounts = new MemoryRollCounts();
    private final MemoryResults results = new MemoryResults();
    private final List<StyleOpening> opened = new ArrayList<>();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final CountingIds ids = new CountingIds();
    private final ResultInputs inputs =
            new ResultInputs(inspections, adjustments, vetoes, rollCounts, (campaign, styles) -> List.copyOf(opened));
    private final SettleResult settle = new SettleResult(campaigns, results, inputs, blobs, Workdays.shipped(), clock);
    private final HearAppeals hear =
            new HearAppeals(campaigns, adjustments, vetoes, results, inputs, blobs, ids, clock);
    private final AdjustScore adjust = new AdjustScore(campaigns, adjustments, results, ids, clock);
    private final ReadVersions versions = new ReadVersions(results, blobs);
    private final ReadResult read = new ReadResult(campaigns, results, blobs);
    private final FinishResults finish = new FinishResults(results, clock);
    private String deduction = "";

    @BeforeEach
    void aResultIsPublished() {
        for (String appraisee : List.of("service-centre", "archive")) {
            Inspection confirmed = InspectionSamples.confirmed(appraisee);
            inspections.given(confirmed.id().value(), confirmed);
        }
        rollCounts.put(new RollCount(ID, "clients", 21, 20, "00".repeat(32)));
        rollCounts.put(new RollCount(ID, "colleagues", 21, 12, "00".repeat(32)));
        opened.add(ResultSamples.opening(closed, "clients", 20, 5));
        opened.add(ResultSamples.opening(closed, "colleagues", 12, 4));
        Adjustment proposed = adjust.propose(
                        ID,
                        by("county-lin", "county"),
                        new AdjustScore.Proposal("service-centre", "-2", "违反考评纪律扣分", "ab".repeat(32)))
                .state();
        adjust.approve(ID, proposed.id(), by("county-zhou", "county"));
        deduction = proposed.id().value();
        settle.compute(ID, by("county-lin", "county"));
        settle.confirm(ID, by("leader-gao", "leader"));
        settle.publish(ID, by("county-zhou", "county"));
    }

    @Test
    void aPublishedResultNamesTheLastDayForAppeals() {
        assertThat(result().afterwards().appealsUntil()).isEqualTo(LAST_DAY);
    }

    @Test
    void aReducedDeductionGivesAnotherVersionAndKeepsTheFirst() {
        byte[] first = read.resultsFile(result());
        AppealId appeal = appealAgainstTheDeduction();
        assertThat(result().status()).isEqualTo(ResultStatus.APPEALED);
        HearAppeals.Heard proposed = hear.propose(ID, appeal, TANG, revised("-1.5", null));
        assertThat(proposed.appeal().proposed().total()).isEqualTo("89.11");
        hear.decide(ID, appeal, QIAN);

        assertThat(result().status()).isEqualTo(ResultStatus.REVISED);
        assertThat(subject().total()).isEqualTo("89.11");
        assertThat(subject().deductions()).isEqualTo("1.50");
        assertThat(new String(read.componentsFile(result()), StandardCharsets.UTF_8))
                .contains("\"approvedBy\":[\"county-lin\",\"county-zhou\",\"discipline-tang\",\"county-qian\"]");
        assertThat(versions.resultsFile(ID, 1)).isEqualTo(first);
        assertThat(versions.resultsFile(ID, 2)).isNotEqualTo(first);
        assertThat(versions.all(ID)).hasSize(2);
        assertThat(versions.all(ID).getLast().changes())
                .containsExactly(
                        new MarkChange("service-centre", "total", "88.61", "89.11"),
                        new MarkChange("service-centre", "deductions", "2.00", "1.50"));
        assertThat(results.events.getLast()).isInstanceOfSatisfying(ResultEvent.Revised.class, told -> {
            assertThat(told.before()).isEqualTo(Digests.h(first).hex());
            assertThat(told.version()).isEqualTo(2);
            assertThat(told.subjects()).hasSize(2);
        });
        assertThat(blobs.find(result().afterwards().earlier().getFirst().derivationsDigest()))
                .hasValueSatisfying(file -> assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                        .contains("\"archive\":\""));
    }

    @Test
    void aRevokedDeductionIsGone() {
        AppealId appeal = appealAgainstTheDeduction();
        hear.propose(ID, appeal, QIAN, revised("0", null));
        hear.decide(ID, appeal, TANG);
        assertThat(subject().total()).isEqualTo("90.61");
        assertThat(subject().grade()).isEqualTo("优秀");
        assertThat(new String(read.componentsFile(result()), StandardCharsets.UTF_8))
                .contains("\"adjustments\":[]");
    }

    @Test
    void aCorrectedMarkChangesTheResultThroughTheOnSiteEvaluation() {
        AppealId appeal = appealAgainstTheResult();
        hear.propose(ID, appeal, QIAN, revised(null, List.of(new HearAppeals.Corrected("q02", "92.5"))));
        hear.decide(ID, appeal, TANG);
        // 20 more for q02: half of 60 % of 15 % of them
        assertThat(subject().total()).isEqualTo("89.51");
        assertThat(versions.all(ID).getLast().changes())
                .extracting(MarkChange::what)
                .containsExactly("total", "office", "dimension d1", "item q02");
    }

    @Test
    void anUpheldResultStaysByteForByte() {
        byte[] first = read.resultsFile(result());
        AppealId appeal = appealAgainstTheResult();
        hear.propose(ID, appeal, QIAN, new HearAppeals.Decision("UPHELD", "佐证不足，维持原结果", null, null));
        hear.decide(ID, appeal, TANG);
        assertThat(result().status()).isEqualTo(ResultStatus.UPHELD);
        assertThat(read.resultsFile(result())).isEqualTo(first);
        assertThat(versions.all(ID)).hasSize(1);
    }

    @Test
    void hearsNoForeignSectionAndNobodyElse() {
        for (Act stranger : List.of(
                by("chief-lin", "chief"),
                by("staff-liu", "staff"),
                by("county-qian", "county"),
                by("inspector-xu", "inspector"))) {
            refuses(KitReason.NOT_ALLOWED, () -> hear.file(ID, stranger, filing("RESULT", null)));
        }
        refuses(
                KitReason.FIELD_INVALID,
                () -> hear.file(
                        ID,
                        by("chief-lin", "chief"),
                        new HearAppeals.Filing("archive", "ADJUSTMENT", deduction, papers())));
        assertThat(hear.file(ID, by("deputy-wu", "deputy"), filing("RESULT", null))
                        .appeal()
                        .status())
                .isEqualTo(AppealStatus.FILED);
    }

    @Test
    void hearsTheSameThingOnceAndAnotherThingToo() {
        appealAgainstTheResult();
        refuses(EvaluationReason.APPEALED_ALREADY, () -> hear.file(ID, CHIEF, filing("RESULT", null)));
        refuses(
                EvaluationReason.APPEALED_ALREADY,
                () -> hear.file(ID, by("deputy-wu", "deputy"), filing("RESULT", null)));
        appealAgainstTheDeduction();
        assertThat(hear.all(ID, actor("chief-chen", "chief"))).hasSize(2);
        assertThat(hear.all(ID, actor("auditor-shen", "auditor"))).hasSize(2);
        assertThat(hear.all(ID, actor("chief-lin", "chief"))).isEmpty();
        refuses(KitReason.NOT_ALLOWED, () -> hear.all(ID, actor("stranger", "chief")));
    }

    @Test
    void hearsAppealsUntilTheEndOfTheLastDayInTheCounty() {
        clock.set(endOf(LAST_DAY).minusSeconds(1));
        AppealId appeal = appealAgainstTheResult();
        clock.set(endOf(LAST_DAY));
        refuses(EvaluationReason.APPEAL_TOO_LATE, () -> hear.file(ID, CHIEF, filing("ADJUSTMENT", deduction)));
        // What is filed in time is decided later, and holds the end up.
        assertThat(finish.run()).isZero();
        hear.propose(ID, appeal, QIAN, new HearAppeals.Decision("UPHELD", "维持", null, null));
        assertThat(finish.run()).isZero();
        hear.decide(ID, appeal, TANG);
        assertThat(finish.run()).isEqualTo(1);
        assertThat(result().status()).isEqualTo(ResultStatus.FINAL);
        assertThat(result().afterwards().finalAt()).isEqualTo(clock.instant());
        assertThat(finish.run()).isZero();
        refuses(EvaluationReason.APPEAL_TOO_LATE, () -> hear.file(ID, CHIEF, filing("ADJUSTMENT", deduction)));
    }

    @Test
    void isFinalOnlyOnceTheLastDayIsOver() {
        clock.set(endOf(LAST_DAY).minusSeconds(1));
        assertThat(finish.run()).isZero();
        clock.set(endOf(LAST_DAY));
        assertThat(finish.run()).isEqualTo(1);
        assertThat(results.events.getLast()).isInstanceOf(ResultEvent.Finished.class);
    }

    @Test
    void isDecidedByNobodyWhoStandsBehindItOrIsOfTheSection() {
        AppealId againstDeduction = appealAgainstTheDeduction();
        AppealId againstResult = appealAgainstTheResult();
        HearAppeals.Decision upheld = new HearAppeals.Decision("UPHELD", "维持", null, null);
        for (String person : List.of("county-lin", "county-zhou")) {
            refuses(
                    EvaluationReason.OWN_DECISION,
                    () -> hear.propose(ID, againstDeduction, by(person, "county"), upheld));
        }
        refuses(
                EvaluationReason.OWN_DECISION,
                () -> hear.propose(ID, againstResult, by("county-lin", "county"), upheld));
        refuses(
                EvaluationReason.OWN_DECISION,
                () -> hear.propose(ID, againstResult, by("leader-gao", "leader"), upheld));
        // Who gave marks on site does not judge them again, whatever else he is.
        refuses(
                EvaluationReason.OWN_DECISION,
                () -> hear.propose(ID, againstResult, by("inspector-ma", "county", "inspector"), upheld));
        refuses(
                EvaluationReason.CONFLICT_OF_INTEREST,
                () -> hear.propose(ID, againstResult, by("staff-liu", "county", "staff"), upheld));
        refuses(KitReason.NOT_ALLOWED, () -> hear.propose(ID, againstResult, CHIEF, upheld));
        refuses(KitReason.NOT_ALLOWED, () -> hear.propose(ID, againstResult, by("office-he", "office"), upheld));
        // Who published the result did not make it.
        hear.propose(ID, againstResult, by("county-zhou", "county"), upheld);
        refuses(KitReason.SAME_PERSON, () -> hear.decide(ID, againstResult, by("county-zhou", "county")));
        hear.propose(ID, againstDeduction, TANG, upheld);
        refuses(EvaluationReason.COUNTY_REQUIRED, () -> hear.decide(ID, againstDeduction, by("leader-gao", "leader")));
    }

    @Test
    void aProposalOnAnOlderVersionIsMadeAgain() {
        AppealId againstDeduction = appealAgainstTheDeduction();
        AppealId againstResult = appealAgainstTheResult();
        hear.propose(ID, againstDeduction, TANG, revised("-1", null));
        hear.propose(ID, againstResult, TANG, revised(null, List.of(new HearAppeals.Corrected("q02", "92.5"))));
        hear.decide(ID, againstDeduction, QIAN);
        assertThat(result().status()).isEqualTo(ResultStatus.APPEALED);
        assertThat(result().number()).isEqualTo(2);
        refuses(EvaluationReason.INPUTS_CHANGED, () -> hear.decide(ID, againstResult, QIAN));
        hear.sendBack(ID, againstResult, QIAN);
        hear.propose(ID, againstResult, TANG, revised(null, List.of(new HearAppeals.Corrected("q02", "92.5"))));
        hear.decide(ID, againstResult, QIAN);
        assertThat(result().status()).isEqualTo(ResultStatus.REVISED);
        assertThat(versions.all(ID)).hasSize(3);
        assertThat(subject().deductions()).isEqualTo("1.00");
        assertThat(subject().total()).isEqualTo("90.51");
    }

    @Test
    void namesWhatIsWrongWithAFilingOrADecision() {
        field("about", () -> hear.file(ID, CHIEF, filing("MOOD", null)));
        field("measure", () -> hear.file(ID, CHIEF, filing("RESULT", deduction)));
        field("measure", () -> hear.file(ID, CHIEF, filing("ADJUSTMENT", null)));
        field("measure", () -> hear.file(ID, CHIEF, filing("ADJUSTMENT", "z".repeat(26))));
        field(
                "evidence",
                () -> hear.file(ID, CHIEF, new HearAppeals.Filing("service-centre", "RESULT", null, List.of())));
        field(
                "evidence[0].sha256",
                () -> hear.file(
                        ID,
                        CHIEF,
                        new HearAppeals.Filing(
                                "service-centre", "RESULT", null, List.of(new Paper("说明", "beef", 1L)))));
        field(
                "evidence[0].size",
                () -> hear.file(
                        ID,
                        CHIEF,
                        new HearAppeals.Filing(
                                "service-centre", "RESULT", null, List.of(new Paper("说明", "ab".repeat(32), 0L)))));
        AppealId appeal = appealAgainstTheDeduction();
        AppealId other = appealAgainstTheResult();
        for (String points : List.of("-2", "-3", "0.5", "x")) {
            field("points", () -> hear.propose(ID, appeal, TANG, revised(points, null)));
        }
        field("points", () -> hear.propose(ID, appeal, TANG, revised(null, null)));
        field("points", () -> hear.propose(ID, other, TANG, revised("-1", null)));
        field("marks", () -> hear.propose(ID, other, TANG, revised(null, null)));
        field(
                "marks[0].item",
                () -> hear.propose(ID, other, TANG, revised(null, List.of(new HearAppeals.Corrected("q99", "1")))));
        field(
                "marks[0].mark",
                () -> hear.propose(ID, other, TANG, revised(null, List.of(new HearAppeals.Corrected("q01", "101")))));
        field("ruling", () -> hear.propose(ID, other, TANG, new HearAppeals.Decision("UPHELD", " ", null, null)));
        assertThat(result().afterwards().appeals())
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(AppealStatus.FILED));
    }

    @Test
    void countsTheDecisionAmongTheStepsOfTwo() {
        AppealId appeal = appealAgainstTheDeduction();
        hear.propose(ID, appeal, TANG, revised("-1", null));
        ReadTwoPersonSteps steps = new ReadTwoPersonSteps(campaigns, adjustments, vetoes, results);
        assertThat(steps.counts(ID)).containsEntry(TwoPersonStep.Kind.APPEAL, 0);
        hear.decide(ID, appeal, QIAN);
        assertThat(steps.counts(ID))
                .containsEntry(TwoPersonStep.Kind.APPEAL, 1)
                .containsEntry(TwoPersonStep.Kind.RESULT_CONFIRMED, 1)
                .containsEntry(TwoPersonStep.Kind.RESULT_PUBLISHED, 1);
        assertThat(steps.entries(ID, actor("auditor-shen", "auditor")))
                .allSatisfy(step -> assertThat(step.first().person())
                        .isNotEqualTo(step.second().person()))
                .filteredOn(step -> step.kind() == TwoPersonStep.Kind.RESULT_PUBLISHED)
                .singleElement()
                .satisfies(step -> assertThat(step.second().person()).isEqualTo("county-zhou"));
    }

    private AppealId appealAgainstTheDeduction() {
        return hear.file(ID, CHIEF, filing("ADJUSTMENT", deduction)).appeal().id();
    }

    private AppealId appealAgainstTheResult() {
        return hear.file(ID, CHIEF, filing("RESULT", null)).appeal().id();
    }

    private static HearAppeals.Filing filing(String about, String measure) {
        return new HearAppeals.Filing("service-centre", about, measure, papers());
    }

    private static List<Paper> papers() {
        return List.of(new Paper("当日补办记录.pdf", "ab".repeat(32), 4096L));
    }

    private static HearAppeals.Decision revised(String points, List<HearAppeals.Corrected> marks) {
        return new HearAppeals.Decision("REVISED", "佐证成立，予以更正", points, marks);
    }

    private Result result() {
        return results.require(ID.value()).state();
    }

    private SubjectResult subject() {
        return read.subjects(result()).stream()
                .filter(each -> each.appraisee().equals("service-centre"))
                .findFirst()
                .orElseThrow();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Plan.ZONE).toInstant();
    }

    private static void field(String name, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(name));
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

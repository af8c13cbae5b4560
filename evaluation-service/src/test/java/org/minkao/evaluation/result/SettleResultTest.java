package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignSamples;
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

class SettleResultTest {
    private final Campaign closed = CampaignSamples.closed();
    private final MemoryCampaigns campaigns = new MemoryCampaigns().with(closed);
    private final MemoryInspections inspections = new MemoryInspections();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final MemoryVetoes vetoes = new MemoryVetoes();
    private final MemoryRollCounts rollCounts = new MemoryRollCounts();
    private final MemoryResults results = new MemoryResults();
    private final List<StyleOpening> opened = new ArrayList<>();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final SettleResult settle = new SettleResult(
            campaigns,
            results,
            new ResultInputs(inspections, adjustments, vetoes, rollCounts, (campaign, styles) -> List.copyOf(opened)),
            blobs,
            Workdays.shipped(),
            clock);
    private final ReadResult read = new ReadResult(campaigns, results, blobs);
    private final AdjustScore adjust = new AdjustScore(campaigns, adjustments, results, new CountingIds(), clock);

    @BeforeEach
    void everythingIsThere() {
        inspect("service-centre");
        inspect("archive");
        rollCounts.put(new RollCount(ID, "clients", 21, 20, "00".repeat(32)));
        rollCounts.put(new RollCount(ID, "colleagues", 21, 12, "00".repeat(32)));
        opened.add(ResultSamples.opening(closed, "clients", 20, 5));
        opened.add(ResultSamples.opening(closed, "colleagues", 12, 4));
    }

    @Test
    void computesWhatTheBallotsAndInspectionsGive() {
        Result result = settle.compute(ID, by("county-lin", "county")).state();
        SubjectResult centre = read.subjects(result).stream()
                .filter(subject -> subject.appraisee().equals("service-centre"))
                .findFirst()
                .orElseThrow();
        // office: 60 % of (90+72.5)/2 + 40 % of 85 = 82.75; society: 60 % of 100 + 40 % of 80 = 92
        assertThat(centre.office()).isEqualTo("82.75");
        assertThat(centre.society()).isEqualTo("92.00");
        assertThat(centre.total()).isEqualTo("90.61");
        assertThat(centre.grade()).isEqualTo("优秀");
        assertThat(result.computation().counts())
                .containsExactly(
                        new StyleCount("clients", 24, 21, 20, 20, false),
                        new StyleCount("colleagues", 24, 21, 12, 12, false));
        assertThat(result.computation().resultsDigest())
                .isEqualTo(Digests.h(read.resultsFile(result)).hex());
        assertThat(new String(read.derivation(result, "archive"), StandardCharsets.UTF_8))
                .contains("\"subject\":\"archive\"");
    }

    @Test
    void takesApprovedDeductionsOff() {
        Adjustment proposed =
                adjust.propose(ID, by("county-lin", "county"), proposal("-2")).state();
        settle.compute(ID, by("county-lin", "county"));
        adjust.approve(ID, proposed.id(), by("county-zhou", "county"));
        Result result = settle.compute(ID, by("county-lin", "county")).state();
        assertThat(read.subjects(result))
                .filteredOn(subject -> subject.appraisee().equals("service-centre"))
                .singleElement()
                .satisfies(subject -> {
                    assertThat(subject.deductions()).isEqualTo("2.00");
                    assertThat(subject.total()).isEqualTo("88.61");
                });
        assertThat(new String(read.componentsFile(result), StandardCharsets.UTF_8))
                .contains("\"approvedBy\":[\"county-lin\",\"county-zhou\"]", "\"points\":\"-2\"");
    }

    @Test
    void goesFromTheComputationToThePublication() {
        settle.compute(ID, by("county-lin", "county"));
        settle.confirm(ID, by("leader-gao", "leader"));
        settle.publish(ID, by("county-zhou", "county"));
        assertThat(results.events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(ResultEvent.Confirmed.class, ResultEvent.Published.class);
        assertThat(read.publishedOne(ID).state().status()).isEqualTo(ResultStatus.PUBLISHED);
        assertThat(results.audits).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"92,true", "92.01,false"})
    void showsWhetherACommitmentWasKeptOnceTheResultIsPublic(String target, boolean kept) {
        campaigns.with(CampaignSamples.with(closed, PlanBuilder.aPlan().askingAboutCommitments(target)));
        ReadCommitments commitments = new ReadCommitments(campaigns, results, read);
        settle.compute(ID, by("county-lin", "county"));
        settle.confirm(ID, by("leader-gao", "leader"));
        assertThat(commitments.published(ID))
                .extracting(ReadCommitments.Outcome::mark)
                .containsOnlyNulls();
        settle.publish(ID, by("county-zhou", "county"));
        assertThat(commitments.published(ID))
                .extracting(it -> it.commitment().id() + " " + it.mark() + " " + it.kept())
                .containsExactly("c1 92.00 " + kept, "c2 92.00 " + kept, "c3 null null");
        assertThat(commitments.published(ID).getFirst().item().id()).isEqualTo("q03");
    }

    @Test
    void publishesNoResultOfARehearsal() {
        settle.compute(ID, by("county-lin", "county"));
        settle.confirm(ID, by("leader-gao", "leader"));
        campaigns.with(CampaignSamples.with(closed, PlanBuilder.aRehearsal()));
        refuses(EvaluationReason.REHEARSAL_NOT_PUBLISHED, () -> settle.publish(ID, by("county-zhou", "county")));
        assertThat(results.events).hasSize(1);
    }

    @Test
    void refusesToConfirmWhatTheInputsNoLongerGive() {
        settle.compute(ID, by("county-lin", "county"));
        Adjustment late =
                adjust.propose(ID, by("county-lin", "county"), proposal("-1")).state();
        adjust.approve(ID, late.id(), by("county-zhou", "county"));
        refuses(EvaluationReason.INPUTS_CHANGED, () -> settle.confirm(ID, by("leader-gao", "leader")));
    }

    @Test
    void refusesMoreBallotsThanPapersAndMorePapersThanRows() {
        opened.set(0, ResultSamples.opening(closed, "clients", 21, 5));
        refuses(EvaluationReason.COUNTS_DISAGREE, () -> settle.compute(ID, by("county-lin", "county")));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new StyleCount("clients", 24, 21, 25, 20, false).sound());
        assertThat(results.find(ID.value())).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        MemoryInspections none = new MemoryInspections();
        SettleResult early = new SettleResult(
                campaigns,
                results,
                new ResultInputs(none, adjustments, vetoes, rollCounts, (campaign, styles) -> List.copyOf(opened)),
                blobs,
                Workdays.shipped(),
                clock);
        refuses(EvaluationReason.INPUTS_MISSING, () -> early.compute(ID, by("county-lin", "county")));
        SettleResult uncounted = new SettleResult(
                campaigns,
                results,
                new ResultInputs(
                        inspections,
                        adjustments,
                        vetoes,
                        new MemoryRollCounts(),
                        (campaign, styles) -> List.copyOf(opened)),
                blobs,
                Workdays.shipped(),
                clock);
        refuses(EvaluationReason.INPUTS_MISSING, () -> uncounted.compute(ID, by("county-lin", "county")));
        campaigns.with(CampaignSamples.frozen());
        refuses(EvaluationReason.NOT_CLOSED, () -> settle.compute(ID, by("county-lin", "county")));
    }

    @Test
    void leavesTheComputationToTheCounty() {
        refuses(KitReason.NOT_ALLOWED, () -> settle.compute(ID, by("office-he", "office")));
        refuses(KitReason.NOT_ALLOWED, () -> settle.compute(ID, by("chief-chen", "chief")));
    }

    @Test
    void settlesDeductionsWithTheResult() {
        settle.compute(ID, by("county-lin", "county"));
        settle.confirm(ID, by("leader-gao", "leader"));
        refuses(EvaluationReason.RESULT_SETTLED, () -> adjust.propose(ID, by("county-lin", "county"), proposal("-1")));
        refuses(EvaluationReason.RESULT_SETTLED, () -> settle.compute(ID, by("county-lin", "county")));
    }

    @Test
    void refusesDeductionsThatAreNone() {
        for (String points : List.of("0", "1", "-100.01", "-0.001", "x")) {
            refuses(KitReason.FIELD_INVALID, () -> adjust.propose(ID, by("county-lin", "county"), proposal(points)));
        }
        refuses(
                KitReason.FIELD_INVALID,
                () -> adjust.propose(
                        ID,
                        by("county-lin", "county"),
                        new AdjustScore.Proposal("service-centre", "-1", "条款", "no hash")));
        refuses(KitReason.NOT_ALLOWED, () -> adjust.propose(ID, by("chief-chen", "chief"), proposal("-1")));
    }

    @Test
    void needsTheCountyForADeduction() {
        Adjustment proposed =
                adjust.propose(ID, by("office-he", "office"), proposal("-1")).state();
        refuses(EvaluationReason.COUNTY_REQUIRED, () -> adjust.approve(ID, proposed.id(), by("office-sun", "office")));
        assertThat(adjust.approve(ID, proposed.id(), by("county-lin", "county"))
                        .state()
                        .isApproved())
                .isTrue();
    }

    @Test
    void keepsTheResultFromTheSectionsUntilItIsPublished() {
        settle.compute(ID, by("county-lin", "county"));
        refuses(KitReason.NOT_ALLOWED, () -> read.one(ID, actor("chief-chen", "chief")));
        refuses(EvaluationReason.NOT_PUBLISHED, () -> read.publishedOne(ID));
        settle.confirm(ID, by("leader-gao", "leader"));
        settle.publish(ID, by("county-zhou", "county"));
        assertThat(read.one(ID, actor("chief-chen", "chief")).state().isPublished())
                .isTrue();
    }

    private void inspect(String appraisee) {
        Inspection confirmed = InspectionSamples.confirmed(appraisee);
        inspections.given(confirmed.id().value(), confirmed);
    }

    private static AdjustScore.Proposal proposal(String points) {
        return new AdjustScore.Proposal("service-centre", points, "违反考评纪律扣分", "ab".repeat(32));
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

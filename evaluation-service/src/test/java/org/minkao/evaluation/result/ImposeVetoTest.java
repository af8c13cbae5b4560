package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Paper;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.comparison.ReadComparison;
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
import org.minkao.evaluation.sheet.Language;
import org.minkao.evaluation.sheet.ReadSheets;
import org.minkao.evaluation.workday.Workdays;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class ImposeVetoTest {
    private final Campaign closed = CampaignSamples.closed(CampaignSamples.frozen(plan()));
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
    private final ImposeVeto impose = new ImposeVeto(campaigns, vetoes, results, ids, clock);
    private final ReadResult read = new ReadResult(campaigns, results, blobs);
    private final ReadSheets sheets = new ReadSheets(campaigns, read, new ReadComparison(campaigns, read));

    private static Plan plan() {
        PlanBuilder plan = PlanBuilder.aPlan();
        Arrays.stream(Plan.VetoEffect.values()).map(ResultSamples::trigger).forEach(plan.vetoes::add);
        return plan.build();
    }

    @BeforeEach
    void everythingIsThere() {
        for (String appraisee : List.of("service-centre", "archive")) {
            Inspection confirmed = InspectionSamples.confirmed(appraisee);
            inspections.given(confirmed.id().value(), confirmed);
        }
        rollCounts.put(new RollCount(ID, "clients", 21, 20, "00".repeat(32)));
        rollCounts.put(new RollCount(ID, "colleagues", 21, 12, "00".repeat(32)));
        opened.add(ResultSamples.opening(closed, "clients", 20, 5));
        opened.add(ResultSamples.opening(closed, "colleagues", 12, 4));
    }

    @ParameterizedTest
    @EnumSource(Plan.VetoEffect.class)
    void hasTheEffectThatThePlanNames(Plan.VetoEffect effect) {
        byte[] without = read.componentsFile(compute());
        imposed(effect);
        Result result = compute();
        SubjectResult subject = subject(result);
        assertThat(subject.total()).isEqualTo(effect == Plan.VetoEffect.ZERO ? "0.00" : "90.61");
        assertThat(subject.grade())
                .isEqualTo(
                        switch (effect) {
                            case ZERO -> "不合格";
                            case EXCLUDE -> "优秀";
                            case CAP -> "合格";
                        });
        assertThat(subject.isListed()).isEqualTo(effect != Plan.VetoEffect.EXCLUDE);
        assertThat(subject.vetoes()).hasSize(1);
        assertThat(read.subjects(result))
                .filteredOn(each -> each.appraisee().equals("archive"))
                .singleElement()
                .satisfies(other -> assertThat(other.vetoes()).isEmpty());
        assertThat(new String(without, StandardCharsets.UTF_8)).doesNotContain("veto");
        String derivation = new String(read.derivation(result, "service-centre"), StandardCharsets.UTF_8);
        assertThat(derivation)
                .contains(
                        "VETO_" + effect,
                        "\"veto\":\"" + ResultSamples.trigger(effect).id() + "\"",
                        "ab".repeat(32));
    }

    @ParameterizedTest
    @EnumSource(Plan.VetoEffect.class)
    void standsInPassportAndSheet(Plan.VetoEffect effect) {
        imposed(effect);
        publish();
        String passport = sheets.passport(ID, "service-centre", actor("county-lin", "county"), Language.ZH)
                .html();
        assertThat(passport).contains("一票否决：发生责任事故" + effect, "某county-zhou（county-zhou）", "ab".repeat(32));
        if (effect == Plan.VetoEffect.CAP) {
            assertThat(passport).contains("应为“优秀”，因一票否决定为“合格”");
        }
        assertThat(sheets.publicSheet(ID, Language.ZH).html())
                .contains("（一票否决：")
                .doesNotContain("county-zhou");
    }

    @ParameterizedTest
    @EnumSource(Plan.VetoEffect.class)
    void theGeneralEngineGivesTheSameTotalAndGrade(Plan.VetoEffect effect) {
        imposed(effect);
        publish();
        List<Json.Obj> scored = StrictJson.parse(new ReadComparison(campaigns, read).publishedScores(ID), 64)
                .asObject("results")
                .list("appraisees")
                .stream()
                .map(it -> it.asObject("appraisee"))
                .toList();
        assertThat(scored)
                .extracting(it -> it.text("id") + " " + it.text("total") + " "
                        + it.object("grade").text("name"))
                .isEqualTo(read.subjects(results.require(ID.value()).state()).stream()
                        .map(subject -> subject.appraisee() + " " + subject.total() + " " + subject.grade())
                        .toList());
    }

    @Test
    void theLowestCapCountsAndNoneRaisesAGrade() {
        imposed(Plan.VetoEffect.ZERO);
        imposed(Plan.VetoEffect.CAP);
        assertThat(subject(compute()).grade()).isEqualTo("不合格");
    }

    @Test
    void isProposedByOneAndApprovedByAnotherOneOfThemOfTheCounty() {
        refuses(KitReason.NOT_ALLOWED, () -> impose.propose(ID, by("chief-chen", "chief"), proposal("v-zero")));
        refuses(KitReason.FIELD_INVALID, () -> impose.propose(ID, by("county-lin", "county"), proposal("mood")));
        refuses(
                KitReason.FIELD_INVALID,
                () -> impose.propose(
                        ID,
                        by("county-lin", "county"),
                        new ImposeVeto.Proposal("service-centre", "v-zero", List.of())));
        VetoId id = impose.propose(ID, by("office-he", "office"), proposal("v-zero"))
                .state()
                .id();
        refuses(KitReason.SAME_PERSON, () -> impose.approve(ID, id, by("office-he", "office")));
        refuses(EvaluationReason.COUNTY_REQUIRED, () -> impose.approve(ID, id, by("office-sun", "office")));
        assertThat(subject(compute()).vetoes()).isEmpty();
        Veto approved = impose.approve(ID, id, by("county-lin", "county")).state();
        assertThat(approved.status()).isEqualTo(Veto.Step.APPROVE.to());
        refuses(KitReason.STEP_NOT_ALLOWED, () -> impose.approve(ID, id, by("county-zhou", "county")));
        assertThat(new ReadTwoPersonSteps(campaigns, adjustments, vetoes, results).counts(ID))
                .containsEntry(TwoPersonStep.Kind.VETO, 1);
        publish();
        refuses(
                EvaluationReason.RESULT_SETTLED,
                () -> impose.propose(ID, by("county-lin", "county"), proposal("v-zero")));
    }

    @Test
    void isLiftedOnAppealByTwoWhoDoNotStandBehindIt() {
        VetoId veto = imposed(Plan.VetoEffect.ZERO);
        publish();
        HearAppeals.Filing filing = new HearAppeals.Filing("service-centre", "VETO", veto.value(), papers());
        AppealId appeal =
                hear.file(ID, by("chief-chen", "chief"), filing).appeal().id();
        HearAppeals.Decision lifted = new HearAppeals.Decision("REVISED", "事故与该单位无关", null, null);
        refuses(EvaluationReason.OWN_DECISION, () -> hear.propose(ID, appeal, by("county-zhou", "county"), lifted));
        refuses(
                KitReason.FIELD_INVALID,
                () -> hear.propose(
                        ID, appeal, by("leader-gao", "leader"), new HearAppeals.Decision("REVISED", "理由", "-1", null)));
        hear.propose(ID, appeal, by("leader-gao", "leader"), lifted);
        hear.decide(ID, appeal, by("county-qian", "county"));
        Result revised = results.require(ID.value()).state();
        assertThat(subject(revised).total()).isEqualTo("90.61");
        assertThat(subject(revised).vetoes()).isEmpty();
        assertThat(new ReadVersions(results, blobs).all(ID).getLast().changes())
                .contains(new MarkChange("service-centre", "total", "0.00", "90.61"));
    }

    private VetoId imposed(Plan.VetoEffect effect) {
        VetoId id = impose.propose(
                        ID,
                        by("county-lin", "county"),
                        proposal(ResultSamples.trigger(effect).id()))
                .state()
                .id();
        impose.approve(ID, id, by("county-zhou", "county"));
        return id;
    }

    private static ImposeVeto.Proposal proposal(String trigger) {
        return new ImposeVeto.Proposal("service-centre", trigger, papers());
    }

    private static List<Paper> papers() {
        return List.of(new Paper("通报.pdf", "ab".repeat(32), 1024L));
    }

    private Result compute() {
        return settle.compute(ID, by("county-lin", "county")).state();
    }

    private void publish() {
        compute();
        settle.confirm(ID, by("leader-gao", "leader"));
        settle.publish(ID, by("county-zhou", "county"));
    }

    private SubjectResult subject(Result result) {
        return read.subjects(result).stream()
                .filter(each -> each.appraisee().equals("service-centre"))
                .findFirst()
                .orElseThrow();
    }

    private static void refuses(Reason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

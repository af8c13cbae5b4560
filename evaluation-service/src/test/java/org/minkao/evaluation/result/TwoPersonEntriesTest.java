package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.BOARD_KEYS;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.HOUSE;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.DecidePhases;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.FreezeCampaign;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionSamples;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryAdjustments;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryInspections;
import org.minkao.evaluation.memory.MemoryPlanTexts;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.memory.MemoryRollCounts;
import org.minkao.evaluation.memory.MemoryVetoes;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.scoring.StyleOpening;
import org.minkao.evaluation.workday.Workdays;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** What two people do together is refused to one and without a reason, and names both afterwards. */
class TwoPersonEntriesTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final MemoryVetoes vetoes = new MemoryVetoes();
    private final MemoryResults results = new MemoryResults();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);

    @Test
    void aFreezeNamesReviewerAndFreezer() {
        campaigns.with(CampaignSamples.reviewed());
        FreezeCampaign freeze = new FreezeCampaign(campaigns, rules -> List.of(), HOUSE, BOARD_KEYS, clock);
        refuses(KitReason.FIELD_MISSING, () -> freeze.freeze(ID, silent("county-lin", "county")));
        refuses(KitReason.SAME_PERSON, () -> freeze.freeze(ID, saying("定稿", "office-sun", "county", "office")));

        Campaign frozen =
                freeze.freeze(ID, saying("定稿", "county-lin", "county")).state();

        assertThat(frozen.review()).isEqualTo(new Hand("office-sun", "office", "同意", FREEZE_TIME));
        assertThat(frozen.frozen().by()).isEqualTo(new Hand("county-lin", "county", "定稿", FREEZE_TIME));
        assertThat(campaigns.audits)
                .containsExactly(new AuditEntry("county-lin", "freeze-plan", "campaigns/" + ID, "定稿"));
    }

    @Test
    void nobodyChangesPlanOrRulesAfterTheFreeze() {
        Campaign frozen = CampaignSamples.frozen();
        campaigns.with(frozen);
        PrepareCampaign prepare =
                new PrepareCampaign(campaigns, new MemoryPlanTexts(), rules -> List.of(), new CountingIds(), clock);
        Act lin = saying("改一下权重", "county-lin", "county");

        refuses(KitReason.STEP_NOT_ALLOWED, () -> prepare.changePlan(ID, lin, frozen.plan()));
        refuses(KitReason.STEP_NOT_ALLOWED, () -> prepare.unreview(ID, lin));
        refuses(KitReason.STEP_NOT_ALLOWED, () -> prepare.review(ID, lin));
        assertThat(campaigns.find(ID.value()).orElseThrow().state()).isEqualTo(frozen);
    }

    @Test
    void anEarlyPhaseAndTheClosingNameProposerAndApprover() {
        campaigns.with(CampaignSamples.in(Phase.SURVEY));
        DecidePhases decide = new DecidePhases(campaigns, new CountingIds(), clock);
        refuses(
                KitReason.FIELD_MISSING,
                () -> decide.propose(ID, silent("office-he", "office"), Decision.Kind.CLOSE_SURVEY, null));
        String id = decide.propose(ID, saying("全部投完", "office-he", "office"), Decision.Kind.CLOSE_SURVEY, null)
                .state()
                .decisions()
                .getLast()
                .id();
        refuses(KitReason.FIELD_MISSING, () -> decide.approve(ID, silent("county-lin", "county"), id));
        refuses(KitReason.SAME_PERSON, () -> decide.approve(ID, saying("同意", "office-he", "office", "county"), id));

        Decision decided = decide.approve(ID, saying("情况属实", "county-lin", "county"), id)
                .state()
                .decision(id);

        assertThat(decided.proposal()).isEqualTo(new Hand("office-he", "office", "全部投完", FREEZE_TIME));
        assertThat(decided.approval()).isEqualTo(new Hand("county-lin", "county", "情况属实", FREEZE_TIME));
        assertThat(campaigns.audits)
                .extracting(entry -> entry.who() + " " + entry.reason())
                .containsExactly("office-he 全部投完", "county-lin 情况属实");
    }

    @Test
    void aDeductionNamesProposerAndApprover() {
        campaigns.with(CampaignSamples.closed());
        AdjustScore adjust = new AdjustScore(campaigns, adjustments, results, new CountingIds(), clock);
        AdjustScore.Proposal proposal = new AdjustScore.Proposal("service-centre", "-1", "违反考评纪律扣分", "ab".repeat(32));
        refuses(KitReason.FIELD_MISSING, () -> adjust.propose(ID, silent("office-he", "office"), proposal));
        AdjustmentId id = adjust.propose(ID, saying("不按承诺办理", "office-he", "office"), proposal)
                .state()
                .id();
        refuses(KitReason.FIELD_MISSING, () -> adjust.approve(ID, id, silent("county-lin", "county")));
        refuses(KitReason.SAME_PERSON, () -> adjust.approve(ID, id, saying("同意", "office-he", "county", "office")));

        Adjustment approved =
                adjust.approve(ID, id, saying("证据充分", "county-lin", "county")).state();

        assertThat(approved.proposal()).isEqualTo(new Hand("office-he", "office", "不按承诺办理", FREEZE_TIME));
        assertThat(approved.approval()).isEqualTo(new Hand("county-lin", "county", "证据充分", FREEZE_TIME));
        assertThat(adjustments.audits)
                .extracting(entry -> entry.who() + " " + entry.reason())
                .containsExactly("office-he 不按承诺办理", "county-lin 证据充分");
    }

    @Test
    void aResultNamesWhoComputedConfirmedAndPublishedIt() {
        SettleResult settle = settle();
        refuses(KitReason.FIELD_MISSING, () -> settle.compute(ID, silent("county-lin", "county")));
        settle.compute(ID, saying("票箱已开箱", "county-lin", "county"));
        refuses(KitReason.FIELD_MISSING, () -> settle.confirm(ID, silent("leader-gao", "leader")));
        refuses(KitReason.SAME_PERSON, () -> settle.confirm(ID, saying("核对无误", "county-lin", "county")));
        settle.confirm(ID, saying("核对无误", "leader-gao", "leader"));
        refuses(KitReason.FIELD_MISSING, () -> settle.publish(ID, silent("county-zhou", "county")));
        refuses(KitReason.SAME_PERSON, () -> settle.publish(ID, saying("公布", "leader-gao", "leader", "county")));

        Result published =
                settle.publish(ID, saying("公布", "county-zhou", "county")).state();

        assertThat(published.computation().by()).isEqualTo(new Hand("county-lin", "county", "票箱已开箱", FREEZE_TIME));
        assertThat(published.confirmation()).isEqualTo(new Hand("leader-gao", "leader", "核对无误", FREEZE_TIME));
        assertThat(published.publication()).isEqualTo(new Hand("county-zhou", "county", "公布", FREEZE_TIME));
        assertThat(results.audits)
                .extracting(entry -> entry.who() + " " + entry.action())
                .containsExactly(
                        "county-lin compute-result", "leader-gao confirm-result", "county-zhou publish-result");
    }

    private SettleResult settle() {
        Campaign closed = CampaignSamples.closed();
        campaigns.with(closed);
        MemoryInspections inspections = new MemoryInspections();
        for (String appraisee : List.of("service-centre", "archive")) {
            Inspection confirmed = InspectionSamples.confirmed(appraisee);
            inspections.given(confirmed.id().value(), confirmed);
        }
        MemoryRollCounts rollCounts = new MemoryRollCounts();
        List<StyleOpening> opened = new ArrayList<>();
        for (String style : List.of("clients", "colleagues")) {
            rollCounts.put(new RollCount(ID, style, 21, 20, "00".repeat(32)));
            opened.add(ResultSamples.opening(closed, style, 20, 5));
        }
        ResultInputs inputs =
                new ResultInputs(inspections, adjustments, vetoes, rollCounts, (campaign, styles) -> opened);
        return new SettleResult(campaigns, results, inputs, new MemoryBlobs(), Workdays.shipped(), clock);
    }

    private static Act saying(String reason, String person, String... roles) {
        return new Act(CampaignSamples.actor(person, roles), null, reason);
    }

    private static Act silent(String person, String... roles) {
        return new Act(CampaignSamples.actor(person, roles), null, null);
    }

    private static void refuses(KitReason reason, ThrowingCallable step) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

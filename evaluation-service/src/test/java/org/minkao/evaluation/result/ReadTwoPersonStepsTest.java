package org.minkao.evaluation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.campaign.CampaignSamples.hand;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.DecidePhases;
import org.minkao.evaluation.campaign.Decision;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryAdjustments;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.memory.MemoryVetoes;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.result.TwoPersonStep.Kind;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class ReadTwoPersonStepsTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryAdjustments adjustments = new MemoryAdjustments();
    private final MemoryVetoes vetoes = new MemoryVetoes();
    private final MemoryResults results = new MemoryResults();
    private final ReadTwoPersonSteps read = new ReadTwoPersonSteps(campaigns, adjustments, vetoes, results);

    @Test
    void listsEveryKindEvenWhenNothingHappened() {
        campaigns.with(CampaignSamples.frozen());
        assertThat(read.counts(ID)).containsOnlyKeys(Kind.values());
        assertThat(read.counts(ID)).isEqualTo(counts(Map.of(Kind.FREEZE, 1, Kind.ROSTER_SEALED, 1)));
    }

    @Test
    void namesBothPeopleOfTheRosterOnceForAllClassesAndOfTheFreeze() {
        campaigns.with(CampaignSamples.frozen());
        assertThat(entries())
                .containsExactly(
                        new TwoPersonStep(
                                Kind.ROSTER_SEALED,
                                "rosters/" + ID,
                                new Hand("county-lin", "county", "名册已核对", FREEZE_TIME.minusSeconds(120)),
                                new Hand("county-zhou", "county", "封存名册", FREEZE_TIME.minusSeconds(60))),
                        new TwoPersonStep(
                                Kind.FREEZE,
                                "campaigns/" + ID,
                                hand("office-sun", "office"),
                                hand("county-zhou", "county")));
    }

    @Test
    void countsALateChangeOnceItIsMadeAndNamesBoth() {
        campaigns.with(CampaignSamples.proposedLate());
        assertThat(read.counts(ID)).containsEntry(Kind.LATE_CHANGE, 0);
        campaigns.with(CampaignSamples.changedLate());
        assertThat(read.counts(ID)).containsEntry(Kind.LATE_CHANGE, 1);
        assertThat(entries())
                .contains(new TwoPersonStep(
                        Kind.LATE_CHANGE,
                        "campaigns/" + ID + "/late-changes/late",
                        hand("office-he", "office"),
                        hand("county-lin", "county")));
    }

    @Test
    void namesWhoProposedAndWhoApprovedADecisionOnceItIsApproved() {
        campaigns.with(CampaignSamples.in(Phase.SURVEY));
        DecidePhases decide = new DecidePhases(campaigns, new CountingIds(), new SettableClock(FREEZE_TIME));
        String decision = decide.propose(ID, by("office-he", "office"), Decision.Kind.CLOSE_SURVEY, null)
                .state()
                .decisions()
                .getLast()
                .id();
        assertThat(read.counts(ID)).containsEntry(Kind.CLOSE_SURVEY, 0);
        decide.approve(ID, by("county-lin", "county"), decision);

        assertThat(read.counts(ID)).containsEntry(Kind.CLOSE_SURVEY, 1);
        assertThat(entries())
                .contains(new TwoPersonStep(
                        Kind.CLOSE_SURVEY,
                        "campaigns/%s/decisions/%s".formatted(ID, decision),
                        hand("office-he", "office"),
                        hand("county-lin", "county")));
    }

    @Test
    void namesBothPeopleOfADeductionAndOfAResult() {
        campaigns.with(CampaignSamples.closed());
        Adjustment approved = ResultSamples.approved();
        adjustments.given(approved.id().value(), approved);
        results.given(ID.value(), ResultSamples.published());

        assertThat(entries())
                .contains(
                        new TwoPersonStep(
                                Kind.ADJUSTMENT,
                                "adjustments/" + approved.id(),
                                hand("county-lin", "county"),
                                hand("county-zhou", "county")),
                        new TwoPersonStep(
                                Kind.RESULT_CONFIRMED,
                                "results/" + ID,
                                hand("county-lin", "county"),
                                hand("leader-gao", "leader")),
                        new TwoPersonStep(
                                Kind.RESULT_PUBLISHED,
                                "results/" + ID,
                                hand("leader-gao", "leader"),
                                hand("county-zhou", "county")));
        assertThat(entries())
                .allSatisfy(step -> assertThat(step.first().person())
                        .isNotEqualTo(step.second().person()));
    }

    @Test
    void countsWhatItLists() {
        campaigns.with(CampaignSamples.closed());
        Adjustment proposed = ResultSamples.adjustment("-1");
        adjustments.given(proposed.id().value(), proposed);
        results.given(ID.value(), ResultSamples.confirmed());
        assertThat(read.counts(ID))
                .isEqualTo(counts(Map.of(Kind.FREEZE, 1, Kind.ROSTER_SEALED, 1, Kind.RESULT_CONFIRMED, 1)));
        assertThat(entries()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"discipline-tang,discipline", "county-other,county", "auditor-shen,auditor", "leader-gao,leader"})
    void namesPeopleToThoseWhoOverseeThisCampaign(String person, String role) {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.assignments.add(PlanBuilder.assigned("discipline-tang", "discipline"));
        campaigns.with(CampaignSamples.frozen(plan.build()));
        assertThat(read.entries(ID, actor(person, role))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "office-he,office",
        "deputy-wu,deputy",
        "chief-chen,chief",
        "staff-liu,staff",
        "inspector-xu,inspector",
        "somebody,ops",
        "stranger,auditor",
        "stranger,discipline",
        "stranger,leader"
    })
    void namesPeopleToNobodyElse(String person, String role) {
        campaigns.with(CampaignSamples.frozen());
        assertThat(catchThrowableOfType(Refusal.class, () -> read.entries(ID, actor(person, role)))
                        .reason())
                .isEqualTo(KitReason.NOT_ALLOWED);
    }

    @Test
    void countsNothingOfADraftForThePublic() {
        campaigns.with(CampaignSamples.draft());
        assertThat(catchThrowableOfType(Refusal.class, () -> read.counts(ID)).reason())
                .isEqualTo(KitReason.NOT_FOUND);
        assertThat(entries()).isEmpty();
    }

    private List<TwoPersonStep> entries() {
        return read.entries(ID, actor("county-other", "county"));
    }

    private static Map<Kind, Integer> counts(Map<Kind, Integer> some) {
        return Arrays.stream(Kind.values()).collect(Collectors.toMap(kind -> kind, kind -> some.getOrDefault(kind, 0)));
    }
}

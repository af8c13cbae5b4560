package org.minkao.evaluation.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryPlanDrafts;
import org.minkao.evaluation.memory.MemoryPlanTexts;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

class KeepPlanDraftsTest {
    private static final Act HE = by("office-he", "office");
    private static final Act ZHOU = by("county-zhou", "county");

    private final MemoryPlanDrafts drafts = new MemoryPlanDrafts();
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final SettableClock clock = new SettableClock(CampaignSamples.FREEZE_TIME);
    private final CountingIds ids = new CountingIds();
    private final PrepareCampaign prepare =
            new PrepareCampaign(campaigns, new MemoryPlanTexts(), rules -> List.of(), ids, clock);
    private final KeepPlanDrafts keep = new KeepPlanDrafts(drafts, prepare, ids, clock);

    @Test
    void isKeptChangedByEitherOfficeAndBecomesOneCampaign() {
        String id = opened();
        keep.change(id, ZHOU, "{\"year\":2026}");
        assertThat(keep.one(actor("office-sun", "office"), id).state())
                .returns("{\"year\":2026}", PlanDraft::draft)
                .returns("office-he", PlanDraft::openedBy)
                .returns("county-zhou", PlanDraft::changedBy)
                .returns("{\"draft\":{}}", PlanDraft::origin);

        Versioned<Campaign> used = keep.use(id, HE, KeepPlanDraftsTest::whole);
        CampaignId made = used.state().id();
        assertThat(used.state().plannedBy())
                .as("who wrote it last, not who pressed the button")
                .isEqualTo("county-zhou");

        assertThat(keep.use(id, HE, KeepPlanDraftsTest::whole).state().id())
                .as("the same again")
                .isEqualTo(made);
        assertThat(campaigns.all()).hasSize(1);
        assertThat(keep.all(actor("office-he", "office"))).isEmpty();
        assertThat(drafts.audits)
                .extracting(AuditEntry::action)
                .containsExactly("open-plan-draft", "change-plan-draft", "use-plan-draft");
    }

    @Test
    void makesTheSameCampaignAfterACrashInBetween() {
        String id = opened();
        Versioned<PlanDraft> before = drafts.require(id);
        CampaignId chosen = CampaignSamples.ID;
        drafts.save(id, before, before.state().used(chosen, clock.instant()), List.of(), null);

        Versioned<Campaign> made = keep.use(id, HE, KeepPlanDraftsTest::whole);

        assertThat(made.state().id()).isEqualTo(chosen);
    }

    @Test
    void staysOpenWhereThePlanBreaksARuleOrIsNotWhole() {
        String id = opened();
        assertRefused(EvaluationReason.PLAN_REFUSED, () -> keep.use(id, HE, KeepPlanDraftsTest::broken));
        assertRefused(
                EvaluationReason.PLAN_REFUSED,
                () -> keep.use(id, HE, text -> {
                    throw new Refusal(EvaluationReason.PLAN_REFUSED, "year is missing (expected: a year)", "year");
                }));
        assertThat(keep.all(HE.who())).hasSize(1);
        assertThat(campaigns.all()).isEmpty();
    }

    @Test
    void isOnlyReadOnceItIsUsedOrDiscarded() {
        String used = opened();
        keep.use(used, HE, KeepPlanDraftsTest::whole);
        String discarded = opened();
        keep.discard(discarded, ZHOU);
        for (String id : List.of(used, discarded)) {
            assertRefused(EvaluationReason.PLAN_DRAFT_SETTLED, () -> keep.change(id, HE, "{}"));
            assertRefused(EvaluationReason.PLAN_DRAFT_SETTLED, () -> keep.discard(id, HE));
            assertThat(keep.one(HE.who(), id).state().draft()).isEqualTo("{}");
        }
        assertRefused(EvaluationReason.PLAN_DRAFT_SETTLED, () -> keep.use(discarded, HE, KeepPlanDraftsTest::whole));
    }

    @Test
    void losesNobodysChange() {
        String id = opened();
        Act first = new Act(HE.who(), 1L, null);
        Act second = new Act(ZHOU.who(), 1L, null);
        keep.change(id, first, "{\"year\":2026}");
        assertRefused(KitReason.CHANGED_MEANWHILE, () -> keep.change(id, second, "{\"year\":2027}"));
        assertRefused(KitReason.CHANGED_MEANWHILE, () -> keep.use(id, second, KeepPlanDraftsTest::whole));
        assertThat(drafts.require(id).state().draft()).isEqualTo("{\"year\":2026}");
    }

    @Test
    void isTheOfficesBusinessAlone() {
        String id = opened();
        for (String role : List.of("chief", "deputy", "staff", "leader", "inspector", "discipline", "auditor")) {
            Act other = by("somebody", role);
            assertRefused(KitReason.NOT_ALLOWED, () -> keep.open(other, "{}", "{}", "00"));
            assertRefused(KitReason.NOT_ALLOWED, () -> keep.all(other.who()));
            assertRefused(KitReason.NOT_ALLOWED, () -> keep.one(other.who(), id));
            assertRefused(KitReason.NOT_ALLOWED, () -> keep.change(id, other, "{}"));
            assertRefused(KitReason.NOT_ALLOWED, () -> keep.discard(id, other));
            assertRefused(KitReason.NOT_ALLOWED, () -> keep.use(id, other, KeepPlanDraftsTest::whole));
        }
        assertThat(drafts.require(id).version()).isEqualTo(1);
    }

    private static Plan whole(String text) {
        assertThat(text).startsWith("{");
        return PlanBuilder.aPlan().build();
    }

    private static Plan broken(String text) {
        assertThat(text).startsWith("{");
        PlanBuilder builder = PlanBuilder.aPlan();
        builder.voterClasses.removeLast();
        return builder.build();
    }

    private String opened() {
        return keep.open(HE, "{}", "{\"draft\":{}}", "0".repeat(64)).state().id();
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatThrownBy(step).asInstanceOf(type(Refusal.class)).returns(reason, Refusal::reason);
    }
}

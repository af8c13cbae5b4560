package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.DoTasks.State;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class DoTasksTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);
    private final DoTasks tasks = new DoTasks(campaigns, clock);

    DoTasksTest() {
        campaigns.with(CampaignSamples.with(
                CampaignSamples.in(Phase.CONSULTATION),
                PlanBuilder.aPlan()
                        .withTask(
                                Phase.MOBILISATION,
                                PlanBuilder.task("poster", new Plan.Owner(null, "office"), "2026-12-03"))
                        .withTask(
                                Phase.CONSULTATION,
                                PlanBuilder.task("report", new Plan.Owner("chief-chen", null), "2026-12-10"))));
    }

    @Test
    void listsToEachWhatIsHisAndHowItStands() {
        Actor chief = actor("chief-chen", "chief");
        assertThat(tasks.tasks(ID, chief, true)).singleElement().satisfies(mine -> {
            assertThat(mine.task().id()).isEqualTo("report");
            assertThat(mine.phase()).isEqualTo(Phase.CONSULTATION);
            assertThat(mine.state()).isEqualTo(State.OPEN);
        });
        assertThat(tasks.tasks(ID, chief, false))
                .extracting(DoTasks.Standing::mine)
                .containsExactly(false, true);
        assertThat(tasks.tasks(ID, actor("office-sun", "office"), true))
                .extracting(mine -> mine.task().id())
                .containsExactly("poster");
        clock.set(Instant.parse("2026-12-10T16:00:00Z"));
        assertThat(tasks.tasks(ID, chief, true))
                .extracting(DoTasks.Standing::state)
                .containsExactly(State.OVERDUE);
        refuses(KitReason.NOT_ALLOWED, () -> tasks.tasks(ID, actor("stranger", "office"), true));
    }

    @Test
    void onlyItsOwnerMarksATaskDoneOnceAndWithANote() {
        refuses(KitReason.NOT_ALLOWED, () -> tasks.done(ID, by("office-he", "office"), "report"));
        refuses(KitReason.NOT_ALLOWED, () -> tasks.done(ID, by("chief-chen", "office"), "report"));
        refuses(KitReason.NOT_ALLOWED, () -> tasks.done(ID, by("county-lin", "county"), "poster"));
        refuses(
                KitReason.FIELD_MISSING,
                () -> tasks.done(ID, new Act(actor("chief-chen", "chief"), null, null), "report"));
        refuses(EvaluationReason.UNKNOWN_TASK, () -> tasks.done(ID, by("chief-chen", "chief"), "nothing"));

        tasks.done(ID, by("chief-chen", "chief"), "report");

        assertThat(tasks.tasks(ID, actor("chief-chen", "chief"), true))
                .singleElement()
                .satisfies(mine -> {
                    assertThat(mine.state()).isEqualTo(State.DONE);
                    assertThat(mine.done()).isEqualTo(CampaignSamples.hand("chief-chen", "chief"));
                });
        refuses(EvaluationReason.TASK_DONE, () -> tasks.done(ID, by("chief-chen", "chief"), "report"));
        assertThat(campaigns.audits).extracting(audit -> audit.action()).containsExactly("do-task");
    }

    private static void refuses(Reason reason, Runnable what) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(what::run)
                .satisfies(refusal ->
                        assertThat(refusal.reason()).as(refusal.detail()).isEqualTo(reason));
    }
}

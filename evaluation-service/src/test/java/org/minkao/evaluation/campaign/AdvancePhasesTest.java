package org.minkao.evaluation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

class AdvancePhasesTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);

    @Test
    void catchesUpAfterDaysOfStandingStill() {
        campaigns.with(CampaignSamples.frozen());
        clock.set(Instant.parse("2027-01-03T00:00:00Z"));
        AdvancePhases advance = new AdvancePhases(campaigns, clock);
        assertThat(advance.run()).isEqualTo(7);
        assertThat(campaigns.find(ID.value()).orElseThrow().state().status()).isEqualTo(CampaignStatus.CLOSED);
        assertThat(campaigns.events).hasSize(5);
        assertThat(advance.run()).isZero();
    }

    @Test
    void takesEachStepOnceUnderTwoInstances() {
        campaigns.with(CampaignSamples.frozen());
        clock.set(Instant.parse("2026-12-02T00:00:00Z"));
        AdvancePhases other = new AdvancePhases(campaigns, clock);
        // The other instance writes between this one's read and its write.
        Campaigns raced = new Raced(campaigns, other);
        assertThat(new AdvancePhases(raced, clock).run()).isZero();
        assertThat(campaigns.events).hasSize(1);
    }

    @Test
    void remindsOfATaskOnceAndWarnsOnceUntilItIsDone() {
        Plan.Task task = PlanBuilder.task("t1", new Plan.Owner(null, "office"), "2026-12-20");
        campaigns.with(CampaignSamples.with(
                CampaignSamples.in(Phase.SURVEY), PlanBuilder.aPlan().withTask(Phase.SURVEY, task)));
        AdvancePhases advance = new AdvancePhases(campaigns, clock);
        clock.set(Instant.parse("2026-12-18T15:59:59Z"));
        assertThat(advance.run()).isZero();
        clock.set(Instant.parse("2026-12-18T16:00:00Z"));
        assertThat(advance.run()).isEqualTo(1);
        assertThat(advance.run()).isZero();
        clock.set(Instant.parse("2026-12-20T16:00:00Z"));
        assertThat(advance.run()).isEqualTo(1);
        assertThat(advance.run()).isZero();
        assertThat(campaigns.events)
                .containsExactly(
                        new CampaignEvent.TaskDue(ID, "示例局民主考评", task, false),
                        new CampaignEvent.TaskDue(ID, "示例局民主考评", task, true));
    }

    @Test
    void onlyWarnsOfATaskThatBecameOverdueWhileTheServiceStoodStillAndOfNoneThatIsDone() {
        Plan.Task task = PlanBuilder.task("t1", new Plan.Owner(null, "office"), "2026-12-20");
        Campaign campaign = CampaignSamples.with(
                CampaignSamples.in(Phase.SURVEY), PlanBuilder.aPlan().withTask(Phase.SURVEY, task));
        clock.set(Instant.parse("2026-12-25T00:00:00Z"));
        campaigns.with(campaign);
        assertThat(new AdvancePhases(campaigns, clock).run()).isEqualTo(1);
        assertThat(campaigns.events).containsExactly(new CampaignEvent.TaskDue(ID, "示例局民主考评", task, true));
        campaigns.with(campaign.doTask("t1", CampaignSamples.hand("office-he", "office"))
                .after());
        assertThat(new AdvancePhases(campaigns, clock).run()).isZero();
    }

    @Test
    void tellsAnewOfATaskThatWasMoved() {
        Plan.Task task = PlanBuilder.task("t1", new Plan.Owner(null, "office"), "2026-12-20");
        Campaign campaign = CampaignSamples.with(
                CampaignSamples.in(Phase.SURVEY), PlanBuilder.aPlan().withTask(Phase.SURVEY, task));
        Campaign warned = campaign.remind(task, true).after();
        Plan.Task moved = PlanBuilder.task("t1", new Plan.Owner(null, "office"), "2026-12-28");
        LateChange proposed = new LateChange(
                "l1",
                warned.planVersion(),
                "text",
                List.of(),
                LateChange.Status.PROPOSED,
                CampaignSamples.hand("office-he", "office"),
                null);
        Campaign later = warned.proposeLate(proposed)
                .after()
                .makeLate(
                        "l1",
                        CampaignSamples.by("county-lin", "county"),
                        CampaignSamples.hand("county-lin", "county"),
                        PlanBuilder.aPlan().withTask(Phase.SURVEY, moved).build())
                .after();
        assertThat(later.taskRecord("t1")).isEqualTo(TaskRecord.untouched("t1"));
    }

    @Test
    void aCampaignThatCannotTakeItsStepDoesNotHoldUpTheOthers() {
        campaigns.with(CampaignSamples.frozen());
        clock.set(Instant.parse("2026-12-02T00:00:00Z"));
        Campaigns broken = new Wrapped(campaigns) {
            @Override
            public List<Versioned<Campaign>> underWay() {
                Versioned<Campaign> one = super.underWay().getFirst();
                return List.of(new Versioned<>(one.state(), -1), one);
            }

            @Override
            public Versioned<Campaign> save(
                    String id,
                    Versioned<Campaign> before,
                    Campaign after,
                    List<CampaignEvent> events,
                    AuditEntry audit) {
                if (before.version() < 0) {
                    throw new Refusal(KitReason.TOO_LARGE, "too large");
                }
                return super.save(id, before, after, events, audit);
            }
        };
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new AdvancePhases(broken, clock).run())
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.TOO_LARGE));
        assertThat(campaigns.events).hasSize(1);
    }

    @Test
    void leavesDraftsAlone() {
        campaigns.with(CampaignSamples.draft());
        clock.set(Instant.parse("2027-12-02T00:00:00Z"));
        assertThat(new AdvancePhases(campaigns, clock).run()).isZero();
    }

    @Test
    void followsRollAndResultWhateverElseChangesMeanwhile() {
        campaigns.with(CampaignSamples.draft());
        FollowCampaign follow = new FollowCampaign(campaigns);
        SealedRoll roll = CampaignSamples.roll("clients", 1);
        follow.rollSealed(ID, roll);
        follow.rollSealed(ID, roll);
        assertThat(campaigns.find(ID.value()).orElseThrow().version()).isEqualTo(2);
        MemoryCampaigns closed = new MemoryCampaigns().with(CampaignSamples.closed());
        FollowCampaign busy = new FollowCampaign(new OnceChanged(closed));
        busy.resultConfirmed(ID);
        busy.resultConfirmed(ID);
        busy.resultPublished(ID);
        assertThat(closed.find(ID.value()).orElseThrow().state().status()).isEqualTo(CampaignStatus.PUBLISHED);
    }

    private static class Wrapped implements Campaigns {
        final MemoryCampaigns inner;

        Wrapped(MemoryCampaigns inner) {
            this.inner = inner;
        }

        @Override
        public java.util.Optional<Versioned<Campaign>> find(String id) {
            return inner.find(id);
        }

        @Override
        public Versioned<Campaign> insert(String id, Campaign s, List<CampaignEvent> events, AuditEntry audit) {
            return inner.insert(id, s, events, audit);
        }

        @Override
        public boolean insertIfAbsent(String id, Campaign s, List<CampaignEvent> events, AuditEntry audit) {
            return inner.insertIfAbsent(id, s, events, audit);
        }

        @Override
        public Versioned<Campaign> save(
                String id, Versioned<Campaign> before, Campaign after, List<CampaignEvent> events, AuditEntry audit) {
            return inner.save(id, before, after, events, audit);
        }

        @Override
        public List<Versioned<Campaign>> all() {
            return inner.all();
        }

        @Override
        public List<Versioned<Campaign>> underWay() {
            return inner.underWay();
        }
    }

    private static final class Raced extends Wrapped {
        private final AdvancePhases other;

        Raced(MemoryCampaigns inner, AdvancePhases other) {
            super(inner);
            this.other = other;
        }

        @Override
        public List<Versioned<Campaign>> underWay() {
            List<Versioned<Campaign>> read = super.underWay();
            other.run();
            return read;
        }
    }

    private static final class OnceChanged extends Wrapped {
        private boolean changed;

        OnceChanged(MemoryCampaigns inner) {
            super(inner);
        }

        @Override
        public Versioned<Campaign> save(
                String id, Versioned<Campaign> before, Campaign after, List<CampaignEvent> events, AuditEntry audit) {
            if (!changed) {
                changed = true;
                throw new Refusal(KitReason.CHANGED_MEANWHILE, "somebody was faster");
            }
            return super.save(id, before, after, events, audit);
        }
    }
}

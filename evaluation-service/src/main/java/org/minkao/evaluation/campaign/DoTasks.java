package org.minkao.evaluation.campaign;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** The tasks of a plan's phases: who has to do them until when, and that their owner did them. */
public final class DoTasks {
    private final Campaigns campaigns;
    private final Desk desk;
    private final Clock clock;

    public DoTasks(Campaigns campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.desk = new Desk(campaigns);
        this.clock = clock;
    }

    /** Where a task stands. */
    public enum State {
        OPEN,
        OVERDUE,
        DONE
    }

    /** A task as somebody sees it. */
    public record Standing(
            Phase phase,
            Plan.Task task,
            State state,
            boolean mine,
            @Nullable Hand done) {}

    /** All tasks of a campaign, or those that the person has to do. */
    public List<Standing> tasks(CampaignId id, Actor actor, boolean mineOnly) {
        Campaign campaign = new ReadCampaigns(campaigns).one(id, actor).state();
        Instant now = clock.instant();
        return campaign.plan().phases().stream()
                .flatMap(phase -> phase.todo().stream().map(task -> standing(campaign, phase.kind(), task, actor, now)))
                .filter(standing -> standing.mine() || !mineOnly)
                .toList();
    }

    /** Nobody else marks a task done than who owns it. */
    public Versioned<Campaign> done(CampaignId id, Act act, String task) {
        return desk.change(id, act, "do-task", campaign -> {
            Plan.Task owned = campaign.task(task);
            if (!isOwner(campaign, owned, act.who())) {
                throw new Refusal(
                        KitReason.NOT_ALLOWED,
                        "%s does not own task %s (expected: %s)"
                                .formatted(act.who().id(), task, owned.owner()));
            }
            return campaign.doTask(
                    task, new Hand(act.who().id(), role(campaign, owned, act.who()), act.why(), clock.instant()));
        });
    }

    private static Standing standing(Campaign campaign, Phase phase, Plan.Task task, Actor actor, Instant now) {
        Hand done = campaign.taskRecord(task.id()).done();
        State open = now.isBefore(task.overdueFrom()) ? State.OPEN : State.OVERDUE;
        return new Standing(phase, task, done == null ? open : State.DONE, isOwner(campaign, task, actor), done);
    }

    private static boolean isOwner(Campaign campaign, Plan.Task task, Actor actor) {
        String role = task.owner().role();
        Scope scope = new Scope(campaign, actor);
        return role == null ? actor.id().equals(task.owner().person()) && scope.mayRead() : scope.has(role);
    }

    /** The role that he owns it by, or the first that he has in the campaign. */
    private static String role(Campaign campaign, Plan.Task task, Actor actor) {
        String role = task.owner().role();
        return role != null
                ? role
                : campaign.plan().assignments().stream()
                        .filter(a -> a.person().equals(actor.id()) && actor.has(a.role()))
                        .map(Plan.Assignment::role)
                        .findFirst()
                        .orElse(Roles.COUNTY);
    }
}

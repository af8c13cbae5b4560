package org.minkao.evaluation.draft;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PrepareCampaign;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Keeps what a notice gave until somebody has filled in what it lacked; the two offices work on it together. */
public final class KeepPlanDrafts {
    private static final int MOST_OPEN = 40;

    private final PlanDrafts drafts;
    private final PrepareCampaign prepare;
    private final IdSource ids;
    private final Clock clock;

    public KeepPlanDrafts(PlanDrafts drafts, PrepareCampaign prepare, IdSource ids, Clock clock) {
        this.drafts = drafts;
        this.prepare = prepare;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@code draft} and {@code origin} as {@link PlanDraft} has them. */
    public Versioned<PlanDraft> open(Act act, String draft, String origin, String noticeHash) {
        act.who().require(COUNTY, OFFICE);
        if (drafts.countOpen() >= MOST_OPEN) {
            throw new Refusal(
                    EvaluationReason.TOO_MANY,
                    "%d drafts of plans are open (expected: fewer; discard what is not needed)".formatted(MOST_OPEN));
        }
        String id = ids.next();
        PlanDraft opened =
                PlanDraft.opened(id, draft, origin, noticeHash, act.who().id(), clock.instant());
        return drafts.insert(id, opened, List.of(), act.audit("open-plan-draft", "plan-drafts/" + id));
    }

    public List<Versioned<PlanDraft>> all(Actor actor) {
        actor.require(COUNTY, OFFICE);
        return drafts.open();
    }

    public Versioned<PlanDraft> one(Actor actor, String id) {
        actor.require(COUNTY, OFFICE);
        return drafts.require(id);
    }

    public Versioned<PlanDraft> change(String id, Act act, String draft) {
        Versioned<PlanDraft> before = seen(id, act);
        PlanDraft after = before.state().changed(draft, act.who().id(), clock.instant());
        return drafts.save(id, before, after, List.of(), act.audit("change-plan-draft", "plan-drafts/" + id));
    }

    public Versioned<PlanDraft> discard(String id, Act act) {
        Versioned<PlanDraft> before = seen(id, act);
        PlanDraft after = before.state().discarded(act.who().id(), clock.instant());
        return drafts.save(id, before, after, List.of(), act.audit("discard-plan-draft", "plan-drafts/" + id));
    }

    /**
     * Makes a campaign of what the draft has become. The draft names the campaign first, so that a repeat after a crash
     * makes the same one; a plan that is not whole or breaks a rule leaves the draft open.
     *
     * @param whole reads the draft as a plan or refuses what is missing
     */
    public Versioned<Campaign> use(String id, Act act, Function<String, Plan> whole) {
        act.who().require(COUNTY, OFFICE);
        Versioned<PlanDraft> before = drafts.require(id);
        Plan plan = whole.apply(before.state().draft());
        CampaignId made = before.state().campaign();
        if (made == null) {
            act.saw(before.version());
            prepare.check(plan);
            made = new CampaignId(ids.next());
            PlanDraft used = before.state().used(made, clock.instant());
            drafts.save(id, before, used, List.of(), act.audit("use-plan-draft", "plan-drafts/" + id));
        }
        // Who wrote it last stands for it: he does not review it, whoever presses the button.
        return prepare.draft(made, act, before.state().changedBy(), plan);
    }

    private Versioned<PlanDraft> seen(String id, Act act) {
        act.who().require(COUNTY, OFFICE);
        Versioned<PlanDraft> before = drafts.require(id);
        act.saw(before.version());
        return before;
    }
}

package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Versioned;

/** Everything before the freeze: drafting, changing, recording and reviewing. */
public final class PrepareCampaign {
    private final Campaigns campaigns;
    private final PlanTexts texts;
    private final Desk desk;
    private final SchemeCheck scheme;
    private final IdSource ids;
    private final Clock clock;

    public PrepareCampaign(Campaigns campaigns, PlanTexts texts, SchemeCheck scheme, IdSource ids, Clock clock) {
        this.campaigns = campaigns;
        this.texts = texts;
        this.desk = new Desk(campaigns);
        this.scheme = scheme;
        this.ids = ids;
        this.clock = clock;
    }

    public Versioned<Campaign> draft(Act act, Plan plan) {
        return draft(new CampaignId(ids.next()), act, act.who().id(), plan);
    }

    /** Refuses a plan that breaks a rule. */
    public void check(Plan plan) {
        PlanRules.check(plan, scheme);
    }

    /** The same under an id that was chosen before, by whoever wrote the plan; a repeat answers what is there. */
    public Versioned<Campaign> draft(CampaignId id, Act act, String author, Plan plan) {
        act.who().require(COUNTY, OFFICE);
        check(plan);
        PlanVersion.Edit edit = new PlanVersion.Edit(author, clock.instant(), act.reason(), id + "|" + ids.next());
        Campaign.Change change = Campaign.draft(id, plan, edit);
        texts.keep(edit.text(), plan);
        campaigns.insertIfAbsent(
                id.value(), change.after(), change.events(), act.audit("draft-campaign", "campaigns/" + id));
        return campaigns.require(id.value());
    }

    public Versioned<Campaign> changePlan(CampaignId id, Act act, Plan plan) {
        return desk.change(id, act, "change-plan", campaign -> {
            scope(campaign, act);
            PlanRules.check(plan, scheme);
            Check.optionalText("reason", act.reason(), 1, 500);
            PlanVersion.Edit edit = edit(id, act);
            Campaign.Change change = campaign.changePlan(plan, edit);
            texts.keep(edit.text(), plan);
            return change;
        });
    }

    public Versioned<Campaign> recordMeeting(CampaignId id, Act act, Preparation.Meeting meeting) {
        Check.text("place", meeting.place(), 1, 120);
        Check.text("chair", meeting.chair(), 1, 60);
        Check.range("attendance", meeting.attendance(), 1, 100_000);
        Check.list("topics", meeting.topics(), 1, 50);
        meeting.topics().forEach(topic -> Check.text("topics", topic, 1, 200));
        return prepare(id, act, "record-meeting", prepared -> prepared.with(meeting));
    }

    public Versioned<Campaign> recordDuties(CampaignId id, Act act, List<Preparation.Posted> duties) {
        return prepare(id, act, "record-duties", prepared -> prepared.withDuties(checked(duties)), duties);
    }

    public Versioned<Campaign> recordCommitments(CampaignId id, Act act, List<Preparation.Posted> commitments) {
        return prepare(
                id, act, "record-commitments", prepared -> prepared.withCommitments(checked(commitments)), commitments);
    }

    public Versioned<Campaign> recordUseOfResults(CampaignId id, Act act, String text) {
        Check.lines("text", text, 1, 4000);
        return prepare(id, act, "record-use-of-results", prepared -> prepared.withUseOfResults(text));
    }

    public Versioned<Campaign> review(CampaignId id, Act act) {
        return desk.change(id, act, "review-plan", campaign -> {
            return campaign.review(act, act.hand(campaign, clock.instant(), COUNTY, OFFICE));
        });
    }

    public Versioned<Campaign> unreview(CampaignId id, Act act) {
        return desk.change(id, act, "unreview-plan", campaign -> {
            scope(campaign, act);
            act.why();
            return campaign.unreview();
        });
    }

    private Versioned<Campaign> prepare(CampaignId id, Act act, String action, UnaryOperator<Preparation> change) {
        return prepare(id, act, action, change, List.of());
    }

    private Versioned<Campaign> prepare(
            CampaignId id, Act act, String action, UnaryOperator<Preparation> change, List<Preparation.Posted> posted) {
        return desk.change(id, act, action, campaign -> {
            scope(campaign, act);
            posted.forEach(each -> campaign.appraisee("items[].appraisee", each.appraisee()));
            return campaign.record(change.apply(campaign.preparation()));
        });
    }

    private PlanVersion.Edit edit(CampaignId id, Act act) {
        return new PlanVersion.Edit(act.who().id(), clock.instant(), act.reason(), id + "|" + ids.next());
    }

    private static List<Preparation.Posted> checked(List<Preparation.Posted> posted) {
        Check.list("items", posted, 1, 500);
        posted.forEach(each -> Check.lines("items[].text", each.text(), 1, 2000));
        return posted;
    }

    private static void scope(Campaign campaign, Act act) {
        new Scope(campaign, act.who()).require(COUNTY, OFFICE);
    }
}

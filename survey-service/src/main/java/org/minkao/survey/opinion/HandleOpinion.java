package org.minkao.survey.opinion;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.opinion.Opinion.Assessment;
import org.minkao.survey.opinion.Opinion.By;
import org.minkao.survey.opinion.Opinion.Change;
import org.minkao.survey.opinion.Opinion.RaisedFinding;
import org.minkao.survey.reason.SurveyReason;

/** The office's work on one opinion. */
public final class HandleOpinion {
    private static final int TEXT = 2000;
    private static final int REASON = 500;

    private final Opinions opinions;
    private final OpinionCampaigns campaigns;
    private final Clock clock;

    public HandleOpinion(Opinions opinions, OpinionCampaigns campaigns, Clock clock) {
        this.opinions = opinions;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Who asks for a step on which opinion, and the version that was looked at, if one was named. */
    public record Ask(Actor actor, String opinion, @Nullable Long version) {}

    public Versioned<Opinion> triage(
            Ask ask, @Nullable String appraisee, @Nullable String item, @Nullable String severity) {
        Versioned<Opinion> before = load(ask);
        OpinionCampaign campaign = campaigns.require(before.state().campaign());
        String section = campaign.requireAppraisee("appraisee", Check.present("appraisee", appraisee));
        Assessment judged = new Assessment(
                item == null ? null : campaign.requireItem("item", item),
                Check.oneOf("severity", severity, Severity.class));
        return save(ask, before, before.state().triage(section, judged, by(ask)), "TriageOpinion", null);
    }

    public Versioned<Opinion> answer(Ask ask, @Nullable String text) {
        Versioned<Opinion> before = load(ask);
        String given = Check.lines("text", text, 2, TEXT);
        return save(ask, before, before.state().answer(given, by(ask)), "AnswerOpinion", null);
    }

    /** Loads the other opinion too: an opinion may only be merged into one that somebody still follows. */
    public Versioned<Opinion> merge(Ask ask, @Nullable String into) {
        Versioned<Opinion> before = load(ask);
        String target = Check.text("into", into, 1, 40);
        Opinion other = opinions.require(target).state();
        Opinion one = before.state();
        if (other.id().equals(one.id()) || !other.campaign().equals(one.campaign()) || other.mergedInto() != null) {
            throw new Refusal(
                    SurveyReason.MERGE_NOT_POSSIBLE,
                    "into is %s, which is %s (expected: another opinion of the same campaign that was never merged itself)"
                            .formatted(other.id(), other.status()),
                    "into");
        }
        return save(ask, before, one.merge(other.id(), by(ask)), "MergeOpinion", null);
    }

    public Versioned<Opinion> raiseFinding(
            Ask ask, @Nullable String text, @Nullable String item, @Nullable String severity) {
        Versioned<Opinion> before = load(ask);
        Opinion opinion = before.state();
        Assessment judged = opinion.assessment();
        String given = Check.lines("text", text, 2, TEXT);
        Severity grave = severity == null && judged != null
                ? judged.severity()
                : Check.oneOf("severity", severity, Severity.class);
        String touched = item != null
                ? campaigns.require(opinion.campaign()).requireItem("item", item)
                : judged == null ? null : judged.item();
        By by = by(ask);
        Change change = opinion.raise(new RaisedFinding(given, touched, grave, by.on()), by);
        return save(ask, before, change, "RaiseFinding", null);
    }

    public Versioned<Opinion> close(Ask ask, @Nullable String reason) {
        Versioned<Opinion> before = load(ask);
        String given = Check.text("reason", reason, 2, REASON);
        return save(ask, before, before.state().close(given, by(ask)), "CloseOpinion", given);
    }

    private Versioned<Opinion> load(Ask ask) {
        ask.actor().require("office", "county");
        Versioned<Opinion> before = opinions.require(ask.opinion());
        campaigns.require(before.state().campaign()).require(ask.actor(), "office", "county");
        if (ask.version() != null && ask.version() != before.version()) {
            throw new Refusal(
                    KitReason.CHANGED_MEANWHILE,
                    "opinion %s has version %d (expected: %d)"
                            .formatted(ask.opinion(), before.version(), ask.version()));
        }
        return before;
    }

    private Versioned<Opinion> save(
            Ask ask, Versioned<Opinion> before, Change change, String action, @Nullable String reason) {
        AuditEntry audit = new AuditEntry(ask.actor().id(), action, "opinions/" + ask.opinion(), reason);
        return opinions.save(ask.opinion(), before, change.after(), PublishedEvents.of(change), audit);
    }

    private By by(Ask ask) {
        return new By(ask.actor().id(), OfficeDay.today(clock));
    }
}

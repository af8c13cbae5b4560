package org.minkao.rectification.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.BlobStore;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.people.Scope;
import org.minkao.rectification.reason.RectificationReason;
import org.minkao.rectification.workday.Reckoning;
import org.minkao.rectification.workday.Workdays;

/** Shows cases within a person's scope, and what follows from their recorded facts. */
public final class SeeCases {
    /** Steps that somebody is waiting for; the others are merely possible. */
    private static final Set<Step> AWAITED = Set.of(
            Step.ASSIGN,
            Step.SUBMIT_PLAN,
            Step.APPROVE_PLAN,
            Step.START,
            Step.SUBMIT,
            Step.VERIFY,
            Step.CONFIRM,
            Step.CLOSE,
            Step.APPROVE_EXTENSION,
            Step.APPROVE_NOT_FEASIBLE);

    private final Cases cases;
    private final Campaigns campaigns;
    private final BlobStore files;
    private final VisibleCases visible;
    private final Deadlines deadlines;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public SeeCases(Cases cases, Campaigns campaigns, BlobStore files, Workdays workdays, Clock clock) {
        this.cases = cases;
        this.campaigns = campaigns;
        this.files = files;
        this.visible = new VisibleCases(cases, campaigns);
        this.deadlines = new Deadlines(workdays);
        this.clock = clock;
    }

    /** Which cases a list shows. */
    public enum Inbox {
        MINE,
        UNIT,
        ALL
    }

    /** A case as one person sees it today. */
    public record Sight(
            Versioned<RectificationCase> loaded,
            Reckoning deadline,
            @Nullable LocalDate planDeadline,
            @Nullable Overdue overdue,
            List<Step> open) {

        public RectificationCase state() {
            return loaded.state();
        }
    }

    public List<Sight> ofCampaign(CampaignId id, Inbox inbox, Actor actor) {
        FrozenCampaign campaign = campaigns.require(id);
        Scope scope = Scope.of(actor, campaign).orRefuse(actor, campaign);
        return cases.ofCampaign(id).stream()
                .filter(c -> scope.sees(c.state().origin().appraisee()))
                .map(c -> sight(c, campaign, actor))
                .filter(c -> belongs(c, inbox, scope, actor))
                .toList();
    }

    public Sight one(CaseId id, Actor actor) {
        VisibleCases.Seen seen = visible.load(id, actor);
        return sight(seen.loaded(), seen.campaign(), actor);
    }

    /** Whether the finding's case is really there. */
    public boolean written(FindingId finding) {
        return cases.find(CaseId.of(finding).value()).isPresent();
    }

    /** Shows what was just saved. */
    public Sight saved(Versioned<RectificationCase> saved, Actor actor) {
        return sight(saved, campaigns.planOf(saved.state().origin().campaign()), actor);
    }

    public Blob evidence(CaseId id, String sha256, Actor actor) {
        RectificationCase it = visible.load(id, actor).loaded().state();
        if (!it.handling().has(sha256)) {
            throw noEvidence(id, sha256);
        }
        return files.find(sha256).orElseThrow(() -> noEvidence(id, sha256));
    }

    private Sight sight(Versioned<RectificationCase> loaded, FrozenCampaign campaign, Actor actor) {
        RectificationCase it = loaded.state();
        return new Sight(
                loaded,
                deadlines.of(it),
                deadlines.ofPlan(it),
                deadlines.overdue(it, LocalDate.now(clock)).orElse(null),
                Permits.open(it, actor, campaign));
    }

    private static boolean belongs(Sight sight, Inbox inbox, Scope scope, Actor actor) {
        RectificationCase it = sight.state();
        return switch (inbox) {
            case ALL -> true;
            case UNIT -> scope.isUnit(it.origin().appraisee());
            case MINE ->
                (actor.id().equals(it.handling().owner()) && !it.status().ended())
                        || sight.open().stream().anyMatch(AWAITED::contains);
        };
    }

    private static Refusal noEvidence(CaseId id, String sha256) {
        return new Refusal(RectificationReason.EVIDENCE_NOT_FOUND, "case %s has no evidence %s".formatted(id, sha256));
    }
}

package org.minkao.rectification.sanction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.Cases;
import org.minkao.rectification.cases.Origin;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.reason.RectificationReason;

/** Proposes, hears, decides and withdraws sanctions, and shows them to the few who may read them. */
public final class HandleSanction {
    private static final Set<String> READERS = Set.of("discipline", "county", "leader");
    private static final Set<String> SECTION_ROLES = Set.of("chief", "staff", "deputy");
    private static final int REASON = 500;
    private static final int TEXT = 2000;
    private static final int ID = 160;

    private final Sanctions sanctions;
    private final Cases cases;
    private final Campaigns campaigns;
    private final IdSource ids;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public HandleSanction(Sanctions sanctions, Cases cases, Campaigns campaigns, IdSource ids, Clock clock) {
        this.sanctions = sanctions;
        this.cases = cases;
        this.campaigns = campaigns;
        this.ids = ids;
        this.clock = clock;
    }

    /** A proposal as it was typed. */
    public record Proposal(
            @Nullable String caseId,
            @Nullable String appraisee,
            @Nullable String person,
            @Nullable String severity,
            @Nullable String ground) {}

    public Versioned<Sanction> propose(CampaignId campaignId, Actor actor, Proposal typed) {
        FrozenCampaign campaign = campaigns.require(campaignId);
        String role = campaign.require(actor, "discipline", "county");
        Instant now = clock.instant();
        Sanction proposed = new Sanction(
                new SanctionId(ids.next()),
                campaignId,
                new CaseId(Check.text("case", typed.caseId(), 1, ID)),
                Check.text("appraisee", typed.appraisee(), 1, 32),
                Check.text("person", typed.person(), 1, 64),
                Check.oneOf("severity", typed.severity(), Severity.class),
                Check.lines("ground", typed.ground(), 1, TEXT),
                SanctionStatus.PROPOSED,
                actor.id(),
                role,
                day(now),
                now,
                null,
                null,
                null);
        requireCase(proposed);
        requirePerson(proposed, campaign);
        return sanctions.insert(
                proposed.id().value(), proposed, List.of(), audit(actor, "ProposeSanction", proposed.id(), null));
    }

    public Versioned<Sanction> hear(SanctionId id, Actor actor, @Nullable String heldOn, @Nullable String statement) {
        LocalDate day = Check.date("heldOn", heldOn);
        String said = Check.lines("statement", statement, 1, TEXT);
        return step(id, actor, "HearSanction", null, (s, now) -> s.hear(now, day, said));
    }

    public Versioned<Sanction> decide(SanctionId id, Actor actor, @Nullable String level, @Nullable String reason) {
        Level how = Check.oneOf("level", level, Level.class);
        String why = Check.text("reason", reason, 1, REASON);
        return step(id, actor, "DecideSanction", why, (s, now) -> s.decide(now, how, why));
    }

    public Versioned<Sanction> withdraw(SanctionId id, Actor actor, @Nullable String reason) {
        String why = Check.text("reason", reason, 1, REASON);
        return step(id, actor, "WithdrawSanction", why, (s, now) -> s.withdraw(now, why));
    }

    public List<Versioned<Sanction>> ofCampaign(CampaignId id, Actor actor) {
        FrozenCampaign campaign = campaigns.require(id);
        return sanctions.ofCampaign(id).stream()
                .filter(s -> mayRead(s.state(), campaign, actor))
                .toList();
    }

    public Versioned<Sanction> one(SanctionId id, Actor actor) {
        Versioned<Sanction> sanction = sanctions.require(id);
        FrozenCampaign campaign = campaigns.planOf(sanction.state().campaign());
        if (!mayRead(sanction.state(), campaign, actor)) {
            throw Sanctions.missing(id);
        }
        return sanction;
    }

    private Versioned<Sanction> step(
            SanctionId id,
            Actor actor,
            String action,
            @Nullable String reason,
            BiFunction<Sanction, Sanction.Moment, Sanction.Change> decision) {
        Versioned<Sanction> before = one(id, actor);
        Sanction.Change change = decision.apply(before.state(), moment(before.state(), actor));
        List<SanctionEvent.Decided> told =
                change.event() instanceof SanctionEvent.Decided decided ? List.of(decided) : List.of();
        return sanctions.save(id.value(), before, change.after(), told, audit(actor, action, id, reason));
    }

    private Sanction.Moment moment(Sanction sanction, Actor actor) {
        Instant now = clock.instant();
        return new Sanction.Moment(actor, now, day(now), campaigns.planOf(sanction.campaign()));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private void requireCase(Sanction proposed) {
        Origin origin = cases.require(proposed.caseId()).state().origin();
        if (!origin.campaign().equals(proposed.campaign())
                || !origin.appraisee().equals(proposed.appraisee())) {
            throw new Refusal(
                    RectificationReason.CASE_OF_ANOTHER_CAMPAIGN,
                    "case %s is about %s in campaign %s (expected: %s in %s)"
                            .formatted(
                                    proposed.caseId(),
                                    origin.appraisee(),
                                    origin.campaign(),
                                    proposed.appraisee(),
                                    proposed.campaign()),
                    "case");
        }
    }

    private static void requirePerson(Sanction proposed, FrozenCampaign campaign) {
        if (SECTION_ROLES.stream().noneMatch(role -> campaign.assigns(proposed.person(), role, proposed.appraisee()))) {
            throw new Refusal(
                    RectificationReason.PERSON_NOT_OF_SECTION,
                    "person is %s (expected: chief, staff or deputy of %s in the plan)"
                            .formatted(proposed.person(), proposed.appraisee()),
                    "person");
        }
        if (proposed.person().equals(proposed.proposedBy())) {
            throw Check.invalid("person", proposed.person(), "another person than the proposer");
        }
    }

    private static boolean mayRead(Sanction sanction, FrozenCampaign campaign, Actor actor) {
        return READERS.stream().anyMatch(role -> campaign.gives(actor, role))
                || sanction.person().equals(actor.id());
    }

    private static AuditEntry audit(Actor actor, String action, SanctionId id, @Nullable String reason) {
        return new AuditEntry(actor.id(), action, "sanctions/" + id, reason);
    }
}

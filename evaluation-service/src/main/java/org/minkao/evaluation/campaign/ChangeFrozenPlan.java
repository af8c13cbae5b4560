package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Changes of a frozen plan: one proposes places and reasons, another makes it so; both stay on record. */
public final class ChangeFrozenPlan {
    private static final int SHORTEST_REASON = 10;
    /** In characters of JSON, before and after: all proposals stand in the campaign's document. */
    private static final int LONGEST_CHANGE = 8000;

    private final PlanTexts texts;
    private final PlanTree tree;
    private final SchemeCheck scheme;
    private final IdSource ids;
    private final Clock clock;
    private final Desk desk;

    public ChangeFrozenPlan(
            Campaigns campaigns, PlanTexts texts, PlanTree tree, SchemeCheck scheme, IdSource ids, Clock clock) {
        this.texts = texts;
        this.tree = tree;
        this.scheme = scheme;
        this.ids = ids;
        this.clock = clock;
        this.desk = new Desk(campaigns);
    }

    /** What somebody wants to stand at a place; without a value it is to go. */
    public record Wanted(String place, @Nullable Json value) {}

    /** The campaign with the new proposal as its last one. */
    public Versioned<Campaign> propose(CampaignId id, Act act, List<Wanted> wanted) {
        return desk.change(id, act, "propose-late-change", campaign -> {
            Instant now = clock.instant();
            Hand hand = act.hand(campaign, now, COUNTY, OFFICE);
            Check.text("reason", act.reason(), SHORTEST_REASON, 500);
            Step.PROPOSE_LATE_CHANGE.from(id, campaign.status());
            Plan changed = changed(campaign.plan(), wanted);
            List<Difference> differences = differences(campaign, changed);
            if (differences.isEmpty()) {
                throw new Refusal(KitReason.FIELD_INVALID, "fields change nothing (expected: a change)", "fields");
            }
            LatePlaces.check(campaign, changed, differences, now);
            List<LateChange.Changed> kept =
                    differences.stream().map(ChangeFrozenPlan::kept).toList();
            requireShort(kept);
            String text = id + "|" + ids.next();
            Campaign.Change change = campaign.proposeLate(new LateChange(
                    ids.next(), campaign.planVersion(), text, kept, LateChange.Status.PROPOSED, hand, null));
            texts.keep(text, changed);
            return change;
        });
    }

    /** The other person's yes: from here on the campaign runs by the changed plan. */
    public Versioned<Campaign> approve(CampaignId id, Act act, String change) {
        return desk.change(id, act, "approve-late-change", campaign -> {
            Instant now = clock.instant();
            Hand hand = act.hand(campaign, now, COUNTY, OFFICE);
            Plan changed = texts.text(campaign.lateChange(change).text());
            // What was possible when it was proposed may have become impossible since.
            Campaign.Change made = campaign.makeLate(change, act, hand, changed);
            LatePlaces.check(campaign, changed, differences(campaign, changed), now);
            return made;
        });
    }

    /** A no, or the proposer taking it back. */
    public Versioned<Campaign> decline(CampaignId id, Act act, String change) {
        return desk.change(
                id,
                act,
                "decline-late-change",
                campaign -> campaign.declineLate(change, act.hand(campaign, clock.instant(), COUNTY, OFFICE)));
    }

    private Plan changed(Plan plan, List<Wanted> wanted) {
        Json changed = tree.of(plan);
        for (int i = 0; i < wanted.size(); i++) {
            changed = PlanPatch.put(
                    changed,
                    "fields[%d].place".formatted(i),
                    wanted.get(i).place(),
                    wanted.get(i).value());
        }
        Plan read = tree.plan(changed);
        PlanRules.check(read, scheme);
        return read;
    }

    private List<Difference> differences(Campaign campaign, Plan changed) {
        return PlanDifferences.between(tree.of(campaign.plan()), tree.of(changed));
    }

    private static LateChange.Changed kept(Difference difference) {
        return new LateChange.Changed(
                difference.place(), difference.kind(), text(difference.before()), text(difference.after()));
    }

    private static void requireShort(List<LateChange.Changed> changes) {
        int length = changes.stream()
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .filter(Objects::nonNull)
                .mapToInt(String::length)
                .sum();
        if (length > LONGEST_CHANGE) {
            throw new Refusal(
                    KitReason.FIELD_INVALID,
                    "fields have %d characters of JSON before and after (expected: at most %d, or several proposals)"
                            .formatted(length, LONGEST_CHANGE),
                    "fields");
        }
    }

    private static @Nullable String text(@Nullable Json value) {
        return value == null ? null : CanonicalJson.write(value);
    }
}

package org.minkao.evaluation.eligibility;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CampaignId;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/**
 * Makes the rolls: per class an issuer key, per person a code and its row, and reserve rows. Loads and saves the roster
 * twice, because tens of thousands of rows are written in between: only what the second save announces exists for
 * anybody, and a later attempt throws away what a killed one left.
 */
public final class SealRoster {
    private static final int MARGIN = 3;
    private static final int SHOWN = 20;

    private final KnownCampaigns campaigns;
    private final Previews previews;
    private final Rosters rosters;
    private final Roll roll;
    private final IdentitySeal seal;
    private final RollMaker maker;
    private final IdSource ids;
    private final Clock clock;

    public SealRoster(
            KnownCampaigns campaigns,
            Previews previews,
            Rosters rosters,
            Roll roll,
            IdentitySeal seal,
            RollMaker maker,
            IdSource ids,
            Clock clock) {
        this.campaigns = campaigns;
        this.previews = previews;
        this.rosters = rosters;
        this.roll = roll;
        this.seal = seal;
        this.maker = maker;
        this.ids = ids;
        this.clock = clock;
    }

    public Versioned<Roster> seal(Actor actor, String campaign, @Nullable String reason) {
        Hand by = Hand.of(actor, reason, clock.instant());
        KnownCampaign known = campaigns.require(campaign);
        Versioned<Roster> before = rosters.require(campaign);
        Roster begun = before.state().beginSealing(by, ids.next());
        requireFit(known, begun);
        Preview preview = previews.preview(begun.preview())
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND, "preview " + begun.preview() + " is gone (expected: import again)"));
        List<Listed> listed = seal.openAll(preview.id(), previews.parts(preview));
        requireStrangers(known, listed);
        AuditEntry audit = new AuditEntry(actor.id(), "roster.seal", "rosters/" + campaign, reason);
        Versioned<Roster> sealing = rosters.save(campaign, before, begun, List.of(), audit);
        Map<String, List<Person>> byClass =
                listed.stream().map(Listed::person).collect(Collectors.groupingBy(Person::voterClass));
        List<Roster.SealedStyle> styles = new ArrayList<>();
        for (VoterClass voterClass : known.classes()) {
            styles.add(maker.make(
                    new CampaignId(campaign),
                    begun.announced(),
                    voterClass,
                    byClass.getOrDefault(voterClass.id(), List.of()),
                    known.reservePercent()));
        }
        Roster.Change change = begun.seal(styles);
        Versioned<Roster> sealed = rosters.save(campaign, sealing, change.after(), change.events(), null);
        // Only now: an attempt that was overtaken fails at the save and must not have touched the winner's rows.
        roll.keepOnly(campaign, begun.announced());
        previews.forget(campaign);
        return sealed;
    }

    /** The plan may have other chiefs than when the file was previewed; rows are named by number and rule, never by name. */
    private static void requireStrangers(KnownCampaign known, List<Listed> listed) {
        Conflicts conflicts = new Conflicts(known);
        List<String> rows = listed.stream()
                .flatMap(each -> conflicts
                        .of(each)
                        .map(conflict -> "row %d (%s of %s in class %s)"
                                .formatted(
                                        each.row(),
                                        conflict.rule(),
                                        conflict.rated().appraisee(),
                                        each.person().voterClass()))
                        .stream())
                .toList();
        if (!rows.isEmpty()) {
            throw new Refusal(
                    EligibilityReason.ROSTER_CONFLICT_OF_INTEREST,
                    "%d rows would judge their own: %s%s (expected: none, or classes that declare them; import again)"
                            .formatted(
                                    rows.size(),
                                    String.join(", ", rows.subList(0, Math.min(rows.size(), SHOWN))),
                                    rows.size() > SHOWN ? ", …" : ""));
        }
    }

    /** The freeze would refuse such rolls; better to say so before codes exist. */
    private static void requireFit(KnownCampaign known, Roster roster) {
        List<String> unknown = roster.classes().entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(Map.Entry::getKey)
                .filter(id -> known.classes().stream()
                        .noneMatch(voterClass -> voterClass.id().equals(id)))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    EligibilityReason.ROSTER_OUTDATED,
                    "roster has people of the classes %s (expected: classes of the plan; import again)"
                            .formatted(unknown));
        }
        List<String> small = new ArrayList<>();
        for (VoterClass voterClass : known.classes()) {
            int people = roster.classes().getOrDefault(voterClass.id(), 0);
            int rows = people + RollMaker.reserveRows(people, known.reservePercent());
            if (people < known.minCell() || rows < known.minCell() + MARGIN) {
                small.add(voterClass.id() + " has " + people);
            }
        }
        if (!small.isEmpty()) {
            throw new Refusal(
                    EligibilityReason.ROSTER_TOO_SMALL,
                    "class %s people (expected: at least %d in each class, and with reserve %d)"
                            .formatted(String.join(", ", small), known.minCell(), known.minCell() + MARGIN));
        }
    }
}

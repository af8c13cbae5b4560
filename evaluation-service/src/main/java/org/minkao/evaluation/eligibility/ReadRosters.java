package org.minkao.evaluation.eligibility;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;

/** Shows how a campaign's rolls stand, never a person. */
public final class ReadRosters {
    private final KnownCampaigns campaigns;
    private final Rosters rosters;
    private final Roll roll;

    /** A class and its roll, if there is one. */
    public record StyleStanding(
            String style, String label, int roll, int invitations, long claimed, boolean sealed, long invited) {}

    /** Nothing imported yet: no roster. */
    public record Standing(@Nullable Versioned<Roster> roster, List<StyleStanding> styles) {}

    public ReadRosters(KnownCampaigns campaigns, Rosters rosters, Roll roll) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.roll = roll;
    }

    public Standing read(Actor actor, String campaign) {
        actor.require("county", "auditor");
        KnownCampaign known = campaigns.require(campaign);
        Optional<Versioned<Roster>> roster = rosters.find(campaign);
        List<StyleStanding> styles = known.classes().stream()
                .map(voterClass -> roster.map(Versioned::state)
                        .flatMap(it -> it.style(voterClass.id()).map(style -> standing(it, style)))
                        .orElseGet(() -> new StyleStanding(
                                voterClass.id(),
                                voterClass.name(),
                                0,
                                roster.map(it -> it.state().classes().getOrDefault(voterClass.id(), 0))
                                        .orElse(0),
                                0,
                                false,
                                0)))
                .toList();
        return new Standing(roster.orElse(null), styles);
    }

    private StyleStanding standing(Roster roster, Roster.SealedStyle style) {
        Roll.Counts counts = roll.counts(roster.campaign(), roster.announced(), style.style());
        return new StyleStanding(
                style.style(),
                style.label(),
                style.roll(),
                style.invitations(),
                counts.claimed(),
                true,
                counts.invited());
    }
}

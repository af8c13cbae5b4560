package org.minkao.evaluation.eligibility;

import java.util.List;
import java.util.Optional;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.RollFile;
import org.minkao.kit.core.Versioned;

/** Settles the rolls of a closed survey: no row can be claimed, then counts and used values are fixed, then keys go. */
public final class CloseRolls {
    private final Rosters rosters;
    private final Roll roll;
    private final Issuers issuers;

    public CloseRolls(Rosters rosters, Roll roll, Issuers issuers) {
        this.rosters = rosters;
        this.roll = roll;
        this.issuers = issuers;
    }

    void close(String campaign) {
        Optional<Versioned<Roster>> found = rosters.find(campaign);
        if (found.isEmpty() || !found.get().state().canClose()) {
            return;
        }
        Roster roster = found.get().state();
        roll.keepOnly(campaign, roster.announced());
        // A claim that was let in before the close may still be on its way to its row: it finds the row closed.
        roll.close(campaign, roster.announced());
        List<RosterEvent.RollClosed> closed =
                roster.styles().stream().map(style -> closed(roster, style)).toList();
        Roster.Change change = roster.close(closed);
        rosters.save(campaign, found.get(), change.after(), change.events(), null);
        issuers.forget(campaign);
    }

    private RosterEvent.RollClosed closed(Roster roster, Roster.SealedStyle style) {
        List<Bytes> used = roll.used(roster.campaign(), roster.announced(), style.style()).stream()
                .map(Bytes::ofHex)
                .toList();
        return new RosterEvent.RollClosed(
                roster.campaign(),
                style.style(),
                style.invitations(),
                used.size(),
                RollFile.of(used).digest().hex());
    }
}

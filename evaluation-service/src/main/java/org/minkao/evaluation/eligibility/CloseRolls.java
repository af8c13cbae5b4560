package org.minkao.evaluation.eligibility;

import java.util.List;
import java.util.Optional;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.RollFile;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Settles the rolls of a closed survey: no row can be claimed, then counts and used values are fixed, then keys go. */
public final class CloseRolls {
    private static final int ATTEMPTS = 20;

    private final Rosters rosters;
    private final Roll roll;
    private final Issuers issuers;

    public CloseRolls(Rosters rosters, Roll roll, Issuers issuers) {
        this.rosters = rosters;
        this.roll = roll;
        this.issuers = issuers;
    }

    /** Loads again when somebody saved the roster at the same moment: a survey that closed is never refused for that. */
    void close(String campaign) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Versioned<Roster>> found = rosters.find(campaign);
            if (found.isEmpty() || !found.get().state().canClose() || saved(campaign, found.get())) {
                return;
            }
        }
        throw new Fault("roster of " + campaign + " is changed by others all the time");
    }

    /** False when the roster changed meanwhile; all that was done to the rows until then may be done again. */
    private boolean saved(String campaign, Versioned<Roster> before) {
        Roster roster = before.state();
        roll.keepOnly(campaign, roster.announced());
        // A claim that was let in before the close may still be on its way to its row: it finds the row closed.
        roll.close(campaign, roster.announced());
        List<RosterEvent.RollClosed> closed =
                roster.styles().stream().map(style -> closed(roster, style)).toList();
        Roster.Change change = roster.close(closed);
        try {
            rosters.save(campaign, before, change.after(), change.events(), null);
        } catch (Refusal refusal) {
            if (refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                return false;
            }
            throw refusal;
        }
        issuers.forget(campaign);
        return true;
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

package org.minkao.evaluation.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Lets the sealed invitations out to the notification room; each row forgets its code in the same write. */
public final class ReleaseInvitations {
    private static final int AT_ONCE = 500;

    private final KnownCampaigns campaigns;
    private final Rosters rosters;
    private final Roll roll;
    private final ExecutorService workers;

    /** The workers only shorten the time of many small writes. */
    public ReleaseInvitations(KnownCampaigns campaigns, Rosters rosters, Roll roll, ExecutorService workers) {
        this.campaigns = campaigns;
        this.rosters = rosters;
        this.roll = roll;
        this.workers = workers;
    }

    /** How many went out now; a second call lets out what a killed first one left. */
    public int release(Actor actor, String campaign, String reason) {
        actor.require("county");
        KnownCampaign known = campaigns.require(campaign);
        Versioned<Roster> before = rosters.require(campaign);
        Roster invited = before.state().invite();
        requireFrozen(known, invited);
        if (known.surveyClosed() != null) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED, "survey of " + campaign + " is closed (expected: before the close)");
        }
        rosters.save(
                campaign,
                before,
                invited,
                List.of(),
                new AuditEntry(actor.id(), "roster.invite", "rosters/" + campaign, reason));
        int queued = 0;
        while (true) {
            List<Versioned<RollRow>> rows = roll.notInvited(campaign, invited.announced(), AT_ONCE);
            if (rows.isEmpty()) {
                return queued;
            }
            queued += letOut(rows, known.title());
        }
    }

    static void requireFrozen(KnownCampaign known, Roster roster) {
        KnownCampaign.Frozen frozen = known.frozen();
        boolean same = frozen != null
                && roster.styles().stream()
                        .allMatch(style -> frozen.rolls()
                                .contains(new KnownCampaign.FrozenRoll(
                                        style.style(), style.rollDigest(), style.modulus())));
        if (!same) {
            throw new Refusal(
                    EligibilityReason.ROLL_NOT_FROZEN,
                    "campaign %s is %s (expected: frozen with these rolls)"
                            .formatted(known.campaign(), frozen == null ? "not frozen" : "frozen with other rolls"));
        }
    }

    private int letOut(List<Versioned<RollRow>> rows, String title) {
        AtomicInteger out = new AtomicInteger();
        List<Future<?>> writes = new ArrayList<>();
        rows.forEach(row -> writes.add(workers.submit(() -> {
            letOut(row, title);
            out.incrementAndGet();
        })));
        for (Future<?> write : writes) {
            await(write);
        }
        return out.get();
    }

    private void letOut(Versioned<RollRow> row, String title) {
        RollRow state = row.state();
        String sealed = state.invitation();
        if (sealed == null) {
            return;
        }
        RollEvent event = new RollEvent.InvitationIssued(state.r(), state.campaign(), title, sealed);
        roll.save(state.r(), row, state.released(), List.of(event), null);
    }

    private static void await(Future<?> write) {
        try {
            write.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while invitations went out", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal && refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                // Another call let this one out.
                return;
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}

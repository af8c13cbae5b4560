package org.minkao.survey.opinion;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.opinion.Opinion.By;
import org.minkao.survey.opinion.Opinion.CaseTrace;
import org.minkao.survey.opinion.Opinion.Change;

/** Lets an opinion show what became of the case that grew from its finding; repeats change nothing. */
public final class FollowCase {
    private static final String SYSTEM = "rectification";
    private static final int ATTEMPTS = 5;

    private final Opinions opinions;

    public FollowCase(Opinions opinions) {
        this.opinions = opinions;
    }

    /** A case was opened from a finding of this opinion. */
    public void opened(String opinion, CaseTrace trace) {
        change(opinion, state -> {
            CaseTrace known = state.caseTrace();
            if (state.status() != Status.FINDING_RAISED || known != null) {
                return null;
            }
            return state.follow(trace, new By(SYSTEM, trace.openedOn()));
        });
    }

    /** That case was closed: so is the opinion, unless the office closed it before. */
    public void closed(String opinion, String caseId, String number, LocalDate closedOn, String outcome) {
        change(opinion, state -> {
            if (state.status() != Status.FINDING_RAISED) {
                return null;
            }
            CaseTrace known = state.caseTrace();
            LocalDate openedOn = known == null ? closedOn : known.openedOn();
            LocalDate deadline = known == null ? null : known.deadline();
            CaseTrace trace = new CaseTrace(caseId, number, openedOn, deadline, closedOn, outcome);
            return state.settle(trace, new By(SYSTEM, closedOn));
        });
    }

    /** Loads again when a person changed the opinion meanwhile: an event must not be lost to that. */
    private void change(String id, Reaction reaction) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Versioned<Opinion>> before = opinions.find(id);
            Change change = before.map(found -> reaction.to(found.state())).orElse(null);
            if (before.isEmpty() || change == null || saved(id, before.get(), change)) {
                return;
            }
        }
        throw new Fault("opinion " + id + " changed " + ATTEMPTS + " times meanwhile");
    }

    private boolean saved(String id, Versioned<Opinion> before, Change change) {
        try {
            opinions.save(id, before, change.after(), PublishedEvents.of(change), null);
            return true;
        } catch (Refusal refusal) {
            if (refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                return false;
            }
            throw refusal;
        }
    }

    /** What an event makes of an opinion, or nothing. */
    private interface Reaction {
        @Nullable
        Change to(Opinion state);
    }
}

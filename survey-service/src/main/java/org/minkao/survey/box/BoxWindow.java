package org.minkao.survey.box;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Manifest;

/** When a campaign's box takes ballots: the manifest's bounds, narrowed by the plan and by what people decided. */
public record BoxWindow(
        String campaign,
        Instant surveyStart,
        @Nullable Instant startedAt,
        @Nullable Instant closedAt) {

    /** Where a moment lies. */
    public enum State {
        NOT_OPEN,
        OPEN,
        CLOSED
    }

    BoxWindow started(Instant at) {
        return startedAt == null ? new BoxWindow(campaign, surveyStart, at, closedAt) : this;
    }

    BoxWindow closed(Instant at) {
        return closedAt == null ? new BoxWindow(campaign, surveyStart, startedAt, at) : this;
    }

    /** The earlier of plan and decision, never before the manifest's castOpen. */
    Instant opens(Manifest manifest) {
        Instant wanted = startedAt == null ? surveyStart : earlier(surveyStart, startedAt);
        Instant bound = manifest.times().castOpen();
        return wanted.isBefore(bound) ? bound : wanted;
    }

    /** A decision only narrows: never after the manifest's close. */
    Instant closes(Manifest manifest) {
        Instant bound = manifest.times().close();
        return closedAt == null ? bound : earlier(bound, closedAt);
    }

    State at(Instant now, Manifest manifest) {
        if (!now.isBefore(closes(manifest))) {
            return State.CLOSED;
        }
        return now.isBefore(opens(manifest)) ? State.NOT_OPEN : State.OPEN;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

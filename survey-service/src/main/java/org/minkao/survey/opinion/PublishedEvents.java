package org.minkao.survey.opinion;

import java.util.List;

/** Picks what leaves the room. */
final class PublishedEvents {
    private PublishedEvents() {}

    static List<OpinionEvent.Published> of(Opinion.Change change) {
        return change.event() instanceof OpinionEvent.Published published ? List.of(published) : List.of();
    }
}

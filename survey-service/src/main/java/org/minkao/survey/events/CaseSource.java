package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

/** Where a case came from. */
record CaseSource(String kind, String ref) {

    CaseSource {
        requireNonNull(kind, "source.kind");
        requireNonNull(ref, "source.ref");
    }

    boolean isOpinion() {
        return kind.equals("OPINION");
    }
}

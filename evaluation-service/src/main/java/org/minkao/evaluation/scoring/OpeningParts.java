package org.minkao.evaluation.scoring;

import java.util.Optional;

/** Keeps opened ballots as they arrive, each part once. */
public interface OpeningParts {

    /** A part that is there already stays as it is. */
    void keep(OpeningPart part);

    Optional<OpeningPart> find(String campaign, String style, int part);
}

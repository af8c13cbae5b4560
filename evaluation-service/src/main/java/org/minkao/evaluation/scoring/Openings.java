package org.minkao.evaluation.scoring;

import java.util.List;
import java.util.Set;

/** Opened ballots that have arrived from the box. */
public interface Openings {

    /** All these styles, in ascending order; refuses with OPENINGS_MISSING naming the styles that are not complete. */
    List<StyleOpening> complete(String campaign, Set<String> styles);
}

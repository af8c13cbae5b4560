package org.minkao.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one appraisee got.
 *
 * @param base the components without adjustments
 * @param total after adjustments, bounds and vetoes; no value where there is none
 * @param excluded taken out of the ranking by a veto
 */
record Scored(
        Inputs.Appraisee appraisee,
        Derived base,
        Derived total,
        List<Scheme.Veto> vetoes,
        boolean excluded,
        boolean inRankedClass) {

    boolean ranked() {
        return inRankedClass && !excluded && !total.missing();
    }

    String id() {
        return appraisee.id();
    }

    @Nullable
    Rational value() {
        return total.value();
    }
}

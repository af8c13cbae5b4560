package org.minkao.evaluation.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A voter class of the plan, its id is the style's id; insiders may be in it where the plan declares them. */
public record VoterClass(String id, String name, @Nullable List<Insider> insiders) {

    public VoterClass {
        insiders = insiders == null ? List.of() : List.copyOf(insiders);
    }

    public VoterClass(String id, String name) {
        this(id, name, List.of());
    }

    boolean admits(Insider insider) {
        return insiders != null && insiders.contains(insider);
    }
}

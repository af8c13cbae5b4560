package org.minkao.evaluation.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A section that is judged, and those who belong to it; names only, which is all that a roster can be held against. */
public record Rated(String appraisee, String name, @Nullable List<Own> people) {

    public Rated {
        people = people == null ? List.of() : List.copyOf(people);
    }

    /** Somebody of the section. */
    public record Own(String name, Insider as) {
        @Override
        public String toString() {
            return "Own[" + as + "]";
        }
    }

    List<Own> own() {
        return people == null ? List.of() : people;
    }
}

package org.minkao.scoring;

import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold for an appraisee to be on a list. */
sealed interface Condition {

    record All(List<Condition> conditions) implements Condition {}

    record AnyOf(List<Condition> conditions) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** Among whom a place is counted. */
    enum Among {
        CLASS,
        ALL
    }

    /** The first or last so many, or so many per cent, of a class or of all ranked. */
    record Place(
            boolean top,
            Among among,
            @Nullable Rational count,
            @Nullable Rational percent,
            RoundingMode rounding,
            boolean tiesIn)
            implements Condition {}

    /** Bounds on the total, or on one component; open where so stated. */
    record Mark(
            @Nullable String component,
            @Nullable Rational min,
            boolean minOpen,
            @Nullable Rational max,
            boolean maxOpen)
            implements Condition {}

    record InClass(List<String> classes) implements Condition {}

    record HasGrade(List<String> grades) implements Condition {}

    /** At least so many counted events of a type. */
    record Events(String type, long atLeast) implements Condition {}

    /** Holds now, and the record says so of the years before without a gap. */
    record Running(Condition now, String fact, long years) implements Condition {}

    record Selected(String selection) implements Condition {}
}

package org.minkao.evaluation.appeal;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a successful appeal changes: the points that remain of a deduction (0 revokes it), or corrected marks of the on-site
 * evaluation. A veto has neither: it is lifted.
 */
public record Remedy(@Nullable BigDecimal points, List<Mark> marks) {

    public Remedy {
        marks = List.copyOf(marks);
    }

    /** The mark that the on-site evaluation should have given an item. */
    public record Mark(String item, BigDecimal mark) {}
}

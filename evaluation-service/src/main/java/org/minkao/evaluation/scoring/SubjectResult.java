package org.minkao.evaluation.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One appraisee's marks as results.json states them: rounded decimal strings, absent where none may be given. */
public record SubjectResult(
        String appraisee,
        @Nullable String total,
        @Nullable String grade,
        @Nullable String office,
        @Nullable String society,
        String deductions,
        @Nullable String bonus,
        String weightUsed,
        List<DimensionMark> dimensions,
        List<ItemMark> items,
        List<VetoMark> vetoes) {

    /** A dimension's mark from both sides together, and from each. */
    public record DimensionMark(
            String id,
            String name,
            @Nullable String mark,
            @Nullable String office,
            @Nullable String society) {}

    /** An item's mark from both sides together, and from each; n counts the rated answers behind the society's. */
    public record ItemMark(
            String item,
            @Nullable String mark,
            @Nullable String office,
            @Nullable String society,
            long n) {}

    /** A veto by the plan's trigger, and what it did. */
    public record VetoMark(String veto, String effect) {}

    /** False for whom a veto leaves out of every list. */
    public boolean isListed() {
        return vetoes.stream().noneMatch(veto -> veto.effect().equals("exclude"));
    }

    public SubjectResult {
        dimensions = List.copyOf(dimensions);
        items = List.copyOf(items);
        vetoes = List.copyOf(vetoes);
    }
}

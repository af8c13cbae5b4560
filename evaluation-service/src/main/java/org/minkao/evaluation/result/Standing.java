package org.minkao.evaluation.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Plan;

/** What a result says beyond its marks: the lists that the plan's rules make of it, and the year before beside it. */
public record Standing(List<Listing> lists, @Nullable Comparison comparison) {
    public Standing {
        lists = List.copyOf(lists);
    }

    /** One list with its clause and those on it, best first for honours, worst first for penalties. */
    public record Listing(
            Plan.ListRule rule,
            List<String> appraisees,
            @Nullable Gap gap) {
        public Listing {
            appraisees = List.copyOf(appraisees);
        }
    }

    /** The campaign before, why its marks cannot be compared if they cannot, and each appraisee's. */
    public record Comparison(
            String campaign,
            @Nullable Integer year,
            @Nullable Gap gap,
            List<LastYear> appraisees) {
        public Comparison {
            appraisees = List.copyOf(appraisees);
        }
    }

    /** Last year's total and grade of an appraisee, and by how much its total changed where that can be said. */
    public record LastYear(
            String appraisee,
            @Nullable String total,
            @Nullable String grade,
            @Nullable String change) {}

    /** Why there is no comparison. */
    public enum Gap {
        /** The plan names no campaign before, or one that is not here or not published. */
        NO_HISTORY,
        OTHER_DIMENSIONS,
        OTHER_SCALE,
        OTHER_SCORING
    }
}

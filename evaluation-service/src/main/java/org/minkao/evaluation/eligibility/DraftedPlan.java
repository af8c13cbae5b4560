package org.minkao.evaluation.eligibility;

import java.util.List;

/** What a roster must know of a plan: its classes, whom they judge, and how small a group may be. */
public record DraftedPlan(String title, List<VoterClass> classes, List<Rated> rated, int minCell, int reservePercent) {

    public DraftedPlan {
        classes = List.copyOf(classes);
        rated = List.copyOf(rated);
    }
}

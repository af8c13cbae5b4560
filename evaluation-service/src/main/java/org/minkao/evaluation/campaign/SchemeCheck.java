package org.minkao.evaluation.campaign;

import java.util.List;

/** Port to scoring: what is wrong with a scoring scheme as the rules file states it. */
@FunctionalInterface
public interface SchemeCheck {
    List<PlanProblem> problems(byte[] rules);
}

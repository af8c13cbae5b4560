package org.minkao.rectification.cases;

/** How a case ended. */
public enum Outcome {
    FIXED,
    PARTLY,
    NOT_FEASIBLE,
    NOT_OURS
}

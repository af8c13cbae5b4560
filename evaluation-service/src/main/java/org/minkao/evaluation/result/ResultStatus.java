package org.minkao.evaluation.result;

/** How far a result has come. */
public enum ResultStatus {
    COMPUTED,
    CONFIRMED,
    PUBLISHED
}

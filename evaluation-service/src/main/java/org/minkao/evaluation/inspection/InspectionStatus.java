package org.minkao.evaluation.inspection;

/** How far an inspection has come. */
public enum InspectionStatus {
    PLANNED,
    IN_PROGRESS,
    SUBMITTED,
    RETURNED,
    CONFIRMED
}

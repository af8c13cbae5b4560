package org.minkao.survey.interference;

/** How far a report has come. */
public enum Status {
    RECEIVED,
    ACCEPTED,
    SUBSTANTIATED,
    UNSUBSTANTIATED,
    CLOSED
}

package org.minkao.survey.interference;

/** What kind of interference a report is about. */
public enum About {
    PRESSURE,
    VOTE_BUYING,
    TAMPERING,
    RETALIATION,
    OTHER
}

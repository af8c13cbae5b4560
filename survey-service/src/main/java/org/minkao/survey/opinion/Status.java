package org.minkao.survey.opinion;

/** How far an opinion has come. */
public enum Status {
    RECEIVED,
    TRIAGED,
    MERGED,
    ANSWERED,
    FINDING_RAISED,
    CLOSED
}

package org.minkao.survey.opinion;

/** How an opinion reached the office. */
public enum Channel {
    WEB,
    LETTER,
    CALL,
    MEETING,
    VISIT
}

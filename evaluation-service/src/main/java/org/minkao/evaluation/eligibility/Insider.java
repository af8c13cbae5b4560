package org.minkao.evaluation.eligibility;

/** What somebody is to the section that is judged. */
public enum Insider {
    CHIEF,
    DEPUTY,
    STAFF
}

package org.minkao.survey.opinion;

/** How grave the problem is that an opinion describes. */
public enum Severity {
    MINOR,
    MAJOR,
    SERIOUS
}

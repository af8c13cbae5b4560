package org.minkao.evaluation.notice;

/** What a rule in words is about. */
public enum ClauseKind {
    DISCIPLINE,
    REQUIREMENT,
    RESULT_USE,
    SCORING
}

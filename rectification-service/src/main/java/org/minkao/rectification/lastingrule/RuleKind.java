package org.minkao.rectification.lastingrule;

/** What a lasting rule is about: how work is done, how the house is run, how people watch over it. */
public enum RuleKind {
    WORK,
    INTERNAL_MANAGEMENT,
    DEMOCRATIC_SUPERVISION
}

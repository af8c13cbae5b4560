package org.minkao.rectification.lastingrule;

/** Where a lasting rule stands. */
public enum RuleStatus {
    DRAFTED,
    ADOPTED
}

package org.minkao.evaluation.notice;

/** Kinds of warnings; codes are never renamed or reused, their words are in {@code notice.properties}. */
public enum WarningCode {
    WORD_REPAIRED,
    PHASE_ENDS_BEFORE_START,
    PHASE_OUT_OF_ORDER,
    PHASES_OVERLAP,
    PHASE_WITHOUT_DATE,
    DATE_IMPOSSIBLE,
    YEAR_MISSING,
    WEIGHTS_DO_NOT_SUM,
    WEIGHT_MISSING,
    COUNT_DIFFERS,
    NUMBERING_GAP,
    NAME_MISSING,
    TABLE_REBUILT,
    TABLE_UNCLEAR,
    ROW_UNCLEAR,
    GRADES_UNEVEN
}

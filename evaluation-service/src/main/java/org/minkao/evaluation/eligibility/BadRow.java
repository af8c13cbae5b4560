package org.minkao.evaluation.eligibility;

import java.util.List;

/** Something in a row that must be put right; the text form does not show the value. */
public record BadRow(int row, String column, String value, Code code, List<String> expected) {
    private static final int SHOWN = 60;

    /** What can be wrong with a row. */
    public enum Code {
        NAME_MISSING,
        NAME_TOO_LONG,
        CHARACTER_NOT_ALLOWED,
        CLASS_MISSING,
        CLASS_UNKNOWN,
        PHONE_INVALID,
        PHONE_DIGITS_LOST,
        EMAIL_INVALID,
        EMAIL_MISSING,
        UNIT_TOO_LONG,
        DUPLICATE_PHONE,
        DUPLICATE_PERSON,
        TOO_MANY_CELLS,
        NAMESAKE_INVALID,
        CONFLICT_CHIEF,
        CONFLICT_DEPUTY,
        CONFLICT_STAFF,
        CONFLICT_UNIT
    }

    public BadRow {
        value = value.codePointCount(0, value.length()) > SHOWN
                ? value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…"
                : value;
        expected = List.copyOf(expected);
    }

    @Override
    public String toString() {
        return "BadRow[row=%d, code=%s]".formatted(row, code);
    }
}

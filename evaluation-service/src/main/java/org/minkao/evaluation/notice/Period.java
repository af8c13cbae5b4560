package org.minkao.evaluation.notice;

import org.jspecify.annotations.Nullable;

/**
 * From when to when, as a notice writes it.
 *
 * @param computed a bound follows from another place of the notice, such as its date of issue or its year
 * @param impossible the calendar has no such day
 * @param yearless a month stands without a year, and the notice names none
 */
record Period(
        @Nullable Bound start,
        @Nullable Bound end,
        Span asWritten,
        boolean computed,
        boolean impossible,
        boolean yearless) {}

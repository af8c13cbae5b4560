package org.minkao.evaluation.campaign;

import java.math.BigDecimal;

/** The one written form of a decimal number. */
public final class Decimals {
    private Decimals() {}

    /** Without exponent and without superfluous zeros. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** True when the number can be added and printed without harm: few digits on either side of the point. */
    static boolean isModest(BigDecimal value, int places) {
        return value.scale() >= -3 && value.precision() <= 12 && fits(value, places);
    }

    private static boolean fits(BigDecimal value, int places) {
        return value.scale() <= 12 && value.stripTrailingZeros().scale() <= places;
    }
}

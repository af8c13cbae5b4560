package org.minkao.local.demo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction, for counting by hand with other code than the platform's. */
record Fraction(BigInteger top, BigInteger bottom) {
    static final Fraction ZERO = of(0, 1);

    static Fraction of(long top, long bottom) {
        return new Fraction(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
    }

    static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    Fraction plus(Fraction other) {
        return new Fraction(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Fraction times(Fraction other) {
        return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Fraction times(long factor) {
        return times(of(factor, 1));
    }

    Fraction over(long divisor) {
        return times(of(1, divisor));
    }

    String rounded(int places) {
        return new BigDecimal(top)
                .divide(new BigDecimal(bottom), places, RoundingMode.HALF_UP)
                .toPlainString();
    }
}

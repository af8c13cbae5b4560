package org.minkao.evaluation.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** An exact fraction in lowest terms with a positive denominator. */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    static final Rational ZERO = of(0);
    static final Rational HUNDRED = of(100);

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,9})?");
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator is 0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    /** Whether the text is a plain decimal number that {@link #parse} takes. */
    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    static Rational parse(String decimal) {
        if (!isDecimal(decimal)) {
            throw new NumberFormatException("not a plain decimal number");
        }
        BigDecimal value = new BigDecimal(decimal);
        return new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Rational minus(Rational other) {
        return plus(other.negate());
    }

    Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Rational times(long factor) {
        return times(of(factor));
    }

    Rational dividedBy(Rational other) {
        return new Rational(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    int signum() {
        return numerator.signum();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The one rounding: half away from zero, always with this many places. */
    String rounded(int places) {
        BigInteger scaled = numerator.multiply(BigInteger.TEN.pow(places));
        return new BigDecimal(scaled)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP)
                .movePointLeft(places)
                .setScale(places, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** The finite decimal where there is one, else the fraction in lowest terms. */
    String exact() {
        BigInteger rest = denominator;
        int places = 0;
        for (BigInteger prime : new BigInteger[] {BigInteger.TWO, FIVE}) {
            int power = 0;
            while (rest.mod(prime).signum() == 0) {
                rest = rest.divide(prime);
                power++;
            }
            places = Math.max(places, power);
        }
        if (!rest.equals(BigInteger.ONE)) {
            return numerator + "/" + denominator;
        }
        return rounded(places);
    }

    @Override
    public String toString() {
        return exact();
    }
}

package org.minkao.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** An exact fraction in lowest terms with a positive denominator. */
record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    static final Rational ZERO = of(0);
    static final Rational ONE = of(1);
    static final Rational HUNDRED = of(100);

    /** How long an exact figure may be before a formula shows it rounded. */
    private static final int READABLE = 14;

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,12})?");
    private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9][0-9]{0,11})/[1-9][0-9]{0,11}");
    private static final BigInteger FIVE = BigInteger.valueOf(5);

    Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator is 0");
        }
        if (numerator.bitLength() < Long.SIZE - 1 && denominator.bitLength() < Long.SIZE - 1) {
            // Most fractions are small, and reducing small ones by BigInteger is most of the work.
            long above = numerator.longValue();
            long below = denominator.longValue();
            long divisor = below < 0 ? -gcd(above, below) : gcd(above, below);
            if (divisor != 1) {
                numerator = BigInteger.valueOf(above / divisor);
                denominator = BigInteger.valueOf(below / divisor);
            }
        } else {
            BigInteger divisor = numerator.gcd(denominator);
            divisor = denominator.signum() < 0 ? divisor.negate() : divisor;
            if (!divisor.equals(BigInteger.ONE)) {
                numerator = numerator.divide(divisor);
                denominator = denominator.divide(divisor);
            }
        }
    }

    private static long gcd(long one, long other) {
        long larger = Math.abs(one);
        long smaller = Math.abs(other);
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }

    static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** Whether the text is a plain decimal number or a plain fraction such as {@code 1/3}, which {@link #parse} takes. */
    static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches() || FRACTION.matcher(text).matches();
    }

    static Rational parse(String text) {
        if (!isNumber(text)) {
            throw new NumberFormatException("not a plain decimal number or fraction");
        }
        int bar = text.indexOf('/');
        if (bar > 0) {
            return new Rational(new BigInteger(text.substring(0, bar)), new BigInteger(text.substring(bar + 1)));
        }
        BigDecimal value = new BigDecimal(text);
        return new Rational(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    Rational plus(Rational other) {
        if (denominator.equals(other.denominator)) {
            return new Rational(numerator.add(other.numerator), denominator);
        }
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    /** A sum of products that is brought to lowest terms once, at its end. */
    static final class Sum {
        private BigInteger numerator = BigInteger.ZERO;
        private BigInteger denominator = BigInteger.ONE;

        void add(Rational one, Rational other) {
            BigInteger above = one.numerator.multiply(other.numerator);
            BigInteger below = one.denominator.multiply(other.denominator);
            if (below.equals(denominator)) {
                numerator = numerator.add(above);
            } else {
                numerator = numerator.multiply(below).add(above.multiply(denominator));
                denominator = denominator.multiply(below);
            }
        }

        /** The sum times one number, divided by another. */
        Rational times(Rational factor, Rational divisor) {
            return new Rational(
                    numerator.multiply(factor.numerator).multiply(divisor.denominator),
                    denominator.multiply(factor.denominator).multiply(divisor.numerator));
        }
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

    /** The largest whole number that is not above this one. */
    long floor() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    double toDouble() {
        if (numerator.bitLength() < 53 && denominator.bitLength() < 53) {
            return numerator.doubleValue() / denominator.doubleValue();
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 17, RoundingMode.HALF_EVEN)
                .doubleValue();
    }

    String rounded(int places, RoundingMode mode) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), places, mode)
                .toPlainString();
    }

    /** The finite decimal where there is one, else the fraction in lowest terms. */
    String exact() {
        if (denominator.equals(BigInteger.ONE)) {
            return numerator.toString();
        }
        int twos = denominator.getLowestSetBit();
        BigInteger rest = denominator.shiftRight(twos);
        int fives = 0;
        while (rest.bitLength() > 2) {
            BigInteger[] step = rest.divideAndRemainder(FIVE);
            if (step[1].signum() != 0) {
                break;
            }
            rest = step[0];
            fives++;
        }
        return rest.equals(BigInteger.ONE)
                ? rounded(Math.max(twos, fives), RoundingMode.UNNECESSARY)
                : numerator + "/" + denominator;
    }

    /** For formulas: exact where that is short, else marked as rounded to six places. */
    String readable() {
        if (denominator.bitLength() <= 40) {
            String exact = exact();
            if (exact.length() <= READABLE) {
                return exact;
            }
        }
        return "≈" + rounded(6, RoundingMode.HALF_UP);
    }

    @Override
    public String toString() {
        return exact();
    }
}

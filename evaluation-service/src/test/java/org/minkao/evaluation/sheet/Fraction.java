package org.minkao.evaluation.sheet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What a person with pencil and paper uses: fractions, and the formulas of the print. */
record Fraction(BigInteger over, BigInteger under) {

    static Fraction of(String printed) {
        int slash = printed.indexOf('/');
        if (slash > 0) {
            return new Fraction(
                    new BigInteger(printed.substring(0, slash)), new BigInteger(printed.substring(slash + 1)));
        }
        BigDecimal decimal = new BigDecimal(printed);
        return new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    static Fraction zero() {
        return of("0");
    }

    Fraction plus(Fraction other) {
        return new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    Fraction times(Fraction other) {
        return new Fraction(over.multiply(other.over), under.multiply(other.under));
    }

    Fraction dividedBy(Fraction other) {
        return new Fraction(over.multiply(other.under), under.multiply(other.over));
    }

    boolean sameAs(Fraction other) {
        return over.multiply(other.under).equals(other.over.multiply(under));
    }

    String rounded(int places) {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), places, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The value of a printed formula: + − × ÷, brackets, min(a, b). */
    static Fraction evaluate(String formula) {
        Formula reading = new Formula(formula.replace(" ", ""));
        Fraction value = reading.sum();
        if (reading.at != reading.text.length()) {
            throw new IllegalArgumentException("not read to its end: " + formula);
        }
        return value;
    }

    private static final class Formula {
        private final String text;
        private int at;

        Formula(String text) {
            this.text = text;
        }

        private Fraction sum() {
            Fraction value = product();
            while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '−')) {
                value = text.charAt(at++) == '+' ? value.plus(product()) : value.minus(product());
            }
            return value;
        }

        private Fraction product() {
            Fraction value = single();
            while (at < text.length() && (text.charAt(at) == '×' || text.charAt(at) == '÷')) {
                value = text.charAt(at++) == '×' ? value.times(single()) : value.dividedBy(single());
            }
            return value;
        }

        private Fraction single() {
            if (text.startsWith("min(", at)) {
                at += 4;
                Fraction first = sum();
                at++;
                Fraction second = sum();
                at++;
                return first.minus(second).over.signum() <= 0 ? first : second;
            }
            if (text.charAt(at) == '(') {
                at++;
                Fraction inside = sum();
                at++;
                return inside;
            }
            int from = at;
            while (at < text.length() && "0123456789./".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return of(text.substring(from, at));
        }
    }
}

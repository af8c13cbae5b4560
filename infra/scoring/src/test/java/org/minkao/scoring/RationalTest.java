package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RationalTest {

    @Property(tries = 500)
    void isAlwaysInLowestTermsWithAPositiveDenominator(
            @ForAll long numerator, @ForAll long denominator, @ForAll @LongRange(min = 1, max = 1000) long factor) {
        BigInteger below = denominator == 0 ? BigInteger.ONE : BigInteger.valueOf(denominator);
        BigInteger scale = BigInteger.valueOf(factor);

        Rational plain = new Rational(BigInteger.valueOf(numerator), below);
        Rational scaled = new Rational(BigInteger.valueOf(numerator).multiply(scale), below.multiply(scale));

        assertThat(scaled).isEqualTo(plain);
        assertThat(plain.denominator().signum()).isPositive();
        assertThat(plain.numerator().gcd(plain.denominator())).isEqualTo(BigInteger.ONE);
    }

    @Property(tries = 500)
    void sumsAndProductsAgreeWithWholeNumberArithmetic(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long a,
            @ForAll @LongRange(min = 1, max = 1_000_000) long b,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long c,
            @ForAll @LongRange(min = 1, max = 1_000_000) long d) {
        Rational one = Rational.of(a, b);
        Rational other = Rational.of(c, d);

        assertThat(one.plus(other)).isEqualTo(Rational.of(a * d + c * b, b * d));
        assertThat(one.minus(other)).isEqualTo(Rational.of(a * d - c * b, b * d));
        assertThat(one.times(other)).isEqualTo(Rational.of(a * c, b * d));
        assertThat(one.compareTo(other)).isEqualTo(Long.compare(a * d, c * b));
        Rational.Sum sum = new Rational.Sum();
        sum.add(one, other);
        sum.add(other, one);
        assertThat(sum.times(Rational.ONE, Rational.of(2))).isEqualTo(one.times(other));
    }

    @Test
    void showsFiniteDecimalsAsTheyAreAndOthersAsFractions() {
        assertThat(Rational.parse("89.025").exact()).isEqualTo("89.025");
        assertThat(Rational.of(7, 8).exact()).isEqualTo("0.875");
        assertThat(Rational.of(-10, 4).exact()).isEqualTo("-2.5");
        assertThat(Rational.of(1, 3).exact()).isEqualTo("1/3");
        assertThat(Rational.of(1, 50).exact()).isEqualTo("0.02");
        assertThat(Rational.of(100).exact()).isEqualTo("100");
        assertThat(Rational.of(1_234_567_891L, 7_000_000_003L).readable()).isEqualTo("≈0.176367");
    }

    @Test
    void roundsOnceAsDeclaredAndKeepsTrailingZeros() {
        assertThat(Rational.parse("89.025").rounded(2, RoundingMode.HALF_UP)).isEqualTo("89.03");
        assertThat(Rational.parse("89.025").rounded(2, RoundingMode.HALF_EVEN)).isEqualTo("89.02");
        assertThat(Rational.parse("89.029").rounded(2, RoundingMode.DOWN)).isEqualTo("89.02");
        assertThat(Rational.parse("-89.025").rounded(2, RoundingMode.HALF_UP)).isEqualTo("-89.03");
        assertThat(Rational.parse("68.5").rounded(2, RoundingMode.HALF_UP)).isEqualTo("68.50");
    }

    @Test
    void readsPlainDecimalsAndFractionsOnly() {
        assertThat(Rational.parse("1/3")).isEqualTo(Rational.of(1, 3));
        for (String text : new String[] {"1e2", "+1", "01", ".5", "5.", "NaN", "", "1/0", "1/-2", "１", "0x1"}) {
            assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
        }
    }
}

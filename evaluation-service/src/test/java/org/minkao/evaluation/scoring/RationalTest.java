package org.minkao.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RationalTest {

    @Test
    void keepsThirdsExact() {
        Rational third = Rational.of(1).dividedBy(Rational.of(3));

        assertThat(third.times(3)).isEqualTo(Rational.of(1));
        assertThat(third.exact()).isEqualTo("1/3");
        assertThat(third.rounded(4)).isEqualTo("0.3333");
    }

    @Test
    void roundsHalfAwayFromZeroOnceAndKeepsTrailingZeros() {
        assertThat(Rational.parse("89.025").rounded(2)).isEqualTo("89.03");
        assertThat(Rational.parse("-89.025").rounded(2)).isEqualTo("-89.03");
        assertThat(Rational.parse("68.5").rounded(2)).isEqualTo("68.50");
        assertThat(Rational.parse("68.5").rounded(0)).isEqualTo("69");
    }

    @Test
    void showsFiniteDecimalsAsTheyAre() {
        assertThat(Rational.parse("89.025").exact()).isEqualTo("89.025");
        assertThat(Rational.of(7).dividedBy(Rational.of(8)).exact()).isEqualTo("0.875");
        assertThat(Rational.of(-10).dividedBy(Rational.of(4)).exact()).isEqualTo("-2.5");
        assertThat(Rational.of(100).exact()).isEqualTo("100");
    }

    @Test
    void givesReturnAndValidityRatesOfThePlansInUse() {
        assertThat(Rational.of(890).dividedBy(Rational.of(940)).times(100).rounded(2))
                .isEqualTo("94.68");
        assertThat(Rational.of(860).dividedBy(Rational.of(890)).times(100).rounded(2))
                .isEqualTo("96.63");
    }

    @Test
    void readsPlainDecimalsOnly() {
        for (String text : new String[] {"1e2", "+1", "01", ".5", "5.", "NaN", "", "1/2", "１"}) {
            assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
        }
    }
}

package org.minkao.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void takesPercentilesByNearestRank() {
        Latencies hundred = Latencies.ofNanos(
                LongStream.rangeClosed(1, 100)
                        .map(n -> 101 - n)
                        .map(n -> n * 1_000_000)
                        .toArray(),
                100);
        assertThat(hundred.millis(50)).isEqualTo(50);
        assertThat(hundred.millis(99)).isEqualTo(99);
        assertThat(hundred.millis(100)).isEqualTo(100);
        assertThat(hundred.millis(0.5)).isEqualTo(1);
    }

    @Test
    void oneSlowRequestAmongFewIsTheirNinetyNinthPercentile() {
        assertThat(Latencies.ofNanos(new long[] {1_000_000, 9_000_000, 1_000_000}, 3)
                        .millis(99))
                .isEqualTo(9);
    }

    @Test
    void ignoresWhatStandsBehindTheCount() {
        Latencies two = Latencies.ofNanos(new long[] {2_000_000, 1_000_000, 99_000_000}, 2);
        assertThat(two.count()).isEqualTo(2);
        assertThat(two.millis(100)).isEqualTo(2);
    }

    @Test
    void nothingMeasuredIsNothing() {
        assertThat(Latencies.ofNanos(new long[0], 0).millis(99)).isZero();
    }

    @Test
    void refusesPercentilesThatDoNotExist() {
        Latencies none = Latencies.ofNanos(new long[0], 0);
        assertThatIllegalArgumentException().isThrownBy(() -> none.millis(0));
        assertThatIllegalArgumentException().isThrownBy(() -> none.millis(101));
    }
}

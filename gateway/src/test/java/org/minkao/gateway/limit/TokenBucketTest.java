package org.minkao.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void givesItsBurstAndThenRefillsSteadily() {
        TokenBucket bucket = new TokenBucket(2, 3, 0);
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.empty(0)).isTrue();
        assertThat(bucket.pause(0)).isEqualTo(1);
        assertThat(bucket.take(SECOND / 2)).isTrue();
        assertThat(bucket.take(SECOND / 2)).isFalse();
    }

    @Test
    void neverHoldsMoreThanItsBurst() {
        TokenBucket bucket = new TokenBucket(100, 2, 0);
        assertThat(bucket.take(1000 * SECOND)).isTrue();
        assertThat(bucket.take(1000 * SECOND)).isTrue();
        assertThat(bucket.take(1000 * SECOND)).isFalse();
    }
}

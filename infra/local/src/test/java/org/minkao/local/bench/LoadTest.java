package org.minkao.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void stopsAtTheNumberAndCountsEveryRequestOnce() {
        AtomicInteger done = new AtomicInteger();
        Load.Run run = new Load(8, LONG, 5000)
                .run(
                        () -> {
                            done.incrementAndGet();
                            return Optional.empty();
                        },
                        CpuMeter.self());
        assertThat(done).hasValue(5000);
        assertThat(run.latencies().count()).isEqualTo(5000);
        assertThat(run.rate()).isEqualTo(5000 / run.seconds());
        assertThat(run.failures()).isZero();
    }

    @Test
    void stopsAtTheTime() {
        Load.Run run = new Load(2, Duration.ofMillis(50), Long.MAX_VALUE).run(Optional::empty, CpuMeter.self());
        assertThat(run.latencies().count()).isPositive();
        assertThat(run.seconds()).isBetween(0.05, 20.0);
    }

    @Test
    void reallyDoesSoManyAtOnce() {
        CyclicBarrier all = new CyclicBarrier(4);
        Load.Run run = new Load(4, LONG, 4)
                .run(
                        () -> {
                            try {
                                all.await(20, TimeUnit.SECONDS);
                                return Optional.empty();
                            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                                return Optional.of(e.toString());
                            }
                        },
                        CpuMeter.self());
        assertThat(run.failures()).isZero();
    }

    @Test
    void tellsTheFirstFailuresAndCountsAll() {
        Load.Run run = new Load(3, LONG, 100).run(() -> Optional.of("503"), CpuMeter.self());
        assertThat(run.failures()).isEqualTo(100);
        assertThat(run.told()).containsOnly("503").hasSizeLessThanOrEqualTo(3).isNotEmpty();
    }

    @Test
    void doesNotSwallowABug() {
        Load load = new Load(2, LONG, 10);
        assertThatThrownBy(() -> load.run(
                        () -> {
                            throw new IllegalStateException("bug");
                        },
                        CpuMeter.self()))
                .hasMessage("bug");
    }
}

package org.minkao.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minkao.local.Failure;

class CpuMeterTest {

    @Test
    void dividesWhatWasTakenSinceByTheRequests() {
        var before = new CpuMeter.Reading(Map.of("gateway", 100.0, "mongodb", 40.0));
        var after = new CpuMeter.Reading(Map.of("gateway", 300.0, "mongodb", 50.0));
        CpuMeter.Reading each = after.since(before).per(100);
        assertThat(each.of("gateway")).isEqualTo(2);
        assertThat(each.of("mongodb")).isEqualTo(0.1);
        assertThat(each.of("nobody")).isZero();
        assertThat(each.total()).isCloseTo(2.1, within(1e-9));
    }

    @Test
    void nothingPerRequestWithoutRequests() {
        assertThat(new CpuMeter.Reading(Map.of("gateway", 5.0)).per(0).total()).isZero();
    }

    @Test
    void seesThisProcessAtWork() {
        CpuMeter self = CpuMeter.self();
        CpuMeter.Reading before = self.read();
        long end = System.nanoTime() + 20_000_000_000L;
        while (self.read().since(before).total() < 50 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(self.read().since(before).of(CpuMeter.SELF)).isGreaterThanOrEqualTo(50);
    }

    @Test
    void refusesAProcessThatIsNotThere() {
        assertThatThrownBy(() -> new CpuMeter(Map.of("gone", Long.MAX_VALUE)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("gone");
    }
}

package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.CanonicalJson;

/**
 * A county's counts score in time, from bytes to bytes and cold. The bar is held against the thread's own CPU time, which
 * other work on the machine does not change; the time on the wall is printed beside it.
 */
class PerformanceTest {
    private static final Duration SCORE = Duration.ofSeconds(2);
    private static final Duration COMPARE = Duration.ofSeconds(10);

    @Test
    void aMillionBallotsOfAHundredAppraiseesScoreWithinTwoSeconds() {
        byte[] scheme = Synthetic.scheme(0);
        byte[] inputs = Synthetic.inputs();

        byte[] results = within(
                SCORE,
                "score, 100 appraisees × 9 classes × 20 items, 1,000,000 ballots",
                () -> Results.of(Scheme.read(scheme), Inputs.read(inputs)).bytes());

        assertThat(results.length).isGreaterThan(1_000_000);
    }

    @Test
    void theLaboratoryComparesTwentySchemesOnThemWithinTenSeconds() {
        List<byte[]> schemes =
                IntStream.range(0, 20).mapToObj(Synthetic::scheme).toList();
        byte[] inputs = Synthetic.inputs();

        byte[] compared = within(
                COMPARE,
                "lab, 20 schemes on the same counts",
                () -> CanonicalJson.bytes(
                        Laboratory.compare(schemes.stream().map(Scheme::read).toList(), Inputs.read(inputs))));

        assertThat(new String(compared, java.nio.charset.StandardCharsets.US_ASCII))
                .contains("\"path\":\"/total/classes\",\"clause\":\"3.1\"")
                .contains("county-19");
    }

    private static byte[] within(Duration bar, String what, Supplier<byte[]> work) {
        var threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        byte[] bytes = work.get();
        Duration took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpu);
        Duration waited = Duration.ofNanos(System.nanoTime() - wall);
        System.out.printf(
                Locale.ROOT,
                "%s: %d ms CPU, %d ms on the wall (bar %d ms), %d kB%n",
                what,
                took.toMillis(),
                waited.toMillis(),
                bar.toMillis(),
                bytes.length / 1000);
        assertThat(took).isLessThan(bar);
        return bytes;
    }
}

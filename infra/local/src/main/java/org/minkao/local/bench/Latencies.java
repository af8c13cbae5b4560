package org.minkao.local.bench;

import java.util.Arrays;

/** The times that requests took, in order, for percentiles by nearest rank. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Takes the first {@code count} values of an array that nobody else keeps. */
    static Latencies ofNanos(long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    int count() {
        return sorted.length;
    }

    /** The least value that at least so many percent do not exceed, in milliseconds; 0 when there is none. */
    double millis(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("percent is " + percent + " (expected: above 0, at most 100)");
        }
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI;
    }
}

package org.minkao.scoring;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

/** How far chance alone may move a share or a mean. */
public final class Intervals {
    private static final Map<Integer, Double> QUANTILES =
            Map.of(90, 1.6448536269514722, 95, 1.959963984540054, 99, 2.5758293035489004);

    private Intervals() {}

    /** Bounds of what is likely. */
    public record Interval(double low, double high) {}

    /** The standard normal quantile for a two-sided level of 90, 95 or 99 per cent. */
    static double z(int level) {
        Double z = QUANTILES.get(level);
        if (z == null) {
            throw new IllegalArgumentException("level is " + level + " (expected: 90, 95 or 99)");
        }
        return z;
    }

    /** Wilson's interval for a share of {@code share} among {@code n} people. */
    public static Interval wilson(double share, long n, int level) {
        if (n < 1 || share < 0 || share > 1) {
            throw new IllegalArgumentException("share is " + share + " of " + n + " (expected: 0 to 1 of at least 1)");
        }
        double z = z(level);
        double squared = z * z / n;
        double middle = (share + squared / 2) / (1 + squared);
        double half = z * Math.sqrt(share * (1 - share) / n + squared / (4 * n)) / (1 + squared);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** The mean of a histogram plus and minus the normal quantile times its standard error. */
    public static Interval normal(double[] points, long[] counts, int level) {
        double half = z(level) * normalError(points, counts);
        double mean = mean(points, counts);
        return new Interval(mean - half, mean + half);
    }

    /** The middle of the means of so many samples drawn with replacement; the same seed gives the same interval. */
    public static Interval bootstrap(double[] points, long[] counts, int level, long seed, int rounds) {
        double[] means = resampled(points, counts, seed, rounds);
        Arrays.sort(means);
        double tail = (100 - level) / 200.0;
        int low = (int) Math.floor(tail * (rounds - 1));
        return new Interval(means[low], means[rounds - 1 - low]);
    }

    private static double mean(double[] points, long[] counts) {
        double sum = 0;
        long n = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += points[i] * counts[i];
            n += counts[i];
        }
        return sum / n;
    }

    static double normalError(double[] points, long[] counts) {
        double mean = mean(points, counts);
        double squares = 0;
        long n = 0;
        for (int i = 0; i < counts.length; i++) {
            squares += counts[i] * (points[i] - mean) * (points[i] - mean);
            n += counts[i];
        }
        return n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
    }

    private static double[] resampled(double[] points, long[] counts, long seed, int rounds) {
        SplittableRandom random = new SplittableRandom(seed);
        long n = 0;
        for (long count : counts) {
            n += count;
        }
        double[] means = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double sum = 0;
            for (long i = 0; i < n; i++) {
                long at = random.nextLong(n);
                int option = 0;
                while (at >= counts[option]) {
                    at -= counts[option];
                    option++;
                }
                sum += points[option];
            }
            means[round] = sum / n;
        }
        return means;
    }

    /** The spread of the means of so many samples drawn with replacement. */
    static double bootstrapError(double[] points, long[] counts, long seed, int rounds) {
        double[] means = resampled(points, counts, seed, rounds);
        long[] once = new long[means.length];
        Arrays.fill(once, 1);
        return normalError(means, once) * Math.sqrt(means.length);
    }
}

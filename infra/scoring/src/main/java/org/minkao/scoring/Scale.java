package org.minkao.scoring;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of a question with their points; full marks are 100 when read off. */
final class Scale {
    private final String id;
    private final Rational full;
    private final List<Option> options;
    private final Map<String, Integer> places = new HashMap<>();
    // Points as whole numbers over one denominator, so that a histogram is summed without fractions.
    private final BigInteger[] whole;
    private final BigInteger denominator;
    private final boolean[] rated;
    private final double[] hundredths;

    /** What choosing an option means for the mean. */
    enum Counts {
        /** Has points and is in the denominator. */
        RATED,
        /** Is no opinion at all: neither points nor denominator. */
        EXCLUDED,
        /** Is reported as an abstention; in the denominator only where the scheme gives it points. */
        ABSTENTION
    }

    /** No points means that it is not in the denominator. */
    record Option(
            String id, Words name, Counts counts, @Nullable Rational points) {}

    Scale(String id, Rational full, List<Option> options) {
        this.id = id;
        this.full = full;
        this.options = List.copyOf(options);
        BigInteger common = BigInteger.ONE;
        for (Option option : options) {
            places.put(option.id(), places.size());
            Rational points = option.points();
            if (points != null) {
                common = common.multiply(points.denominator()).divide(common.gcd(points.denominator()));
            }
        }
        denominator = common;
        rated = new boolean[options.size()];
        hundredths = new double[options.size()];
        whole = new BigInteger[options.size()];
        for (int i = 0; i < whole.length; i++) {
            Rational points = options.get(i).points();
            rated[i] = points != null;
            whole[i] = BigInteger.ZERO;
            if (points != null) {
                whole[i] = points.times(new Rational(common, BigInteger.ONE)).numerator();
                hundredths[i] = points.times(Rational.HUNDRED).dividedBy(full).toDouble();
            }
        }
    }

    String id() {
        return id;
    }

    Rational full() {
        return full;
    }

    List<Option> options() {
        return options;
    }

    /** Where the option stands, -1 when there is none of this id. */
    int place(String option) {
        return places.getOrDefault(option, -1);
    }

    /** How many of these answers are in the denominator. */
    long rated(long[] chosen) {
        long sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            sum += rated[i] ? chosen[i] : 0;
        }
        return sum;
    }

    long counted(long[] chosen, Counts counts) {
        long sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            sum += options.get(i).counts() == counts ? chosen[i] : 0;
        }
        return sum;
    }

    /** Σ points × 100 ÷ full marks ÷ rated answers. */
    Rational mean(long[] chosen) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] != 0 && rated[i]) {
                sum = sum.add(whole[i].multiply(BigInteger.valueOf(chosen[i])));
            }
        }
        Rational mean = new Rational(sum, denominator.multiply(BigInteger.valueOf(rated(chosen))));
        return full.equals(Rational.HUNDRED)
                ? mean
                : mean.times(Rational.HUNDRED).dividedBy(full);
    }

    static long[] added(long[] some, long[] more) {
        long[] sum = some.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return sum;
    }

    /** The points of a rated option out of 100, 0 for one that is not rated. */
    double points(int place) {
        return hundredths[place];
    }

    /** Only the answers that are in the denominator. */
    long[] ratedOf(long[] chosen) {
        long[] only = chosen.clone();
        for (int i = 0; i < only.length; i++) {
            only[i] = rated[i] ? only[i] : 0;
        }
        return only;
    }

    /** The standard error of the mean by the method that the scheme names. */
    double error(long[] chosen, Scheme.Statistics statistics) {
        return statistics.means() == Scheme.Means.NORMAL
                ? Intervals.normalError(hundredths, ratedOf(chosen))
                : Intervals.bootstrapError(hundredths, ratedOf(chosen), statistics.seed(), statistics.rounds());
    }
}

package org.minkao.evaluation.scoring;

import java.util.Arrays;

/** How often each option of one item was chosen for one appraisee by one style. */
final class Tally {
    private final long[] chosen;
    private long abstained;

    Tally(int options) {
        chosen = new long[options];
    }

    /** Counts one answer: 0 abstains, 1 is the worst option. */
    void count(int value) {
        if (value == 0) {
            abstained++;
        } else {
            chosen[value - 1]++;
        }
    }

    long rated() {
        return Arrays.stream(chosen).sum();
    }

    long abstained() {
        return abstained;
    }

    long chosen(int option) {
        return chosen[option - 1];
    }

    int options() {
        return chosen.length;
    }

    /** The points of all rated answers together. */
    Rational sum(Scale scale) {
        Rational sum = Rational.ZERO;
        for (int option = 1; option <= chosen.length; option++) {
            sum = sum.plus(scale.points(option).times(chosen(option)));
        }
        return sum;
    }
}

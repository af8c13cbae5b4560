package org.minkao.evaluation.scoring;

/** A named band of totals: from min inclusive to max exclusive; the top band includes its max. */
record Grade(String name, Rational min, Rational max, boolean top) {

    boolean holds(Rational total) {
        return total.compareTo(min) >= 0 && (top ? total.compareTo(max) <= 0 : total.compareTo(max) < 0);
    }

    String band() {
        return "[" + min.exact() + "," + max.exact() + (top ? "]" : ")");
    }
}

package org.minkao.scoring;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the score, nested to any depth. */
sealed interface Component {

    /** What every component says of itself: id, name, the plan's clause, and where it stands in the scheme. */
    record Rule(String id, Words name, String clause, String path) {}

    /** What a missing part does to the whole. */
    enum Empty {
        /** It is left out, and the weights of the others stand for the whole. */
        RENORMALISE,
        /** It counts as 0. */
        ZERO,
        /** There is no value. */
        INVALID
    }

    /** A weight per appraisee class; a class that is not in it is not asked. */
    record Weight(Map<String, Rational> byClass) {
        @Nullable
        Rational of(String appraiseeClass) {
            return byClass.get(appraiseeClass);
        }
    }

    record Part(Weight weight, Component component) {}

    Rule rule();

    /** Full marks. */
    Rational full();

    /** Σ weight × part ÷ sum of weights, every part read out of 100. */
    record Weighted(Rule rule, List<Part> parts, Rational of, Empty empty) implements Component {
        @Override
        public Rational full() {
            return Rational.HUNDRED;
        }
    }

    /** The plain mean of its parts, every part read out of 100. */
    record Mean(Rule rule, List<Component> parts, Empty empty) implements Component {
        @Override
        public Rational full() {
            return Rational.HUNDRED;
        }
    }

    /** Parts that are worth so many points each, added. */
    record Sum(Rule rule, List<Part> parts, Rational of, Empty empty) implements Component {
        @Override
        public Rational full() {
            return of;
        }
    }

    /** What the ballots of a slice have in common. */
    enum Axis {
        ROUNDS,
        SAMPLES
    }

    record Slice(String id, Words name, Weight weight) {}

    /** The same component per round or per sample, weighted or as a plain mean. */
    record Slices(Rule rule, Axis axis, List<Slice> slices, boolean mean, Rational of, Component each, Empty empty)
            implements Component {
        @Override
        public Rational full() {
            return Rational.HUNDRED;
        }
    }

    /** Only for those drawn by lot. */
    record Lot(Rule rule, String draw, Component drawn) implements Component {
        @Override
        public Rational full() {
            return drawn.full();
        }
    }

    record Item(String id, Words name, Rational weight) {}

    /** Items under one heading. */
    record Dimension(String id, Words name, Rational weight, Rational of, List<Item> items) {}

    record Voters(String id, Words name, Weight weight) {}

    /** Voter classes that answer items; a scheme without headings has one dimension that is not shown. */
    record Ballots(
            Rule rule,
            Scale scale,
            List<Dimension> dimensions,
            Rational dimensionsOf,
            boolean headings,
            List<Voters> voters,
            Rational of,
            Empty empty)
            implements Component {
        @Override
        public Rational full() {
            return Rational.HUNDRED;
        }
    }

    /** What several given marks become. */
    enum Several {
        /** There is one. */
        ONE,
        MEAN,
        /** The mean without one highest and one lowest. */
        MEAN_WITHOUT_EXTREMES
    }

    /** A mark that people give under their names, such as an office inspection. */
    record Given(Rule rule, String source, Rational full, Several several) implements Component {}

    /** Points per so many verified events of a type, such as every second yellow warning. */
    record EventRule(
            String type,
            Words name,
            String clause,
            long every,
            Rational points,
            @Nullable Rational cap) {}

    /** Starts from points and moves with events. */
    record Points(Rule rule, Rational start, Rational floor, Rational full, List<EventRule> events)
            implements Component {}

    /** Every verified opinion holds an equal share; what is not rectified costs its part of the share. */
    record Share(Rule rule, Rational full, Rational partly, Rational not) implements Component {}

    /** How months become one rate. */
    enum Over {
        /** The mean of the months that have a denominator. */
        MEAN_OF_PERIODS,
        /** All numerators over all denominators. */
        POOLED
    }

    /** 100 × a named figure ÷ another. */
    record Rate(Rule rule, String numerator, String denominator, Over over) implements Component {
        @Override
        public Rational full() {
            return Rational.HUNDRED;
        }
    }
}

package org.minkao.local.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts the played ballots again, with code that shares nothing with the platform's rule engine: scheme R1, five
 * levels worth 20 points each, 0 outside the denominator, groups below the smallest cell left out.
 */
final class HandCount {
    private static final int POINTS_PER_LEVEL = 20;

    private final Sample sample;
    private final Map<String, BigDecimal> officeMarks;
    private final Map<String, List<Map<String, Integer>>> ballots = new LinkedHashMap<>();

    HandCount(Sample sample, Map<String, BigDecimal> officeMarks) {
        this.sample = sample;
        this.officeMarks = Map.copyOf(officeMarks);
        sample.voterClasses().forEach(c -> ballots.put(c.id(), new ArrayList<>()));
    }

    synchronized void add(String voterClass, Map<String, Integer> answers) {
        of(voterClass).add(Map.copyOf(answers));
    }

    synchronized int cast(String voterClass) {
        return of(voterClass).size();
    }

    String total() {
        Fraction office = dimensions(d -> Optional.of(officeDimension(d))).orElseThrow();
        Fraction society = society(c -> dimensions(d -> classDimension(c, d))).orElseThrow();
        return combined(office, society).rounded(2);
    }

    /** Name to mark, as the result page shows it. */
    Map<String, String> dimensionMarks() {
        Map<String, String> marks = new LinkedHashMap<>();
        for (Sample.Dimension dimension : sample.dimensions()) {
            society(c -> classDimension(c, dimension))
                    .ifPresent(society -> marks.put(
                            dimension.name(),
                            combined(officeDimension(dimension), society).rounded(2)));
        }
        return marks;
    }

    /** Items whose mark lies below the plan's threshold. */
    List<String> lowItems(int threshold) {
        List<String> low = new ArrayList<>();
        for (Sample.Dimension dimension : sample.dimensions()) {
            for (Sample.Item item : dimension.items()) {
                society(c -> itemMark(c, item.id()))
                        .map(society -> combined(office(item), society))
                        .filter(mark ->
                                mark.top().compareTo(mark.bottom().multiply(java.math.BigInteger.valueOf(threshold)))
                                        < 0)
                        .ifPresent(mark -> low.add(item.id()));
            }
        }
        return low;
    }

    private static Fraction combined(Fraction office, Fraction society) {
        return office.times(15).plus(society.times(85)).over(100);
    }

    private Optional<Fraction> society(Function<String, Optional<Fraction>> markOfClass) {
        Fraction sum = Fraction.ZERO;
        int weights = 0;
        for (Sample.Voters voters : sample.voterClasses()) {
            Optional<Fraction> mark = withheld(voters.id()) ? Optional.empty() : markOfClass.apply(voters.id());
            if (mark.isPresent()) {
                sum = sum.plus(mark.get().times(voters.weight()));
                weights += voters.weight();
            }
        }
        return weights == 0 ? Optional.empty() : Optional.of(sum.over(weights));
    }

    private Optional<Fraction> dimensions(Function<Sample.Dimension, Optional<Fraction>> markOfDimension) {
        Fraction sum = Fraction.ZERO;
        int weights = 0;
        for (Sample.Dimension dimension : sample.dimensions()) {
            Optional<Fraction> mark = markOfDimension.apply(dimension);
            if (mark.isPresent()) {
                sum = sum.plus(mark.get().times(dimension.weight()));
                weights += dimension.weight();
            }
        }
        return weights == 0 ? Optional.empty() : Optional.of(sum.over(weights));
    }

    private Fraction officeDimension(Sample.Dimension dimension) {
        Fraction sum = Fraction.ZERO;
        int weights = 0;
        for (Sample.Item item : dimension.items()) {
            sum = sum.plus(office(item).times(item.weight()));
            weights += item.weight();
        }
        return sum.over(weights);
    }

    private Optional<Fraction> classDimension(String voterClass, Sample.Dimension dimension) {
        Fraction sum = Fraction.ZERO;
        int weights = 0;
        for (Sample.Item item : dimension.items()) {
            Optional<Fraction> mark = itemMark(voterClass, item.id());
            if (mark.isPresent()) {
                sum = sum.plus(mark.get().times(item.weight()));
                weights += item.weight();
            }
        }
        return weights == 0 ? Optional.empty() : Optional.of(sum.over(weights));
    }

    private Optional<Fraction> itemMark(String voterClass, String item) {
        List<Integer> rated = of(voterClass).stream()
                .map(answers -> answers.getOrDefault(item, 0))
                .filter(value -> value > 0)
                .toList();
        long sum = rated.stream().mapToLong(Integer::longValue).sum();
        return rated.size() < minCell()
                ? Optional.empty()
                : Optional.of(Fraction.of(sum * POINTS_PER_LEVEL, rated.size()));
    }

    private Fraction office(Sample.Item item) {
        return Fraction.of(Objects.requireNonNull(officeMarks.get(item.id()), item.id()));
    }

    private List<Map<String, Integer>> of(String voterClass) {
        return Objects.requireNonNull(ballots.get(voterClass), voterClass);
    }

    private boolean withheld(String voterClass) {
        return of(voterClass).size() < minCell();
    }

    private int minCell() {
        return sample.plan().path("ballot").path("minCell").asInt();
    }
}

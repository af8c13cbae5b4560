package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Weights that do not sum to what they should, or stand beside some and not beside others. */
final class WeightCheck implements NoticeRule {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    @Override
    public void read(Notice notice, Sketch sketch) {
        sum("dimensions[].weight", sketch.dimensions, Draft.Dimension::weight, HUNDRED, null, sketch);
        items(sketch);
        sum(
                "voterClasses[].weight",
                sketch.voterClasses.stream()
                        .filter(voter -> voter.weights().isEmpty())
                        .toList(),
                Draft.VoterClass::weight,
                HUNDRED,
                null,
                sketch);
        matrix(sketch);
    }

    /** Items sum to their dimension's weight or to 100; where no dimension has one, all items together do. */
    private static void items(Sketch sketch) {
        List<Draft.Item> all = sketch.dimensions.stream()
                .flatMap(each -> each.items().stream())
                .toList();
        boolean together = sketch.dimensions.stream().allMatch(each -> each.weight() == null);
        if (together && sumOf(all).compareTo(HUNDRED) == 0) {
            return;
        }
        for (Draft.Dimension dimension : sketch.dimensions) {
            Found<BigDecimal> whole = dimension.weight();
            sum(
                    "dimensions[%s].items[].weight".formatted(dimension.name().value()),
                    dimension.items(),
                    Draft.Item::weight,
                    whole == null ? null : whole.value(),
                    HUNDRED,
                    sketch);
        }
    }

    private static BigDecimal sumOf(List<Draft.Item> items) {
        return items.stream()
                .flatMap(item -> Stream.ofNullable(item.weight()))
                .map(Found::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> void sum(
            String what,
            List<T> weighed,
            Function<T, @Nullable Found<BigDecimal>> weight,
            @Nullable BigDecimal wanted,
            @Nullable BigDecimal orElse,
            Sketch sketch) {
        List<Found<BigDecimal>> given = weighed.stream()
                .flatMap(each -> Stream.ofNullable(weight.apply(each)))
                .toList();
        if (given.isEmpty()) {
            return;
        }
        Source first = given.getFirst().source();
        if (given.size() < weighed.size()) {
            sketch.warn(WarningCode.WEIGHT_MISSING, first, what, given.size(), weighed.size());
            return;
        }
        BigDecimal sum = given.stream().map(Found::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> right = Stream.concat(Stream.ofNullable(wanted), Stream.ofNullable(orElse))
                .toList();
        if (!right.isEmpty() && right.stream().noneMatch(each -> each.compareTo(sum) == 0)) {
            sketch.warn(
                    WarningCode.WEIGHTS_DO_NOT_SUM,
                    first,
                    what,
                    sum.toPlainString(),
                    right.getFirst().toPlainString());
        }
    }

    private static void matrix(Sketch sketch) {
        Map<String, List<Found<BigDecimal>>> columns = new LinkedHashMap<>();
        for (Draft.VoterClass voter : sketch.voterClasses) {
            voter.weights()
                    .forEach((appraised, weight) ->
                            weight.ifPresent(found -> columns.computeIfAbsent(appraised, column -> new ArrayList<>())
                                    .add(found)));
        }
        columns.forEach((appraised, weights) ->
                sum("voterClasses[].weight[%s]".formatted(appraised), weights, found -> found, HUNDRED, null, sketch));
    }
}

package org.minkao.evaluation.inspection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;

/**
 * Several inspectors' sheets as one. The mark of an item is the mean of their marks, rounded once to 2 places, HALF_UP.
 * A problem seen by one is a problem; where several saw one at the same item it is as grave as the gravest says, put
 * right only when all say so, and its words and its files are everybody's.
 */
final class MergedSheet {
    private static final int PLACES = 2;
    private static final int MOST_CHARACTERS = 2000;
    private static final String BETWEEN = "；";

    private MergedSheet() {}

    /** Of sheets that all have the same items in the same order. */
    static Sheet of(List<Sheet> sheets) {
        List<Sheet.Entry> merged = new ArrayList<>();
        for (int i = 0; i < sheets.getFirst().entries().size(); i++) {
            int at = i;
            merged.add(
                    entry(sheets.stream().map(sheet -> sheet.entries().get(at)).toList()));
        }
        return new Sheet(merged);
    }

    private static Sheet.Entry entry(List<Sheet.Entry> same) {
        String item = same.getFirst().item();
        BigDecimal sum = same.stream().map(Sheet.Entry::mark).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sheet.Entry(
                item,
                sum.divide(BigDecimal.valueOf(same.size()), PLACES, RoundingMode.HALF_UP),
                words(item + ".note", same, Sheet.Entry::note),
                problem(item, same),
                same.stream()
                        .flatMap(entry -> entry.files().stream())
                        .distinct()
                        .toList());
    }

    private static Sheet.@Nullable Problem problem(String item, List<Sheet.Entry> same) {
        List<Sheet.Problem> seen = same.stream()
                .map(Sheet.Entry::problem)
                .flatMap(Stream::ofNullable)
                .toList();
        if (seen.isEmpty()) {
            return null;
        }
        return new Sheet.Problem(
                Objects.requireNonNull(words(item + ".problem.text", seen, Sheet.Problem::text)),
                seen.stream()
                        .map(Sheet.Problem::severity)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                seen.stream().allMatch(Sheet.Problem::rectifiedAtOnce),
                words(item + ".problem.measure", seen, Sheet.Problem::measure),
                words(item + ".problem.cause", seen, Sheet.Problem::cause));
    }

    /** Everything different that was said, in the inspectors' order. */
    private static <T> @Nullable String words(String path, List<T> from, Function<T, @Nullable String> said) {
        List<String> all =
                from.stream().map(said).flatMap(Stream::ofNullable).distinct().toList();
        return all.isEmpty() ? null : Check.lines(path, String.join(BETWEEN, all), 1, MOST_CHARACTERS);
    }
}

package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Grades between which marks fall through, or that share some. */
final class GradeCheck implements NoticeRule {

    @Override
    public void read(Notice notice, Sketch sketch) {
        List<Draft.Grade> rising = sketch.grades.stream()
                .filter(grade -> grade.min() != null || grade.max() != null)
                .sorted(Comparator.comparing(GradeCheck::place))
                .toList();
        for (int i = 1; i < rising.size(); i++) {
            Found<BigDecimal> end = rising.get(i - 1).max();
            Found<BigDecimal> start = rising.get(i).min();
            if (end != null && start != null && end.value().compareTo(start.value()) != 0) {
                sketch.warn(
                        WarningCode.GRADES_UNEVEN,
                        start.source(),
                        rising.get(i - 1).name().value(),
                        end.value().toPlainString(),
                        rising.get(i).name().value(),
                        start.value().toPlainString());
            }
        }
    }

    private static BigDecimal place(Draft.Grade grade) {
        Found<BigDecimal> min = grade.min();
        return min == null
                ? BigDecimal.ZERO.subtract(BigDecimal.ONE)
                : Objects.requireNonNull(min).value();
    }
}

package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table with its head; every row has as many cells as the head. */
record Table(List<Span> head, List<List<Span>> rows) {
    static final Pattern TOTAL = Pattern.compile("^(?:合 *计|总 *计|小 *计|总 *分)$");

    Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** The first column whose head says this, or -1. */
    int column(Pattern words) {
        return IntStream.range(0, head.size())
                .filter(i -> head.get(i).has(words))
                .findFirst()
                .orElse(-1);
    }

    /** Rows that are no total. */
    List<List<Span>> entries() {
        return rows.stream()
                .filter(row -> row.stream().noneMatch(cell -> cell.has(TOTAL)))
                .toList();
    }

    Table turned() {
        List<List<Span>> turned = new ArrayList<>();
        for (int column = 1; column < head.size(); column++) {
            List<Span> row = new ArrayList<>(List.of(head.get(column)));
            for (List<Span> each : rows) {
                row.add(each.get(column));
            }
            turned.add(row);
        }
        List<Span> first = new ArrayList<>(List.of(head.getFirst()));
        rows.forEach(row -> first.add(row.getFirst()));
        return new Table(first, turned);
    }
}

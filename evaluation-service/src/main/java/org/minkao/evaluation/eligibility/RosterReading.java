package org.minkao.evaluation.eligibility;

import java.util.List;

/** What a roster file holds: the people of its good rows, every bad row, and headings that mean nothing here. */
public record RosterReading(int rows, List<Listed> listed, List<BadRow> bad, List<String> ignored) {

    public RosterReading {
        listed = List.copyOf(listed);
        bad = List.copyOf(bad);
        ignored = List.copyOf(ignored);
    }

    public List<Person> people() {
        return listed.stream().map(Listed::person).toList();
    }

    @Override
    public String toString() {
        return "RosterReading[rows=%d, good=%d, bad=%d]".formatted(rows, listed.size(), bad.size());
    }
}

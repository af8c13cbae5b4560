package org.minkao.evaluation.eligibility;

import java.util.List;

/** What a roster file holds: the people of its good rows, every bad row, and headings that mean nothing here. */
public record RosterReading(int rows, List<Person> people, List<BadRow> bad, List<String> ignored) {

    public RosterReading {
        people = List.copyOf(people);
        bad = List.copyOf(bad);
        ignored = List.copyOf(ignored);
    }

    @Override
    public String toString() {
        return "RosterReading[rows=%d, good=%d, bad=%d]".formatted(rows, people.size(), bad.size());
    }
}

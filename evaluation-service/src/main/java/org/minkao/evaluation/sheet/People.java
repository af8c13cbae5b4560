package org.minkao.evaluation.sheet;

import java.util.List;
import java.util.stream.Collectors;
import org.minkao.evaluation.campaign.Plan;

/** The people of a campaign by the name that its plan gives them. */
record People(Plan plan, Words words) {

    /** Name and id; the id alone where the plan names nobody so. */
    String named(String person) {
        return plan.assignments().stream()
                .filter(assignment -> assignment.person().equals(person))
                .map(assignment -> words.of("person", assignment.name(), person))
                .findFirst()
                .orElse(person);
    }

    String named(List<String> people) {
        return people.stream().map(this::named).collect(Collectors.joining(words.of("list.names")));
    }
}

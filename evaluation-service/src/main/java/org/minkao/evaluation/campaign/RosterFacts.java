package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a roster was checked against when it was sealed: who belongs to which section, and who may vote all the same. */
record RosterFacts(Map<String, Set<String>> people, Map<String, List<Plan.Insider>> insiders) {
    private static final List<String> OF_A_SECTION = List.of(CHIEF, DEPUTY, STAFF);

    /** Of the classes whose rolls there are. */
    static RosterFacts of(Plan plan, List<String> styles) {
        Map<String, Set<String>> people = new HashMap<>();
        for (Plan.Appraisee appraisee : plan.appraisees()) {
            Set<String> own = new TreeSet<>();
            own.add("unit " + appraisee.name());
            add(own, CHIEF, appraisee.chief());
            add(own, DEPUTY, appraisee.deputy());
            plan.assignments().stream()
                    .filter(a ->
                            OF_A_SECTION.contains(a.role()) && a.appraisees().contains(appraisee.id()))
                    .forEach(a -> add(own, a.role(), a.name()));
            people.put(appraisee.id(), own);
        }
        Map<String, List<Plan.Insider>> insiders = new HashMap<>();
        plan.voterClasses().stream()
                .filter(voterClass -> styles.contains(voterClass.id()))
                .forEach(voterClass -> insiders.put(voterClass.id(), voterClass.declared()));
        return new RosterFacts(people, insiders);
    }

    /** Whether a roster that was checked against these facts is sound by the other ones too. */
    boolean cover(RosterFacts now) {
        return now.people.entrySet().stream()
                        .allMatch(own ->
                                people.getOrDefault(own.getKey(), Set.of()).containsAll(own.getValue()))
                && now.insiders.entrySet().stream()
                        .allMatch(allowed ->
                                allowed.getValue().containsAll(insiders.getOrDefault(allowed.getKey(), List.of())));
    }

    private static void add(Set<String> own, String role, @Nullable String name) {
        if (name != null) {
            own.add(role + " " + name);
        }
    }
}

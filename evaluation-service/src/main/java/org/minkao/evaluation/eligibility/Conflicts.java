package org.minkao.evaluation.eligibility;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Nobody judges himself, his own section or the one he answers for, unless the plan declares such people for the class.
 * A roster has names and units, so these are what counts: the name of somebody of a judged section, or the section's
 * name as unit. Namesakes are common; the file can say of a row that it is one, and then only its unit counts.
 */
final class Conflicts {
    private final Map<String, VoterClass> classes;
    private final Map<String, List<OwnOf>> byName;
    private final Map<String, Rated> byUnit = new HashMap<>();

    private record OwnOf(Rated rated, Rated.Own own) {}

    Conflicts(KnownCampaign campaign) {
        classes = campaign.classes().stream().collect(Collectors.toMap(VoterClass::id, Function.identity()));
        byName = campaign.judged().stream()
                .flatMap(rated -> rated.own().stream().map(own -> new OwnOf(rated, own)))
                .collect(Collectors.groupingBy(each -> key(each.own().name())));
        campaign.judged().forEach(rated -> byUnit.put(key(rated.name()), rated));
    }

    /** What a listed person must not judge, and by which rule. */
    record Conflict(Rated rated, Rule rule) {}

    /** Which rule a row breaks. */
    enum Rule {
        CONFLICT_CHIEF,
        CONFLICT_DEPUTY,
        CONFLICT_STAFF,
        CONFLICT_UNIT
    }

    /** The first that there is; every class judges every section of the plan. */
    Optional<Conflict> of(Listed listed) {
        VoterClass voterClass = classes.get(listed.person().voterClass());
        if (voterClass == null) {
            return Optional.empty();
        }
        List<OwnOf> own = listed.namesake()
                ? List.of()
                : byName.getOrDefault(key(listed.person().name()), List.of());
        if (!own.isEmpty()) {
            // Who is known by name counts as what he is; his unit adds nothing.
            return own.stream()
                    .filter(each -> !voterClass.admits(each.own().as()))
                    .min(Comparator.comparing(each -> each.own().as()))
                    .map(each -> new Conflict(each.rated(), rule(each.own().as())));
        }
        String unit = listed.person().unit();
        return Optional.ofNullable(unit == null ? null : byUnit.get(key(unit)))
                .filter(rated -> !voterClass.admits(Insider.STAFF))
                .map(rated -> new Conflict(rated, Rule.CONFLICT_UNIT));
    }

    /** Short names are often spread to the width of longer ones: 李 明. */
    private static String key(String text) {
        return RosterText.plain(text).replace(" ", "");
    }

    private static Rule rule(Insider as) {
        return switch (as) {
            case CHIEF -> Rule.CONFLICT_CHIEF;
            case DEPUTY -> Rule.CONFLICT_DEPUTY;
            case STAFF -> Rule.CONFLICT_STAFF;
        };
    }
}

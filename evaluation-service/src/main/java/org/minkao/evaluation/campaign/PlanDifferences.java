package org.minkao.evaluation.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/** What is different between two wordings of a plan; elements are the same when their ids are, wherever they stand. */
final class PlanDifferences {
    /** What names an element of a list: the first of these that all its elements have, and have but once. */
    private static final List<List<String>> NAMES = List.of(
            List.of("id"),
            List.of("person", "role"),
            List.of("kind"),
            List.of("role", "post"),
            List.of("role", "post", "name"),
            List.of("name"),
            List.of("asWritten"));

    private final List<Difference> found = new ArrayList<>();

    private PlanDifferences() {}

    /** In the order of the earlier wording, what is new after what was there. */
    static List<Difference> between(Json before, Json after) {
        PlanDifferences differences = new PlanDifferences();
        differences.compare(new Spot("", "", ""), before, after);
        return List.copyOf(differences.found);
    }

    /** A place in both wordings, and by the names of elements. */
    private record Spot(String earlier, String later, String place) {
        Spot of(String key) {
            return new Spot(step(earlier, key), step(later, key), step(place, key));
        }

        Spot of(int before, int after, String name) {
            return new Spot(earlier + "/" + before, later + "/" + after, step(place, name));
        }

        private static String step(String path, String key) {
            return path + "/" + key.replace("~", "~0").replace("/", "~1");
        }
    }

    private record Element(int at, Json value) {}

    private void compare(Spot at, Json before, Json after) {
        if (before instanceof Json.Obj one && after instanceof Json.Obj other) {
            objects(at, one, other);
        } else if (before instanceof Json.Arr one && after instanceof Json.Arr other) {
            lists(at, one, other);
        } else if (!same(before, after)) {
            changed(at, before, after);
        }
    }

    private void objects(Spot at, Json.Obj before, Json.Obj after) {
        Set<String> keys = new LinkedHashSet<>(before.entries().keySet());
        keys.addAll(after.entries().keySet());
        for (String key : keys) {
            either(at.of(key), before.find(key).orElse(null), after.find(key).orElse(null));
        }
    }

    private void either(Spot at, @Nullable Json before, @Nullable Json after) {
        if (before != null && after != null) {
            compare(at, before, after);
        } else if (before != null) {
            found.add(new Difference(at.earlier(), at.place(), Difference.Kind.REMOVED, before, null));
        } else if (after != null) {
            found.add(new Difference(at.later(), at.place(), Difference.Kind.ADDED, null, after));
        }
    }

    private void lists(Spot at, Json.Arr before, Json.Arr after) {
        Optional<List<String>> names = NAMES.stream()
                .filter(name -> isNaming(name, before) && isNaming(name, after))
                .findFirst();
        if (names.isEmpty()) {
            if (!same(before, after)) {
                changed(at, before, after);
            }
            return;
        }
        Map<String, Element> earlier = elements(names.get(), before);
        Map<String, Element> later = elements(names.get(), after);
        Set<String> keys = new LinkedHashSet<>(earlier.keySet());
        keys.addAll(later.keySet());
        for (String key : keys) {
            Element one = earlier.get(key);
            Element other = later.get(key);
            either(
                    at.of(one == null ? 0 : one.at(), other == null ? 0 : other.at(), key),
                    one == null ? null : one.value(),
                    other == null ? null : other.value());
        }
        List<String> order = common(earlier, later);
        List<String> newOrder = common(later, earlier);
        if (!order.equals(newOrder)) {
            // The order of items is the order on the ballot.
            changed(at, Json.of(order), Json.of(newOrder));
        }
    }

    private void changed(Spot at, Json before, Json after) {
        found.add(new Difference(at.later(), at.place(), Difference.Kind.CHANGED, before, after));
    }

    private static List<String> common(Map<String, Element> order, Map<String, Element> others) {
        return order.keySet().stream().filter(others::containsKey).toList();
    }

    /** What the elements of a list are called here, in their order; nothing where no field names them. */
    static Optional<List<String>> names(Json.Arr list) {
        return NAMES.stream()
                .filter(name -> isNaming(name, list))
                .findFirst()
                .map(name -> List.copyOf(elements(name, list).keySet()));
    }

    private static boolean isNaming(List<String> name, Json.Arr list) {
        List<Optional<String>> names =
                list.values().stream().map(value -> name(name, value)).toList();
        return names.stream().allMatch(Optional::isPresent)
                && names.stream().distinct().count() == names.size();
    }

    private static Map<String, Element> elements(List<String> name, Json.Arr list) {
        Map<String, Element> elements = new LinkedHashMap<>();
        for (int i = 0; i < list.values().size(); i++) {
            Json value = list.values().get(i);
            elements.put(name(name, value).orElseThrow(), new Element(i, value));
        }
        return elements;
    }

    /** Empty where the element lacks the first of the fields; further ones may be absent. */
    private static Optional<String> name(List<String> fields, Json element) {
        if (!(element instanceof Json.Obj obj) || !obj.has(fields.getFirst())) {
            return Optional.empty();
        }
        return Optional.of(fields.stream()
                .flatMap(field -> obj.find(field).stream())
                .map(value -> value instanceof Json.Str text ? text.value() : CanonicalJson.write(value))
                .collect(Collectors.joining(" ")));
    }

    /** Numbers by their value: 50 and 50.0 weigh the same. */
    private static boolean same(Json one, Json other) {
        return (one instanceof Json.Num a && other instanceof Json.Num b)
                ? new BigDecimal(a.raw()).compareTo(new BigDecimal(b.raw())) == 0
                : one.equals(other);
    }
}

package org.minkao.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;

/**
 * One rule in which two schemes differ: small enough to be tried alone, large enough to make sense. All weights under one
 * heading are one rule, since they sum; so are the points of one scale.
 *
 * @param path where it is, by keys and ids
 * @param clause the other scheme's clause, {@code before} the first one's
 */
record SchemeChange(
        String path,
        String clause,
        String before,
        List<String> steps,
        @Nullable Json value) {
    private static final Set<String> SAYS_NOTHING =
            Set.of("v", "id", "version", "name", "note", "legalBasis", "effective", "clause");
    private static final Set<String> WEIGHTS = Set.of("weight", "worth");
    private static final Set<String> OPENED = Set.of("total", "each", "drawn", "adjustments", "validity");
    private static final Set<String> LISTS = Set.of(
            "parts",
            "classes",
            "dimensions",
            "items",
            "scales",
            "kinds",
            "vetoes",
            "selections",
            "sets",
            "ballots",
            "components");

    static List<SchemeChange> between(Scheme one, Scheme other) {
        List<SchemeChange> changes = new ArrayList<>();
        new Walk(one.json(), other.json(), changes).objects(one.json(), other.json(), List.of(), "", "");
        return changes;
    }

    /** The first scheme with this one rule of the other. */
    Json.Obj on(Json.Obj root) {
        return (Json.Obj) replaced(root, 0);
    }

    private Json replaced(Json json, int at) {
        String step = steps.get(at);
        boolean last = at == steps.size() - 1;
        if (json instanceof Json.Arr arr) {
            List<Json> values = new ArrayList<>();
            for (Json each : arr.values()) {
                values.add(idOf(each).filter(step::equals).isPresent() ? replaced(each, at + 1) : each);
            }
            return new Json.Arr(values);
        }
        Json.Obj obj = json.asObject(step);
        Map<String, Json> entries = new LinkedHashMap<>(obj.entries());
        if (!last) {
            entries.put(step, replaced(obj.get(step), at + 1));
        } else if (value == null) {
            entries.remove(step);
        } else {
            entries.put(step, value);
        }
        return new Json.Obj(entries);
    }

    private static Optional<String> idOf(Json json) {
        return json instanceof Json.Obj obj && obj.find("id").orElse(null) instanceof Json.Str str
                ? Optional.of(str.value())
                : Optional.empty();
    }

    /** The comparison of two schemes, rule by rule. */
    private record Walk(Json.Obj one, Json.Obj other, List<SchemeChange> changes) {

        void objects(Json.Obj before, Json.Obj after, List<String> steps, String clauseBefore, String clauseAfter) {
            String here = clause(before, clauseBefore);
            String there = clause(after, clauseAfter);
            Set<String> keys = new LinkedHashSet<>(before.entries().keySet());
            keys.addAll(after.entries().keySet());
            keys.removeAll(SAYS_NOTHING);
            for (String key : keys) {
                Json left = before.find(key).orElse(null);
                Json right = after.find(key).orElse(null);
                List<String> inside = with(steps, key);
                if (left == null || right == null) {
                    add(inside, here, there, right);
                } else if (!left.equals(right)) {
                    differ(key, left, right, inside, here, there);
                }
            }
        }

        private void differ(
                String key, Json left, Json right, List<String> inside, String clauseBefore, String clauseAfter) {
            if (OPENED.contains(key)
                    && left instanceof Json.Obj before
                    && right instanceof Json.Obj after
                    && before.find("kind").equals(after.find("kind"))
                    && (!before.has("kind") || before.find("id").equals(after.find("id")))) {
                objects(before, after, inside, clauseBefore, clauseAfter);
            } else if (LISTS.contains(key)
                    && left instanceof Json.Arr before
                    && right instanceof Json.Arr after
                    && sameEntries(before, after)) {
                lists(before, after, inside, clauseBefore, clauseAfter);
            } else {
                add(inside, clauseBefore, clauseAfter, right);
            }
        }

        /** The same ids in the same order, and the same kinds. */
        private static boolean sameEntries(Json.Arr before, Json.Arr after) {
            if (before.values().size() != after.values().size()) {
                return false;
            }
            for (int i = 0; i < before.values().size(); i++) {
                Json left = before.values().get(i);
                Json right = after.values().get(i);
                boolean same = left instanceof Json.Obj one
                        && right instanceof Json.Obj other
                        && idOf(left).isPresent()
                        && idOf(left).equals(idOf(right))
                        && one.find("kind").equals(other.find("kind"));
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        private void lists(
                Json.Arr before, Json.Arr after, List<String> steps, String clauseBefore, String clauseAfter) {
            List<Json> weighed = new ArrayList<>();
            for (int i = 0; i < before.values().size(); i++) {
                Json.Obj left = before.values().get(i).asObject("entry");
                Json.Obj right = after.values().get(i).asObject("entry");
                weighed.add(weightsOf(left, right));
                objects(without(left), without(right), with(steps, left.text("id")), clauseBefore, clauseAfter);
            }
            Json.Arr all = new Json.Arr(weighed);
            if (!all.equals(before)) {
                add(steps, clauseBefore, clauseAfter, all);
            }
        }

        private static Json.Obj weightsOf(Json.Obj left, Json.Obj right) {
            Map<String, Json> entries = new LinkedHashMap<>(left.entries());
            WEIGHTS.forEach(key -> right.find(key).ifPresent(weight -> entries.put(key, weight)));
            return new Json.Obj(entries);
        }

        private static Json.Obj without(Json.Obj entry) {
            Map<String, Json> entries = new LinkedHashMap<>(entry.entries());
            WEIGHTS.forEach(entries::remove);
            return new Json.Obj(entries);
        }

        private void add(List<String> steps, String before, String after, @Nullable Json value) {
            boolean scale = steps.size() > 1 && steps.getFirst().equals("scales");
            changes.add(new SchemeChange(
                    "/" + String.join("/", steps),
                    scale ? scaleClause(other, steps.get(1)) : own(value, after),
                    scale ? scaleClause(one, steps.get(1)) : before,
                    steps,
                    value));
        }

        private static String own(@Nullable Json value, String otherwise) {
            return value instanceof Json.Obj obj ? clause(obj, otherwise) : otherwise;
        }

        /** A scale stands where the ballots that use it stand. */
        private static String scaleClause(Json json, String scale) {
            if (json instanceof Json.Obj obj) {
                if (obj.find("scale").filter(new Json.Str(scale)::equals).isPresent()) {
                    return clause(obj, "");
                }
                for (Json each : obj.entries().values()) {
                    String found = scaleClause(each, scale);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            } else if (json instanceof Json.Arr arr) {
                for (Json each : arr.values()) {
                    String found = scaleClause(each, scale);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        }

        private static String clause(Json.Obj obj, String otherwise) {
            return obj.find("clause").orElse(null) instanceof Json.Str str ? str.value() : otherwise;
        }

        private static List<String> with(List<String> steps, String more) {
            List<String> all = new ArrayList<>(steps);
            all.add(more);
            return List.copyOf(all);
        }
    }
}

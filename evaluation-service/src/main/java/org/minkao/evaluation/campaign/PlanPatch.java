package org.minkao.evaluation.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Refusal;

/** Puts values at places of a plan's tree, elements of lists named as in {@link Difference#place}. */
final class PlanPatch {
    private final String field;
    private final String place;

    private PlanPatch(String field, String place) {
        this.field = field;
        this.place = place;
    }

    /** The tree with this value there; without a value the place is taken out. */
    static Json put(Json tree, String field, String place, @Nullable Json value) {
        if (!place.startsWith("/")) {
            throw Check.invalid(field, place, "a place of the plan such as /phases/RECTIFICATION/end");
        }
        List<String> steps = List.of(place.substring(1).split("/", -1));
        return new PlanPatch(field, place).put(tree, steps, value);
    }

    private Json put(Json node, List<String> steps, @Nullable Json value) {
        String step = steps.getFirst().replace("~1", "/").replace("~0", "~");
        List<String> rest = steps.subList(1, steps.size());
        return switch (node) {
            case Json.Obj obj -> {
                Map<String, Json> entries = new LinkedHashMap<>(obj.entries());
                set(entries, step, rest, value);
                yield new Json.Obj(entries);
            }
            case Json.Arr list -> {
                List<String> names = PlanDifferences.names(list).orElseThrow(this::unknown);
                List<Json> values = new ArrayList<>(list.values());
                int at = names.indexOf(step);
                if (at < 0) {
                    throw unknown();
                }
                if (!rest.isEmpty()) {
                    values.set(at, put(values.get(at), rest, value));
                } else if (value == null) {
                    values.remove(at);
                } else {
                    values.set(at, value);
                }
                yield new Json.Arr(values);
            }
            default -> throw unknown();
        };
    }

    /** A field may be new: whether the plan can have it, its schema says. */
    private void set(Map<String, Json> entries, String key, List<String> rest, @Nullable Json value) {
        Json inner = entries.get(key);
        if (!rest.isEmpty()) {
            if (inner == null) {
                throw unknown();
            }
            entries.put(key, put(inner, rest, value));
        } else if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    private Refusal unknown() {
        return Check.invalid(field, place, "a place that the plan has");
    }
}

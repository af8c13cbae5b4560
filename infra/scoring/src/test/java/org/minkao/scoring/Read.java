package org.minkao.scoring;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** What tests look up in results, and how they change a document in one place. */
final class Read {
    private Read() {}

    static Json.Obj results(String name) {
        return results(ReadyMade.scheme(name), ReadyMade.inputs(name));
    }

    static Json.Obj results(byte[] scheme, byte[] inputs) {
        return Results.of(Scheme.read(scheme), Inputs.read(inputs)).json();
    }

    static Json.Obj appraisee(Json.Obj results, String id) {
        return one(results.list("appraisees"), id);
    }

    static Json.Obj one(List<Json> list, String id) {
        return list.stream()
                .map(json -> json.asObject("entry"))
                .filter(json -> json.text("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no entry " + id));
    }

    static List<String> members(Json.Obj results, String selection) {
        return one(results.list("selections"), selection).list("members").stream()
                .map(json -> json.asObject("member").text("id"))
                .toList();
    }

    /** The first node of this component, from the top. */
    static Json.Obj node(Json.Obj node, String component) {
        Json.Obj found = find(node, component);
        if (found == null) {
            throw new AssertionError("no node " + component);
        }
        return found;
    }

    private static Json.Obj find(Json.Obj node, String component) {
        if (node.text("component").equals(component)) {
            return node;
        }
        if (node.has("children")) {
            for (Json child : node.list("children")) {
                Json.Obj found = find(child.asObject("node"), component);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    static String exact(Json.Obj node) {
        return node.object("value").text("exact");
    }

    /** Codes of what a node left out. */
    static List<String> excluded(Json.Obj node) {
        return node.has("excluded")
                ? node.list("excluded").stream()
                        .map(json -> json.asObject("left"))
                        .map(json -> json.text("what") + " " + json.text("amount") + " "
                                + json.object("why").text("code"))
                        .toList()
                : List.of();
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    /** The document with the value at this pointer changed; a change to null takes it away. */
    static byte[] changed(byte[] document, String pointer, UnaryOperator<Json> change) {
        String[] steps = pointer.substring(1).split("/", -1);
        return CanonicalJson.bytes(changed(StrictJson.parse(document, 64), steps, 0, change));
    }

    static byte[] set(byte[] document, String pointer, Object value) {
        return changed(document, pointer, _ -> Json.of(value));
    }

    static byte[] without(byte[] document, String pointer) {
        return changed(document, pointer, _ -> null);
    }

    private static Json changed(Json json, String[] steps, int at, UnaryOperator<Json> change) {
        if (at == steps.length) {
            return change.apply(json);
        }
        if (json instanceof Json.Arr arr) {
            List<Json> values = new ArrayList<>(arr.values());
            int index = Integer.parseInt(steps[at]);
            if (index == values.size()) {
                values.add(new Json.Null());
            }
            Json after = changed(values.get(index), steps, at + 1, change);
            if (after == null) {
                values.remove(index);
            } else {
                values.set(index, after);
            }
            return new Json.Arr(values);
        }
        Map<String, Json> entries = new LinkedHashMap<>(json.asObject(steps[at]).entries());
        Json after = changed(entries.getOrDefault(steps[at], new Json.Null()), steps, at + 1, change);
        if (after == null) {
            entries.remove(steps[at]);
        } else {
            entries.put(steps[at], after);
        }
        return new Json.Obj(entries);
    }
}

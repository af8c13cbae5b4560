package org.minkao.evaluation.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/** Someone on the roster; the text form says nothing of him. */
public record Person(
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String unit,
        String voterClass) {

    byte[] write() {
        List<Object> entries = new ArrayList<>(List.of("name", name, "class", voterClass));
        entries.addAll(contact());
        add(entries, "unit", unit);
        return CanonicalJson.bytes(Json.obj(entries.toArray()));
    }

    static Person read(Json json) {
        Json.Obj obj = json.asObject("person");
        return new Person(
                obj.text("name"),
                optional(obj, "phone"),
                optional(obj, "email"),
                optional(obj, "unit"),
                obj.text("class"));
    }

    /** Keys and values of what the notification room needs to reach him. */
    List<Object> contact() {
        List<Object> entries = new ArrayList<>();
        add(entries, "email", email);
        add(entries, "phone", phone);
        return entries;
    }

    private static void add(List<Object> entries, String key, @Nullable String value) {
        if (value != null) {
            entries.addAll(List.of(key, value));
        }
    }

    private static @Nullable String optional(Json.Obj obj, String key) {
        return obj.has(key) ? obj.text(key) : null;
    }

    @Override
    public String toString() {
        return "Person";
    }
}

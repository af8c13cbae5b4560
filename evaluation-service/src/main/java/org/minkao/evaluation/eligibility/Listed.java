package org.minkao.evaluation.eligibility;

import java.util.LinkedHashMap;
import java.util.Map;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/**
 * A person as a roster file lists him, for as long as the file is previewed: the roll forgets the row.
 *
 * @param namesake true where the file says that he only has the name of somebody who is judged
 */
public record Listed(int row, boolean namesake, Person person) {

    Json write() {
        Map<String, Json> entries = new LinkedHashMap<>(
                StrictJson.parse(person.write()).asObject("person").entries());
        entries.put("row", Json.of(row));
        entries.put("namesake", Json.of(namesake));
        return new Json.Obj(entries);
    }

    static Listed read(Json json) {
        Json.Obj obj = json.asObject("listed");
        // A preview that an older service left has neither.
        return new Listed(
                obj.has("row") ? obj.integer("row") : 0,
                obj.has("namesake") && obj.flag("namesake"),
                Person.read(json));
    }

    @Override
    public String toString() {
        return "Listed[" + row + "]";
    }
}

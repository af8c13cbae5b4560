package org.minkao.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/**
 * The same inputs under several schemes: who changes place, and which clause makes it so. Every rule in which a scheme
 * differs from the first one is put into the first one alone; a rule that then moves somebody is a cause. Where none does,
 * only the rules together do.
 *
 * <pre>
 * {"v":1,"engine":"scoring-1","inputs":{"sha256"},"baseline":scheme,"standings":[{"id","total"?,"place"?,"grade"?}],
 *  "schemes":[{"scheme","standings":[…],"changes":[{"path","clause","before","alone":bool,"moves":n}],"moved":[{"id","name","class","before":{"total","place"?,"grade"?},"after":{…},
 *  "causes":[{"path","clause","place"}],"together":bool}],"grades":[{"id","before","after"}],
 *  "lists":[{"id","purpose","clause","gained":[id],"lost":[id]}],"ignored":[{"path","reason"}]}]}
 * </pre>
 */
public final class Laboratory {
    /** More rules than this are not tried one by one. */
    private static final int MOST_TRIED = 40;

    private final Inputs inputs;
    private final Results baseline;
    // Places only: a county's derivations by the dozen would fill the memory.
    private final Map<String, Map<String, Integer>> tried = new LinkedHashMap<>();
    private final Map<String, Integer> basePlaces;

    private Laboratory(Scheme first, Inputs inputs) {
        this.inputs = inputs;
        this.baseline = scored(first);
        this.basePlaces = places(baseline);
    }

    /** Compares every other scheme with the first one. */
    public static Json.Obj compare(List<Scheme> schemes, Inputs inputs) {
        if (schemes.size() < 2) {
            throw new IllegalArgumentException(schemes.size() + " schemes (expected: at least two)");
        }
        Laboratory laboratory = new Laboratory(schemes.getFirst(), inputs);
        List<Json> compared = schemes.stream().skip(1).map(laboratory::with).toList();
        return Json.obj(
                "v",
                1,
                "engine",
                "scoring-1",
                "inputs",
                Json.obj("sha256", inputs.sha256()),
                "baseline",
                named(schemes.getFirst()),
                "standings",
                standings(laboratory.baseline),
                "schemes",
                compared);
    }

    private Results scored(Scheme scheme) {
        try {
            return Results.comparable(scheme, inputs);
        } catch (ScoringRefusal refusal) {
            throw new ScoringRefusal(
                    refusal.code(),
                    refusal.problems().stream()
                            .map(it -> new Problem(it.path(), "under scheme " + scheme.id() + ": " + it.reason()))
                            .toList());
        }
    }

    private static Json named(Scheme scheme) {
        return Json.obj(
                "id", scheme.id(),
                "version", scheme.version(),
                "name", scheme.parts().name().zh(),
                "nameEn", scheme.parts().name().en(),
                "sha256", scheme.sha256());
    }

    private Json with(Scheme scheme) {
        Results results = scored(scheme);
        List<SchemeChange> changes = SchemeChange.between(baseline.bound().scheme(), scheme);
        List<Scored> moved = baseline.scored().stream()
                .filter(each -> !Objects.equals(place(baseline, each.id()), place(results, each.id())))
                .toList();
        Map<SchemeChange, Map<String, Integer>> alone = new LinkedHashMap<>();
        if (changes.size() == 1) {
            alone.put(changes.getFirst(), places(results));
        } else if (!moved.isEmpty() && changes.size() <= MOST_TRIED) {
            changes.forEach(change -> alone(change).ifPresent(it -> alone.put(change, it)));
        }
        return Json.obj(
                "scheme", named(scheme),
                "standings", standings(results),
                "changes", changes.stream().map(it -> change(it, alone.get(it))).toList(),
                "moved", moved.stream().map(it -> moved(it, results, alone)).toList(),
                "grades", grades(results),
                "lists", lists(results),
                "ignored",
                        results.bound().ignored().stream()
                                .map(it -> Json.obj("path", it.path(), "reason", it.reason()))
                                .toList());
    }

    /** Not every rule can stand alone in the first scheme: weights of classes that it does not know cannot. */
    private Optional<Map<String, Integer>> alone(SchemeChange change) {
        byte[] mixed = CanonicalJson.bytes(change.on(baseline.bound().scheme().json()));
        List<Problem> problems = new ArrayList<>();
        Optional<Scheme> scheme = new SchemeReader(problems).read(mixed);
        if (scheme.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> before = tried.get(scheme.get().sha256());
        if (before != null) {
            return Optional.of(before);
        }
        try {
            Map<String, Integer> places = places(Results.comparable(scheme.get(), inputs));
            tried.put(scheme.get().sha256(), places);
            return Optional.of(places);
        } catch (ScoringRefusal refusal) {
            return Optional.empty();
        }
    }

    private Json change(SchemeChange change, @Nullable Map<String, Integer> alone) {
        long moves = alone == null
                ? 0
                : baseline.scored().stream()
                        .filter(each -> !Objects.equals(basePlaces.get(each.id()), alone.get(each.id())))
                        .count();
        return Json.obj(
                "path", change.path(),
                "clause", change.clause(),
                "before", change.before(),
                "alone", alone != null,
                "moves", moves);
    }

    private Json moved(Scored scored, Results results, Map<SchemeChange, Map<String, Integer>> alone) {
        List<Json> causes = new ArrayList<>();
        Integer before = basePlaces.get(scored.id());
        alone.forEach((change, mixed) -> {
            Integer place = mixed.get(scored.id());
            if (!Objects.equals(before, place)) {
                causes.add(Json.obj("path", change.path(), "clause", change.clause(), "place", place));
            }
        });
        return Json.obj(
                "id", scored.id(),
                "name", scored.appraisee().name().zh(),
                "class", scored.appraisee().appraiseeClass(),
                "before", standing(baseline, scored.id()),
                "after", standing(results, scored.id()),
                "causes", causes,
                "together", causes.isEmpty());
    }

    private static Map<String, Integer> places(Results results) {
        Map<String, Integer> places = new HashMap<>();
        for (Scored scored : results.scored()) {
            Integer place = place(results, scored.id());
            if (place != null) {
                places.put(scored.id(), place);
            }
        }
        return places;
    }

    private static @Nullable Integer place(Results results, String appraisee) {
        Standings.Place place = results.standings().inClass(appraisee);
        return place == null ? null : place.rank();
    }

    private static List<Json> standings(Results results) {
        return results.scored().stream()
                .map(scored -> {
                    List<Object> entries = new ArrayList<>(List.of("id", scored.id()));
                    entries.addAll(standing(results, scored));
                    return (Json) Json.obj(entries.toArray());
                })
                .toList();
    }

    private static Json standing(Results results, String appraisee) {
        return results.scored().stream()
                .filter(scored -> scored.id().equals(appraisee))
                .findFirst()
                .map(scored -> Json.obj(standing(results, scored).toArray()))
                .orElse(Json.obj());
    }

    private static List<Object> standing(Results results, Scored scored) {
        List<Object> entries = new ArrayList<>();
        Scheme.Parts parts = results.bound().scheme().parts();
        Rational total = scored.value();
        if (total != null) {
            entries.addAll(List.of("total", total.rounded(parts.places(), parts.rounding())));
        }
        Integer place = place(results, scored.id());
        if (place != null) {
            entries.addAll(List.of("place", place));
        }
        Graded.Given grade = results.graded().of(scored.id());
        if (grade != null) {
            entries.addAll(List.of("grade", grade.grade().id()));
        }
        return entries;
    }

    private List<Json> grades(Results results) {
        List<Json> changed = new ArrayList<>();
        for (Scored scored : baseline.scored()) {
            Graded.Given before = baseline.graded().of(scored.id());
            Graded.Given after = results.graded().of(scored.id());
            if (before != null
                    && after != null
                    && !before.grade().id().equals(after.grade().id())) {
                changed.add(Json.obj(
                        "id", scored.id(),
                        "before", before.grade().id(),
                        "after", after.grade().id(),
                        "clause", after.clause()));
            }
        }
        return changed;
    }

    private List<Json> lists(Results results) {
        List<Json> changed = new ArrayList<>();
        for (Scheme.Selection selection : results.bound().scheme().parts().selections()) {
            List<String> before = baseline.selected().members(selection.id());
            List<String> after = results.selected().members(selection.id());
            List<String> gained =
                    after.stream().filter(it -> !before.contains(it)).toList();
            List<String> lost =
                    before.stream().filter(it -> !after.contains(it)).toList();
            if (!gained.isEmpty() || !lost.isEmpty()) {
                changed.add(Json.obj(
                        "id", selection.id(),
                        "purpose", Spot.word(selection.purpose()),
                        "clause", selection.clause(),
                        "gained", gained,
                        "lost", lost));
            }
        }
        return changed;
    }
}

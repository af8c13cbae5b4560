package org.minkao.scoring;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/**
 * Results as one JSON object, keys in this order; marks are strings, rounded once as the scheme declares, ranks come from
 * what is not rounded.
 *
 * <pre>
 * {"v":1,"engine":"scoring-1","scheme":{"id","version","name","nameEn","legalBasis","effective","sha256"},
 *  "inputs":{"year","sha256"},"rounding":{"places","mode"},"minGroup",
 *  "appraisees":[{"id","name","nameEn","class","ranked","total"?,"exact"?,"base"?,"grade"?,"rank"?,"overall"?,"vetoes"?,
 *                 "chance"?,"insufficient"?,"derivation"}],
 *  "selections":[{"id","name","nameEn","purpose","clause","members":[{"id","name","closer"?}],
 *   "keptOff"?:[{"id","reason","clause"}]}],
 *  "participation":[…],"ties":[…],"shares"?:[…],"channels":[…],"ignored"?:[…]}
 * </pre>
 */
final class ResultsDocument {
    private static final String NOBODY = "\"appraisees\":[]";

    private final Results results;
    private final Scheme scheme;
    private final Scheme.Parts parts;
    private final DerivationDocument derivations;
    private final Fairness fairness;

    ResultsDocument(Results results) {
        this.results = results;
        this.scheme = results.bound().scheme();
        this.parts = scheme.parts();
        this.derivations = new DerivationDocument(parts.places(), parts.rounding());
        this.fairness = new Fairness(results);
    }

    Json.Obj json() {
        return json(results.scored().stream().map(this::appraisee).toList());
    }

    /** The bytes of {@link #json()}, with one appraisee's tree in memory at a time. */
    byte[] bytes() {
        String around = CanonicalJson.write(json(List.of()));
        // Quotes inside texts are escaped, so this can only be the key.
        int at = around.indexOf(NOBODY) + NOBODY.length() - 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        put(out, around.substring(0, at));
        String separator = "";
        for (Scored scored : results.scored()) {
            put(out, separator);
            out.writeBytes(CanonicalJson.bytes(appraisee(scored)));
            separator = ",";
        }
        put(out, around.substring(at));
        return out.toByteArray();
    }

    private static void put(ByteArrayOutputStream out, String ascii) {
        ascii.chars().forEach(out::write);
    }

    private Json.Obj json(List<Json> appraisees) {
        List<Object> entries = head();
        entries.addAll(List.of("appraisees", appraisees));
        entries.addAll(List.of(
                "selections", parts.selections().stream().map(this::selection).toList()));
        entries.addAll(List.of("participation", Participation.of(results.bound())));
        entries.addAll(List.of("ties", fairness.bands()));
        if (!parts.statistics().shares().isEmpty()) {
            entries.addAll(List.of("shares", fairness.shares()));
        }
        entries.addAll(List.of("channels", ChannelEffect.of(results.bound())));
        if (!results.bound().ignored().isEmpty()) {
            entries.addAll(List.of(
                    "ignored",
                    results.bound().ignored().stream()
                            .map(it -> Json.obj("path", it.path(), "reason", it.reason()))
                            .toList()));
        }
        return Json.obj(entries.toArray());
    }

    /** What people compare, without trees: {@code appraisees} with their {@code closer} neighbour, {@code ties}, {@code channels}. */
    Json.Obj brief() {
        List<Object> entries = head();
        entries.addAll(List.of(
                "appraisees", results.scored().stream().map(this::compared).toList()));
        entries.addAll(List.of("ties", fairness.bands(), "channels", ChannelEffect.of(results.bound())));
        return Json.obj(entries.toArray());
    }

    private List<Object> head() {
        return new ArrayList<>(List.of(
                "v", 1,
                "engine", "scoring-1",
                "scheme", scheme(),
                "inputs",
                        Json.obj(
                                "year", results.bound().inputs().year(),
                                "sha256", results.inputsSha256()),
                "rounding",
                        Json.obj(
                                "places",
                                parts.places(),
                                "mode",
                                parts.rounding().name()),
                "minGroup", parts.minGroup()));
    }

    private Json scheme() {
        return Json.obj(
                "id", scheme.id(),
                "version", scheme.version(),
                "name", parts.name().zh(),
                "nameEn", parts.name().en(),
                "legalBasis", parts.legalBasis(),
                "effective", parts.effective().toString(),
                "sha256", scheme.sha256());
    }

    private Json appraisee(Scored scored) {
        List<Object> entries = standing(scored);
        entries.addAll(List.of("derivation", derivations.node(scored.total())));
        return Json.obj(entries.toArray());
    }

    private Json compared(Scored scored) {
        List<Object> entries = standing(scored);
        Json closer = fairness.closer(scored);
        if (closer != null) {
            entries.addAll(List.of("closer", closer));
        }
        return Json.obj(entries.toArray());
    }

    private List<Object> standing(Scored scored) {
        List<Object> entries = new ArrayList<>(List.of(
                "id", scored.id(),
                "name", scored.appraisee().name().zh(),
                "nameEn", scored.appraisee().name().en(),
                "class", scored.appraisee().appraiseeClass(),
                "ranked", scored.ranked()));
        Rational total = scored.value();
        if (total == null) {
            entries.addAll(List.of(
                    "insufficient", DerivationDocument.reason(scored.total().whyMissing())));
        } else {
            entries.addAll(List.of("total", rounded(total), "exact", total.exact()));
            entries.addAll(List.of("base", rounded(scored.base().required())));
            Graded.Given grade = results.graded().of(scored.id());
            if (grade != null) {
                entries.addAll(List.of("grade", grade(grade, total)));
            }
            place(entries, "rank", results.standings().inClass(scored.id()));
            place(entries, "overall", results.standings().amongAll(scored.id()));
        }
        if (!scored.vetoes().isEmpty()) {
            entries.addAll(List.of(
                    "vetoes",
                    scored.vetoes().stream().map(ResultsDocument::veto).toList()));
        }
        Json chance = fairness.chance(scored);
        if (chance != null) {
            entries.addAll(List.of("chance", chance));
        }
        return entries;
    }

    private static Json grade(Graded.Given given, Rational total) {
        List<Object> entries = new ArrayList<>(List.of(
                "id", given.grade().id(),
                "name", given.grade().name().zh(),
                "nameEn", given.grade().name().en(),
                "band", given.band().band(),
                "decidedOn", total.exact(),
                "clause", given.clause()));
        if (given.because() != Graded.Because.BAND) {
            entries.addAll(List.of(
                    "because",
                    Spot.word(given.because()),
                    "byBand",
                    given.band().id()));
        }
        return Json.obj(entries.toArray());
    }

    private static void place(List<Object> entries, String key, Standings.@Nullable Place place) {
        if (place != null) {
            entries.addAll(List.of(key, Json.obj("place", place.rank(), "of", place.of(), "sharing", place.sharing())));
        }
    }

    private static Json veto(Scheme.Veto veto) {
        return Json.obj(
                "id", veto.id(),
                "name", veto.name().zh(),
                "nameEn", veto.name().en(),
                "effect", Spot.word(veto.effect()),
                "clause", veto.clause());
    }

    private Json selection(Scheme.Selection selection) {
        List<Object> entries = new ArrayList<>(List.of(
                "id", selection.id(),
                "name", selection.name().zh(),
                "nameEn", selection.name().en(),
                "purpose", Spot.word(selection.purpose()),
                "clause", selection.clause(),
                "members",
                        results.selected().members(selection.id()).stream()
                                .map(this::member)
                                .toList()));
        List<Selected.KeptOff> keptOff = results.selected().keptOff(selection.id());
        if (!keptOff.isEmpty()) {
            entries.addAll(List.of(
                    "keptOff",
                    keptOff.stream()
                            .map(it -> Json.obj(
                                    "id", it.appraisee(), "reason", Spot.word(it.reason()), "clause", it.clause()))
                            .toList()));
        }
        return Json.obj(entries.toArray());
    }

    private Json member(String id) {
        for (Scored scored : results.scored()) {
            if (scored.id().equals(id)) {
                Json closer = fairness.closer(scored);
                return closer == null
                        ? Json.obj("id", id, "name", scored.appraisee().name().zh())
                        : Json.obj("id", id, "name", scored.appraisee().name().zh(), "closer", closer);
            }
        }
        throw new IllegalStateException("a member of a list is an appraisee");
    }

    private String rounded(Rational value) {
        return value.rounded(parts.places(), parts.rounding());
    }
}

package org.minkao.evaluation.campaign;

import static org.minkao.evaluation.campaign.Decimals.plain;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;

/** Writes {@code rules.json}: the plan's scoring scheme in the one form that is hashed into the manifest. */
public final class RulesFile {
    private RulesFile() {}

    public static byte[] bytes(Plan plan) {
        return text(plan).getBytes(StandardCharsets.US_ASCII);
    }

    public static String text(Plan plan) {
        Plan.Scoring scoring = plan.scoring();
        return CanonicalJson.write(Json.obj(
                "v", 1,
                "scheme", scoring.scheme(),
                "minCell", plan.ballot().minCell(),
                "scale", scale(plan.scale()),
                "classes", classes(plan),
                "dimensions", dimensions(plan),
                "office", plain(scoring.office()),
                "society", plain(scoring.society()),
                "emptyClass", scoring.emptyClass(),
                "deductionCap", plain(scoring.deductionCap()),
                "rounding",
                        Json.obj(
                                "scale", scoring.rounding().scale(),
                                "mode", scoring.rounding().mode()),
                "grades", grades(plan)));
    }

    private static Json scale(Plan.Scale scale) {
        Map<String, Json> points = new LinkedHashMap<>();
        List<Plan.Option> rated = scale.rated();
        for (int i = 0; i < rated.size(); i++) {
            points.put(Integer.toString(i + 1), new Json.Str(plain(Plan.Scale.points(rated.get(i)))));
        }
        return new Json.Obj(points);
    }

    private static Json classes(Plan plan) {
        return Json.of(plan.voterClasses().stream()
                .map(v -> Json.obj("id", v.id(), "weight", Integer.toString(v.weight())))
                .toList());
    }

    private static Json dimensions(Plan plan) {
        return Json.of(plan.dimensions().stream()
                .map(d -> Json.obj(
                        "id", d.id(), "name", d.name(), "weight", plain(d.weight()), "items", items(d.items())))
                .toList());
    }

    private static Json items(List<Plan.Item> items) {
        return Json.of(items.stream()
                .map(item -> Json.obj("id", item.id(), "weight", plain(item.weight())))
                .toList());
    }

    private static Json grades(Plan plan) {
        return Json.of(plan.grades().stream()
                .map(g -> Json.obj("name", g.name(), "min", plain(g.min()), "max", plain(g.max())))
                .toList());
    }
}

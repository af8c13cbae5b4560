package org.minkao.local.demo;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the platform says at the end, read back through its interface, and held against what was played. */
final class Summary {
    private final Api api;
    private final String campaign;
    private final ObjectNode out = Api.JSON.createObjectNode();

    Summary(Api api, String campaign) {
        this.api = api;
        this.campaign = campaign;
        out.put("campaign", campaign);
    }

    ObjectNode read(Sample sample, Map<String, Double> seconds, String mongodb) {
        JsonNode plan = api.as("county-lin").get("/api/evaluation/v1/campaigns/" + campaign);
        ObjectNode phases = out.putObject("phases");
        plan.path("phases")
                .forEach(phase -> phases.putObject(phase.path("kind").asString())
                        .put(
                                "from",
                                phase.path("startedAt")
                                        .asString(phase.path("start").asString()))
                        .put(
                                "to",
                                phase.path("endedAt").asString(phase.path("end").asString())));
        ObjectNode issued = out.putObject("issued");
        api.as("county-lin")
                .get("/api/evaluation/v1/rosters/" + campaign)
                .path("styles")
                .forEach(style -> issued.put(
                        style.path("style").asString(),
                        style.path("invitations").asInt()));
        JsonNode turnout = api.publicly("/survey/campaigns/" + campaign + "/turnout");
        ObjectNode ballots = out.putObject("ballots");
        ObjectNode cast = ballots.putObject("cast");
        turnout.path("styles")
                .forEach(style -> cast.put(
                        style.path("style").asString(), style.path("ballots").asInt()));
        ballots.set("refused", turnout.path("refused"));
        score(sample);
        states("opinions", api.as("office-he").get("/api/survey/v1/campaigns/" + campaign + "/opinions"));
        states("inspections", api.as("county-lin").get("/api/evaluation/v1/campaigns/" + campaign + "/inspections"));
        String base = "/api/rectification/v1/campaigns/" + campaign;
        out.put(
                "findings",
                api.as("county-lin").get(base + "/findings").path("items").size());
        states("cases", api.as("county-lin").get(base + "/cases?inbox=all"));
        out.put("sanctions", inState(api.as("discipline-tang").get(base + "/sanctions"), "DECIDED"));
        out.put("lastingRules", inState(api.as("county-lin").get(base + "/lasting-rules"), "ADOPTED"));
        out.set(
                "notifications",
                api.as("county-lin")
                        .get("/api/notification/v1/campaigns/" + campaign + "/deliveries")
                        .path("counts"));
        ObjectNode stages = out.putObject("seconds");
        seconds.forEach(stages::put);
        out.put("mongodb", mongodb);
        out.putNull("verified");
        return out;
    }

    private void score(Sample sample) {
        JsonNode result =
                api.publicly("/evaluation/campaigns/" + campaign + "/result").path("result");
        JsonNode subject = result.path("subjects").path(0);
        ObjectNode score = out.putObject("score")
                .put("appraisee", subject.path("appraisee").asString())
                .put("total", subject.path("total").asString());
        ObjectNode marks = score.putObject("dimensions");
        subject.path("dimensions")
                .forEach(d -> marks.put(name(sample, d), d.path("mark").asString()));
        score.put("grade", subject.path("grade").asString());
    }

    private static String name(Sample sample, JsonNode dimension) {
        return sample.dimensions().stream()
                .filter(d -> d.id().equals(dimension.path("id").asString()))
                .map(Sample.Dimension::name)
                .findFirst()
                .orElseThrow();
    }

    private void states(String key, JsonNode list) {
        Map<String, Integer> counts = new TreeMap<>();
        list.path("items").forEach(item -> counts.merge(item.path("status").asString(), 1, Integer::sum));
        ObjectNode states = out.putObject(key);
        counts.forEach(states::put);
    }

    private static int inState(JsonNode list, String state) {
        return (int) list.path("items")
                .valueStream()
                .filter(item -> item.path("status").asString().equals(state))
                .count();
    }

    /** A number that is not what was played ends the demo loudly. */
    static void mustBe(String what, Object expected, Object found) {
        if (!Objects.equals(String.valueOf(expected), String.valueOf(found))) {
            throw Failure.check(
                    "核对不符：%s 应为 %s，平台给出 %s".formatted(what, expected, found),
                    "%s must be %s, the platform says %s".formatted(what, expected, found));
        }
    }
}

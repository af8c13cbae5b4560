package org.minkao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Encodings;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.survey.paging.Place;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports of interference through the real doors: who may write, who may read, what remains of them. */
class InterferenceModuleIT extends SurveyModule {
    private static final Instant SURVEY = Instant.parse("2026-12-18T07:31:42Z");
    private static final String TYPE = "minkao.survey.interference-reported.v1";
    private static final String TEXT = "有领导要求大家统一打满意";
    private static final String PHONE = "13800005678";
    private static final String AGENT = "marked-agent-5c1d";
    private static final String ADDRESS = "203.0.113.91";

    private TestCampaign campaign;
    private String inspection;

    @BeforeEach
    void freeze() {
        clock().put(SURVEY);
        campaign =
                TestCampaign.between(SURVEY.minus(Duration.ofDays(2)), SURVEY.plus(Duration.ofDays(9)), RECEIPT_SEED);
        String frozen = "minkao.evaluation.campaign-frozen.v1";
        ObjectNode event = (ObjectNode) JSON.readTree(Contracts.example(frozen));
        event.put("campaign", campaign.id())
                .put("manifest", Encodings.b64(campaign.manifest().write()))
                .put("manifestDigest", campaign.manifest().digest().hex())
                .put("surveyStart", seconds(SURVEY.minus(Duration.ofDays(2))));
        ObjectNode tang = ((ArrayNode) event.get("assignments")).addObject();
        tang.put("person", "discipline-tang").put("name", "唐守正").put("role", "discipline");
        tang.putArray("appraisees");
        play(CAMPAIGN_TOPIC, campaign.id(), frozen, 1, event);
        until("the campaign takes reports", () -> post(reports(), null, "{}").statusCode() == 400);
        inspection = token("discipline-tang", "discipline");
    }

    @Test
    void goesFromTheReporterToDisciplineInspectionAndBack() {
        HttpResponse<String> submitted = reported();
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        assertThat(submitted.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(json(submitted).propertyNames()).containsExactlyInAnyOrder("trackingCode", "status");
        String code = json(submitted).get("trackingCode").asString();

        JsonNode listed = json(get(desk(), inspection)).get("items").get(0);
        String id = listed.get("id").asString();
        assertThat(listed.get("text").asString()).isEqualTo(TEXT);
        assertThat(listed.get("about").asString()).isEqualTo("PRESSURE");
        assertThat(listed.get("contact").asString()).isEqualTo(PHONE);
        assertThat(listed.get("receivedOn").asString()).isEqualTo("2026-12-18");

        assertThat(post(step(id, "accept"), inspection, "").statusCode()).isEqualTo(200);
        JsonNode concluded = json(post(step(id, "conclude"), inspection, """
                {"outcome":"SUBSTANTIATED","reason":"经谈话核实，情况属实"}"""));
        assertThat(concluded.get("status").asString()).isEqualTo("SUBSTANTIATED");
        assertThat(concluded.get("history").get(2).get("reason").asString()).isEqualTo("经谈话核实，情况属实");
        assertThat(post(step(id, "close"), inspection, "{\"reason\":\"已移送处理\"}").statusCode())
                .isEqualTo(200);
        assertThat(json(get("/api/survey/v1/interference-reports/" + id, inspection))
                        .get("version")
                        .asInt())
                .isEqualTo(4);

        JsonNode followed = json(track(code));
        assertThat(followed.propertyNames()).containsExactlyInAnyOrder("status", "steps");
        assertThat(followed.get("steps").valueStream().map(s -> s.get("status").asString()))
                .containsExactly("RECEIVED", "ACCEPTED", "SUBSTANTIATED", "CLOSED");
        assertThat(followed.toString()).doesNotContain("discipline-tang", "核实", TEXT);

        List<IncomingEvent> audit =
                Events.await(AUDIT_TOPIC, event -> event.key().equals("interferenceReports/" + id), 3);
        audit.forEach(event -> {
            Contracts.validate(event.type(), event.data());
            JsonNode entry = JSON.readTree(event.data());
            assertThat(entry.propertyNames()).containsExactlyInAnyOrder("who", "action", "subject", "at");
            assertThat(entry.get("who").asString()).isEqualTo("discipline-tang");
        });
    }

    @Test
    void goesOnBehindTheLastReportSeenAndRefusesAnyOtherCursor() {
        for (int i = 0; i < 3; i++) {
            reported();
        }
        HttpResponse<String> all = get(desk(), inspection);
        assertThat(json(all).propertyNames()).containsExactly("items");
        JsonNode first = json(all).get("items").get(0);
        Place seen = new Place(
                LocalDate.parse(first.get("receivedOn").asString()),
                first.get("id").asString());

        HttpResponse<String> rest = get(desk() + "?status=RECEIVED&after=" + seen.cursor(), inspection);
        assertThat(json(rest).get("items")).hasSize(2).doesNotContain(first);
        assertThat(json(get(desk() + "?status=CLOSED", inspection)).get("items"))
                .isEmpty();
        problem(get(desk() + "?after=nonsense", inspection), 400, "FIELD_INVALID", "after");
        problem(get(desk() + "?status=LOST", inspection), 400, "FIELD_INVALID", "status");
    }

    @Test
    void tellsTheOtherRoomsTheDayAndNothingElse() {
        reported();
        String id = json(get(desk(), inspection)).get("items").get(0).get("id").asString();

        List<IncomingEvent> sent =
                Events.await(INTERFERENCE_TOPIC, event -> event.key().equals(id), 1);

        assertThat(sent).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(TYPE);
            Contracts.validate(TYPE, event.data());
            assertThat(JSON.readTree(event.data()).propertyNames())
                    .containsExactlyInAnyOrder("campaign", "report", "receivedOn");
            assertThat(event.time()).isEqualTo(Instant.parse("2026-12-17T16:00:00Z"));
        });
    }

    @Test
    void aDumpOfTheDatabaseShowsNothing() {
        String code = json(reported()).get("trackingCode").asString();
        String id = json(get(desk(), inspection)).get("items").get(0).get("id").asString();
        post(step(id, "accept"), inspection, "");
        post(step(id, "conclude"), inspection, "{\"outcome\":\"UNSUBSTANTIATED\",\"reason\":\"查无实据的标记\"}");
        Events.await(INTERFERENCE_TOPIC, event -> event.key().equals(id), 1);

        List<String> places = new ArrayList<>();
        try (MongoDoor door =
                new MongoDoor(new MongoSettings(setting("minkao.mongodb.uri"), setting("minkao.mongodb.database")))) {
            for (String collection : door.database().listCollectionNames()) {
                door.database()
                        .getCollection(collection, BsonDocument.class)
                        .find()
                        .forEach(document -> places.add(document.toJson()));
            }
            BsonDocument state = door.database()
                    .getCollection("interferenceReports", BsonDocument.class)
                    .find(new BsonDocument("_id", new org.bson.BsonString(id)))
                    .first();
            assertThat(state).isNotNull();
            assertThat(state.getDocument("state").values()).noneMatch(value -> value instanceof BsonDateTime);
        }
        // The scan sees what it is given: the report is there, under its hash.
        assertThat(places).anyMatch(place -> place.contains(id));
        for (String mark : List.of(TEXT, PHONE, "PRESSURE", code, "查无实据的标记", AGENT, ADDRESS, "staff-liu")) {
            assertThat(places).as(mark).noneMatch(place -> place.contains(mark));
        }
    }

    @Test
    void opensToDisciplineOnly() {
        reported();
        String id = json(get(desk(), inspection)).get("items").get(0).get("id").asString();
        for (String role : List.of(
                "county",
                "office",
                "leader",
                "deputy",
                "chief",
                "staff",
                "inspector",
                "auditor",
                "ops",
                "subscriber")) {
            String other = token(role + "-x", role);
            assertThat(get(desk(), other).statusCode()).as(role).isEqualTo(403);
            assertThat(get("/api/survey/v1/interference-reports/" + id, other).statusCode())
                    .as(role)
                    .isEqualTo(403);
            assertThat(post(step(id, "accept"), other, "").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        String elsewhere = token("discipline-qi", "discipline");
        assertThat(get(desk(), elsewhere).statusCode()).isEqualTo(403);
        assertThat(get("/api/survey/v1/interference-reports/" + id, elsewhere).statusCode())
                .isEqualTo(404);
        assertThat(get(desk(), null).statusCode()).isEqualTo(401);
        assertThat(get("/api/survey/v1/interference-reports/" + id, null).statusCode())
                .isEqualTo(401);
        assertThat(json(get("/api/survey/v1/interference-reports/" + id, inspection))
                        .get("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void answersBadInputWithAProblemThatNamesTheField() {
        problem(post(reports(), null, "{}"), 400, "FIELD_MISSING", "text");
        problem(post(reports(), null, "{\"text\":\"x\",\"about\":\"BRIBE\"}"), 400, "FIELD_INVALID", "about");
        problem(post(reports(), null, "{\"text\":\"x\",\"ip\":\"1\"}"), 400, "UNKNOWN_FIELD", "ip");
        assertThat(post(reports(), null, "{\"text\":\"" + "长".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        problem(
                post(
                        "/api/public/v1/survey/campaigns/" + "b".repeat(26) + "/interference-reports",
                        null,
                        "{\"text\":\"x\"}"),
                404,
                "UNKNOWN_CAMPAIGN",
                "campaign");
        HttpResponse<String> unknown = track("abcdefghijklmnopqrstuvwxyz");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("code").asString()).isEqualTo("UNKNOWN_REPORT_CODE");
        reported();
        String id = json(get(desk(), inspection)).get("items").get(0).get("id").asString();
        HttpResponse<String> early = post(step(id, "close"), inspection, "{\"reason\":\"办结\"}");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(early).get("code").asString()).isEqualTo("STEP_NOT_ALLOWED");
    }

    private static void problem(HttpResponse<String> response, int status, String code, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).get("code").asString()).isEqualTo(code);
        assertThat(json(response).get("field").asString()).isEqualTo(field);
    }

    /** As somebody who is logged in, and whose address a careless proxy passed on. */
    private HttpResponse<String> reported() {
        return send(request(reports())
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token("staff-liu", "staff"))
                .header("User-Agent", AGENT)
                .header("X-Forwarded-For", ADDRESS)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("""
                        {"text":"%s","about":"PRESSURE","contact":"%s"}""".formatted(TEXT, PHONE))));
    }

    private String reports() {
        return "/api/public/v1/survey/campaigns/" + campaign.id() + "/interference-reports";
    }

    private String desk() {
        return "/api/survey/v1/campaigns/" + campaign.id() + "/interference-reports";
    }

    private static String step(String report, String name) {
        return "/api/survey/v1/interference-reports/" + report + "/" + name;
    }

    private HttpResponse<String> track(String code) {
        return get("/api/public/v1/survey/interference-reports/" + code, null);
    }
}

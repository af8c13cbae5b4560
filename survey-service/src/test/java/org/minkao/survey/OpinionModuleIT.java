package org.minkao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.survey.paging.Place;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.TestIssuer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opinions and questionnaire through the real doors. */
class OpinionModuleIT extends SurveyModule {
    private static final Instant CONSULTATION = Instant.parse("2026-12-07T02:00:00Z");
    private static final String PHONE = "13800001234";

    private TestCampaign campaign;

    @BeforeEach
    void freeze() {
        clock().put(CONSULTATION);
        campaign = TestCampaign.between(
                CONSULTATION.plus(Duration.ofDays(9)), CONSULTATION.plus(Duration.ofDays(24)), RECEIPT_SEED);
        playFrozen(campaign, CONSULTATION.plus(Duration.ofDays(9)));
        until("the campaign takes opinions", () -> post(web(), null, "{}").statusCode() == 400);
    }

    @Test
    void followsAnOpinionFromTheFormToItsClosedCase() {
        String office = token("office-he", "office");
        HttpResponse<String> submitted = post(web(), null, """
                {"appraisee":"service-centre","text":"会议室空调报修一周未处理，\\n联系了三次。","contact":"%s"}""".formatted(PHONE));
        assertThat(submitted.statusCode()).isEqualTo(201);
        String code = json(submitted).get("trackingCode").asString();
        assertThat(json(submitted).get("status").asString()).isEqualTo("RECEIVED");

        JsonNode listed = json(get(office(), office)).get("items").get(0);
        String id = listed.get("id").asString();
        assertThat(listed.get("contact").asString()).isEqualTo(PHONE);
        assertThat(listed.has("trackingCode")).isFalse();

        assertThat(post(step(id, "triage"), office, """
                {"appraisee":"service-centre","item":"q02","severity":"MAJOR"}""").statusCode()).isEqualTo(200);
        JsonNode raised = json(post(step(id, "raise-finding"), office, """
                {"text":"会议室空调报修一周未处理"}"""));
        assertThat(raised.get("status").asString()).isEqualTo("FINDING_RAISED");
        assertThat(raised.get("version").asInt()).isEqualTo(3);

        List<IncomingEvent> sent =
                Events.await(OPINION_TOPIC, event -> event.key().equals(id), 2);
        sent.forEach(event -> Contracts.validate(event.type(), event.data()));
        assertThat(sent)
                .extracting(IncomingEvent::type)
                .containsExactly("minkao.survey.opinion-received.v1", "minkao.survey.opinion-finding-raised.v1");
        sent.forEach(event ->
                assertThat(new String(event.data(), StandardCharsets.UTF_8)).doesNotContain(PHONE, code, "联系了三次"));

        playCase("minkao.rectification.case-opened.v1", id, 1);
        until("the author sees the case", () -> json(track(code)).has("case"));
        JsonNode waiting = json(track(code));
        assertThat(waiting.get("case").get("status").asString()).isEqualTo("OPENED");
        assertThat(waiting.get("case").get("deadline").asString()).isEqualTo("2027-01-08");

        playCase("minkao.rectification.case-closed.v1", id, 2);
        until(
                "the opinion is closed",
                () -> json(track(code)).get("status").asString().equals("CLOSED"));
        JsonNode closed = json(track(code));
        assertThat(closed.get("case").get("outcome").asString()).isEqualTo("FIXED");
        assertThat(closed.get("steps").valueStream().map(s -> s.get("status").asString()))
                .containsExactly("RECEIVED", "TRIAGED", "FINDING_RAISED", "CLOSED");
        assertThat(closed.toString()).doesNotContain("office-he", PHONE, "联系");
    }

    @Test
    void recordsTheOfficesCommandsForTheAudit() {
        String office = token("office-he", "office");
        JsonNode entered = json(post(office(), office, """
                {"channel":"LETTER","text":"来信反映办事效率低","receivedOn":"2026-12-05"}"""));
        String id = entered.get("id").asString();
        assertThat(entered.get("trackingCode").asString()).hasSize(26);
        post(step(id, "triage"), office, """
                {"appraisee":"service-centre","severity":"MINOR"}""");
        post(step(id, "answer"), office, """
                {"text":"已改进取号流程"}""");
        post(step(id, "close"), office, """
                {"reason":"已电话告知"}""");

        List<IncomingEvent> audit =
                Events.await(AUDIT_TOPIC, event -> event.key().equals("opinions/" + id), 4);
        audit.forEach(event -> Contracts.validate(event.type(), event.data()));
        assertThat(audit.stream()
                        .map(event -> JSON.readTree(event.data()).get("action").asString()))
                .containsExactly("ReceiveOpinion", "TriageOpinion", "AnswerOpinion", "CloseOpinion");
        assertThat(json(track(entered.get("trackingCode").asString()))
                        .get("answer")
                        .asString())
                .isEqualTo("已改进取号流程");
    }

    @Test
    void keepsNeitherContactNorCodeInTheClear() {
        HttpResponse<String> submitted = post(web(), null, """
                {"text":"希望延长服务时间","contact":"%s"}""".formatted(PHONE));
        String code = json(submitted).get("trackingCode").asString();
        List<String> documents = new ArrayList<>();
        try (MongoDoor door =
                new MongoDoor(new MongoSettings(setting("minkao.mongodb.uri"), setting("minkao.mongodb.database")))) {
            door.database()
                    .getCollection("opinions", BsonDocument.class)
                    .find()
                    .forEach(document -> documents.add(document.toJson()));
        }
        assertThat(documents)
                .anyMatch(document -> document.contains("希望延长服务时间"))
                .noneMatch(document -> document.contains(PHONE) || document.contains(code));
    }

    @Test
    void showsEachOnlyWhatIsHis() {
        post(web(), null, """
                {"appraisee":"service-centre","text":"办事快","contact":"%s"}""".formatted(PHONE));

        HttpResponse<String> chief = get(office(), token("chief-chen", "chief"));
        assertThat(json(chief).get("items")).hasSize(1);
        assertThat(chief.body()).doesNotContain(PHONE);
        assertThat(get(office(), token("leader-gao", "leader")).body()).doesNotContain(PHONE);
        assertThat(get(office(), token("chief-li", "chief")).statusCode()).isEqualTo(403);
        assertThat(get(office(), token("staff-sun", "staff")).statusCode()).isEqualTo(403);
        assertThat(post(office(), token("chief-chen", "chief"), "{}").statusCode())
                .isEqualTo(403);
    }

    @Test
    void pagesByWhatTheAnswerGaveAsNextAndRefusesAnythingElse() {
        String office = token("office-he", "office");
        for (int i = 0; i < 3; i++) {
            post(web(), null, "{\"text\":\"意见之%d\"}".formatted(i));
        }
        HttpResponse<String> all = get(office(), office);
        assertThat(json(all).propertyNames()).containsExactly("items");
        JsonNode first = json(all).get("items").get(0);
        Place seen = new Place(
                LocalDate.parse(first.get("receivedOn").asString()),
                first.get("id").asString());

        assertThat(json(get(office() + "?after=" + seen.cursor(), office)).get("items"))
                .hasSize(2)
                .doesNotContain(first);
        assertThat(json(get(office() + "?status=RECEIVED", office)).get("items"))
                .hasSize(3);
        assertThat(json(get(office() + "?status=CLOSED", office)).get("items")).isEmpty();
        problem(get(office() + "?after=nonsense", office), 400, "FIELD_INVALID", "after");
        problem(get(office() + "?after=", office), 400, "FIELD_INVALID", "after");
        problem(get(office() + "?status=LOST", office), 400, "FIELD_INVALID", "status");
    }

    @Test
    void letsNobodyInWithoutATokenOfThisService() {
        assertThat(get(office(), null).statusCode()).isEqualTo(401);
        TestIssuer issuer = TestIssuer.shared();
        for (String bad : List.of(
                issuer.expired("office-he", "office"),
                issuer.forAnotherAudience("office-he", "office"),
                issuer.fromAnotherIssuer("office-he", "office"),
                issuer.byForeignKey("office-he", "office"),
                issuer.unsigned("office-he", "office"),
                "nonsense")) {
            assertThat(get(office(), bad).statusCode()).isEqualTo(401);
        }
        assertThat(get(office(), token("office-he", "office")).statusCode()).isEqualTo(200);
    }

    @Test
    void answersBadInputWithAProblemThatNamesTheField() {
        String office = token("office-he", "office");
        problem(post(web(), null, "{\"text\":\"\"}"), 400, "FIELD_INVALID", "text");
        problem(post(web(), null, "{\"text\":\"好\",\"appraisee\":\"nobody\"}"), 400, "UNKNOWN_APPRAISEE", "appraisee");
        problem(post(web(), null, "{\"text\":5}"), 400, "FIELD_INVALID", "text");
        problem(post(web(), null, "{\"words\":\"好\"}"), 400, "UNKNOWN_FIELD", "words");
        assertThat(post(web(), null, "{").statusCode()).isEqualTo(400);
        assertThat(post(web(), null, "{\"text\":\"" + "长".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        problem(
                post("/api/public/v1/survey/campaigns/" + "b".repeat(26) + "/opinions", null, "{\"text\":\"你好\"}"),
                404,
                "UNKNOWN_CAMPAIGN",
                "campaign");
        assertThat(json(track("abcdefghijklmnopqrstuvwxyz")).get("code").asString())
                .isEqualTo("UNKNOWN_TRACKING_CODE");
        assertThat(get("/api/survey/v1/opinions/nothing", office).statusCode()).isEqualTo(404);
        problem(
                post(office(), office, "{\"channel\":\"FAX\",\"text\":\"来信\",\"receivedOn\":\"2026-12-01\"}"),
                400,
                "FIELD_INVALID",
                "channel");
    }

    @Test
    void takesOpinionsLongerOnceTwoPeopleMovedTheLastDay() {
        JsonNode example = JSON.readTree(Contracts.example("minkao.evaluation.campaign-frozen.v1"));
        LocalDate lastDay = LocalDate.parse(example.at("/phases/3/end").asString());
        clock().put(lastDay.plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC));
        String late = "{\"text\":\"整改期间又出了问题\"}";
        assertThat(json(post(web(), null, late)).get("code").asString()).isEqualTo("OPINIONS_CLOSED");

        ObjectNode changed = (ObjectNode) JSON.readTree(Contracts.example("minkao.evaluation.plan-changed.v1"));
        changed.put("campaign", campaign.id());
        changed.set("phases", example.path("phases"));
        ((ObjectNode) changed.at("/phases/3")).put("end", lastDay.plusDays(30).toString());
        play(CAMPAIGN_TOPIC, campaign.id(), "minkao.evaluation.plan-changed.v1", 2, changed);

        until("opinions are taken again", () -> post(web(), null, late).statusCode() == 201);
    }

    @Test
    void showsTheQuestionsToEveryone() {
        String path = "/api/public/v1/survey/campaigns/" + campaign.id() + "/questionnaire";
        // Another reader of the same event than the one that lets opinions in.
        until("the questionnaire", () -> get(path, null).statusCode() == 200);
        JsonNode shown = json(get(path, null));

        assertThat(shown.get("title").asString()).isEqualTo("示例局民主考评");
        assertThat(shown.get("items").valueStream().map(i -> i.get("question").asString()))
                .containsExactly("年度工作任务完成得好", "办事不推诿、不拖拉");
        assertThat(shown.get("scale")).hasSize(6);
        assertThat(shown.get("subjects").get(0).get("id").asString()).isEqualTo("service-centre");
        assertThat(get("/api/public/v1/survey/campaigns/" + "c".repeat(26) + "/questionnaire", null)
                        .statusCode())
                .isEqualTo(404);
    }

    private static void problem(HttpResponse<String> response, int status, String code, String field) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode problem = json(response);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.get("type").asString()).startsWith("urn:problem:survey:");
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("field").asString()).isEqualTo(field);
        assertThat(problem.get("detail").asString()).isNotBlank();
    }

    private void playCase(String type, String opinion, long sequence) {
        ObjectNode event = (ObjectNode) JSON.readTree(Contracts.example(type));
        event.put("campaign", campaign.id()).put("case", "case-of-" + opinion);
        event.putObject("source").put("kind", "OPINION").put("ref", opinion);
        play(CASE_TOPIC, "case-of-" + opinion, type, sequence, event);
    }

    private String web() {
        return "/api/public/v1/survey/campaigns/" + campaign.id() + "/opinions";
    }

    private String office() {
        return "/api/survey/v1/campaigns/" + campaign.id() + "/opinions";
    }

    private static String step(String opinion, String name) {
        return "/api/survey/v1/opinions/" + opinion + "/" + name;
    }

    private HttpResponse<String> track(String code) {
        return get("/api/public/v1/survey/opinions/" + code, null);
    }
}

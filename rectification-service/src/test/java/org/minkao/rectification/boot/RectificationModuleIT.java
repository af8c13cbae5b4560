package org.minkao.rectification.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestIssuer;
import org.minkao.testkit.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real broker and database; its neighbours are played from contract examples. */
@SpringBootTest(classes = RectificationService.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RectificationModuleIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final String EXAMPLE = "aaaqeayeaudaocajbifqydiob4";
    private static final String CAMPAIGN = campaign();
    private static final String API = "/api/rectification/v1";
    private static final String CASES = "minkao.rectification.case";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String COUNTY = ISSUER.token("county-lin", "county");
    private static final String OFFICE = ISSUER.token("office-he", "office");
    private static final String DEPUTY = ISSUER.token("deputy-wu", "deputy");
    private static final String CHIEF = ISSUER.token("chief-chen", "chief");
    private static final String INSPECTOR = ISSUER.token("inspector-xu", "inspector");
    private static final String DISCIPLINE = ISSUER.token("discipline-qin", "discipline");
    private static final String LEADER = ISSUER.token("leader-gao", "leader");
    private static final String ELSEWHERE = ISSUER.token("chief-li", "chief");

    private final Environment environment;

    RectificationModuleIT(@Autowired Environment environment) {
        this.environment = environment;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ServiceProperties.register(registry, "rectification");
    }

    @BeforeAll
    static void topics() {
        TestKafka.create(
                "minkao.evaluation.campaign",
                "minkao.evaluation.inspection",
                "minkao.evaluation.result",
                "minkao.survey.opinion",
                CASES,
                "minkao.rectification.sanction",
                "minkao.rectification.lasting-rule",
                "minkao.rectification.audit");
    }

    @Test
    @Order(1)
    void raisesFindingsWhateverComesFirst() {
        play("result-published", "minkao.evaluation.result", CAMPAIGN, 1);
        play("inspection-confirmed", "minkao.evaluation.inspection", "insp-1-" + CAMPAIGN, 1);
        Events.play(
                "minkao.survey.opinion",
                "op-1-" + CAMPAIGN,
                "minkao.survey.opinion-finding-raised.v1",
                1,
                example("minkao.survey.opinion-finding-raised.v1"));
        play("campaign-frozen", "minkao.evaluation.campaign", CAMPAIGN, 1);
        play("phase-started", "minkao.evaluation.campaign", CAMPAIGN, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(findingIds())
                        .containsExactlyInAnyOrder(
                                CAMPAIGN + "-onsite-insp-1.q01",
                                CAMPAIGN + "-onsite-insp-1.q02",
                                CAMPAIGN + "-opinion-op-1.q02",
                                CAMPAIGN + "-result-service-centre.q02"));
    }

    @Test
    @Order(2)
    void aReplayChangesNothing() {
        List<String> before = findingIds();
        play("result-published", "minkao.evaluation.result", CAMPAIGN, 1);
        play("inspection-confirmed", "minkao.evaluation.inspection", "insp-1-" + CAMPAIGN, 1);
        play("inspection-confirmed", "minkao.evaluation.inspection", "insp-1-" + CAMPAIGN, 2);
        // What comes last on the same key shows that everything before it was handled.
        Events.play(
                "minkao.evaluation.inspection",
                "insp-1-" + CAMPAIGN,
                "minkao.evaluation.inspection-confirmed.v1",
                3,
                example("minkao.evaluation.inspection-confirmed.v1").replace("insp-1", "insp-9"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(findingIds()).contains(CAMPAIGN + "-onsite-insp-9.q01"));
        assertThat(findingIds()).hasSize(before.size() + 2).containsAll(before);
    }

    @Test
    @Order(3)
    void takesOneFindingToAClosedCaseWithLastingRuleAndSanction() {
        String finding = CAMPAIGN + "-opinion-op-1.q02";
        JsonNode opened = ok(201, post(OFFICE, "/findings/" + finding + "/open-case", "{\"title\":\"空调报修慢\"}"));
        String id = opened.path("id").asString();
        String at = "/cases/" + id;
        assertThat(opened.path("number").asString()).isEqualTo("ZG-2026-001");
        assertThat(ok(200, get(OFFICE, "/findings/" + finding)).path("status").asString())
                .isEqualTo("CASE_OPENED");
        problem(409, "STEP_NOT_ALLOWED", post(OFFICE, "/findings/" + finding + "/open-case", "{}"));

        ok(200, post(OFFICE, at + "/assign", "{\"owner\":\"chief-chen\"}"));
        assertThat(numbers(CHIEF, "mine")).containsExactly("ZG-2026-001");
        problem(404, "CASE_NOT_FOUND", get(ELSEWHERE, at));
        String due = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
        ok(200, post(CHIEF, at + "/plan", "{\"measures\":[{\"text\":\"两小时内响应\",\"due\":\"" + due + "\"}]}"));
        problem(403, "NOT_ALLOWED", post(CHIEF, at + "/approve-plan", "{\"reason\":\"自己同意\"}"));
        ok(200, post(DEPUTY, at + "/approve-plan", "{\"reason\":\"措施可行\"}"));
        ok(200, post(CHIEF, at + "/start", ""));
        ok(200, post(CHIEF, at + "/extension", "{\"workingDays\":3,\"reason\":\"等待配件\"}"));
        ok(200, post(DEPUTY, at + "/extension/approve", "{\"reason\":\"同意\"}"));

        String sha256 = ok(201, send(CHIEF, "POST", API + at + "/evidence", "text/plain", "整改前后对比"))
                .path("sha256")
                .asString();
        problem(400, "EVIDENCE_TYPE", send(CHIEF, "POST", API + at + "/evidence", "image/png", "no png"));
        ok(200, post(CHIEF, at + "/progress", "{\"note\":\"空调已修复\",\"evidence\":[\"" + sha256 + "\"]}"));
        assertThat(get(INSPECTOR, at + "/evidence/" + sha256).body()).isEqualTo("整改前后对比");
        assertThat(get(ELSEWHERE, at + "/evidence/" + sha256).statusCode()).isEqualTo(404);

        problem(409, "STEP_NOT_ALLOWED", post(COUNTY, at + "/close", "{\"reason\":\"跳过\"}"));
        ok(200, post(CHIEF, at + "/submit", "{\"summary\":\"全部完成\",\"outcome\":\"FIXED\"}"));
        ok(200, post(COUNTY, at + "/verify", "{\"reason\":\"现场核实\"}"));
        problem(409, "SAME_PERSON", post(COUNTY, at + "/confirm", confirm()));
        ok(200, post(OFFICE, at + "/confirm", confirm()));
        JsonNode closed = ok(200, post(COUNTY, at + "/close", "{\"reason\":\"销号\"}"));
        assertThat(closed.path("status").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("outcome").asString()).isEqualTo("FIXED");

        explainsTheDeadline(at);
        sanction(id);
        lastingRule(id);
        eventsKeepTheirContracts(id);
    }

    @Test
    @Order(4)
    void theLedgerIsPublicAndNamesNobody() {
        HttpResponse<String> answer =
                send(null, "GET", "/api/public/v1/rectification/campaigns/" + CAMPAIGN + "/ledger", null, null);
        JsonNode ledger = ok(200, answer);
        assertThat(ledger.path("items").path(0).path("status").asString()).isEqualTo("CLOSED");
        assertThat(ledger.path("counts").path("CLOSED").asInt()).isEqualTo(1);
        assertThat(ledger.path("lastingRules").path(0).path("title").asString()).isEqualTo("报修限时响应办法");
        assertThat(ledger.path("sanctions").asInt()).isEqualTo(1);
        assertThat(ledger.path("twoPersonSteps").path("EXTENSION").asInt()).isEqualTo(1);
        assertThat(ledger.path("twoPersonSteps").path("NOT_FEASIBLE").asInt()).isZero();
        assertThat(ledger.path("twoPersonSteps").path("SANCTION").asInt()).isEqualTo(1);
        for (String person : List.of("chief-chen", "county-lin", "office-he", "deputy-wu")) {
            assertThat(answer.body()).doesNotContain(person);
        }
    }

    @Test
    @Order(4)
    void stepsOfTwoPeopleAreCountedForAllAndNamedForThoseWhoOversee() {
        String steps = "/campaigns/" + CAMPAIGN + "/two-person-steps";
        HttpResponse<String> open = send(null, "GET", "/api/public/v1/rectification" + steps, null, null);
        assertThat(ok(200, open).path("counts").toString())
                .isEqualTo("{\"EXTENSION\":1,\"NOT_FEASIBLE\":0,\"SANCTION\":1}");
        assertThat(open.body()).doesNotContain("chief-chen", "同意");

        JsonNode extension = ok(200, get(DISCIPLINE, steps)).path("items").path(0);
        assertThat(extension.path("kind").asString()).isEqualTo("EXTENSION");
        assertThat(extension.path("subject").asString()).isEqualTo("cases/ZG-2026-001");
        assertThat(extension.path("first").path("person").asString()).isEqualTo("chief-chen");
        assertThat(extension.path("first").path("reason").asString()).isEqualTo("等待配件");
        assertThat(extension.path("second").path("person").asString()).isEqualTo("deputy-wu");
        assertThat(extension.path("second").path("reason").asString()).isEqualTo("同意");
        assertThat(extension.path("first").path("role").asString()).isEqualTo("chief");
        assertThat(extension.path("second").path("role").asString()).isEqualTo("deputy");
        for (String hand : List.of("first", "second")) {
            assertThat(Instant.parse(extension.path(hand).path("at").asString()))
                    .isBetween(Instant.now().minusSeconds(600), Instant.now());
        }
        JsonNode seenByLeader = ok(200, get(LEADER, steps)).path("items");
        assertThat(seenByLeader).hasSize(2);
        assertThat(seenByLeader.path(1).path("first").path("reason").asString()).isEqualTo("迟报");
        JsonNode seenByCounty = ok(200, get(COUNTY, steps)).path("items").path(1);
        assertThat(seenByCounty.path("kind").asString()).isEqualTo("SANCTION");
        assertThat(seenByCounty.path("second").path("person").asString()).isEqualTo("leader-gao");
        assertThat(seenByCounty.path("first").path("reason").isNull()).isTrue();
        assertThat(seenByCounty.path("second").path("reason").isNull()).isTrue();
        problem(403, "NOT_ALLOWED", get(OFFICE, steps));
        problem(403, "NOT_ALLOWED", get(CHIEF, steps));
        problem(401, "LOGIN_REQUIRED", send(null, "GET", API + steps, null, null));
    }

    @Test
    @Order(5)
    void theDeputyKeepsALog() {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        ok(201, post(DEPUTY, "/campaigns/" + CAMPAIGN + "/deputy-log", """
                        {"kind":"VISIT","appraisee":"service-centre","heldOn":"%s","subject":"走访服务大厅","notes":"听取意见"}
                        """.formatted(today)));
        assertThat(ok(200, get(COUNTY, "/campaigns/" + CAMPAIGN + "/deputy-log"))
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void letsNobodyInWithoutAGoodToken() {
        String path = API + "/campaigns/" + CAMPAIGN + "/cases";
        for (String bad : List.of(
                ISSUER.forAnotherAudience("county-lin", "county"),
                ISSUER.expired("county-lin", "county"),
                ISSUER.byForeignKey("county-lin", "county"),
                ISSUER.unsigned("county-lin", "county"))) {
            problem(401, "LOGIN_REQUIRED", send(bad, "GET", path, null, null));
        }
        problem(401, "LOGIN_REQUIRED", send(null, "GET", path, null, null));
    }

    @Test
    void refusesAFileThatIsTooLargeAndABodyThatIsTooLarge() {
        String at = API + "/cases/nothing/evidence";
        String large = "x".repeat(8 * 1024 * 1024 + 1);
        problem(413, "TOO_LARGE", send(CHIEF, "POST", at, "text/plain", large));
        String wide = "{\"reason\":\"" + "x".repeat(300_000) + "\"}";
        problem(413, "TOO_LARGE", post(COUNTY, "/cases/nothing/close", wide));
    }

    @Test
    void isReadyAndDescribesItself() {
        String ready = "http://127.0.0.1:" + port("local.management.port") + "/actuator/health/readiness";
        assertThat(exchange(HttpRequest.newBuilder(URI.create(ready))).statusCode())
                .isEqualTo(200);
        JsonNode docs = ok(200, send(null, "GET", "/api/public/v1/rectification/docs", null, null));
        JsonNode assign = docs.path("paths").path(API + "/cases/{id}/assign").path("post");
        assertThat(assign.path("parameters")
                        .valueStream()
                        .map(p -> p.path("name").asString()))
                .containsExactly("id", "If-Match");
        assertThat(assign.path("requestBody").isObject()).isTrue();
    }

    private void explainsTheDeadline(String at) {
        JsonNode why = ok(200, get(CHIEF, at + "/deadline"));
        assertThat(why.path("workingDays").asInt()).isEqualTo(20);
        assertThat(why.path("extendedBy").asInt()).isEqualTo(3);
        int counted = 0;
        for (JsonNode day : why.path("days")) {
            counted += day.path("counted").asBoolean() ? 1 : 0;
            assertThat(day.path("reason").asString()).isNotBlank();
        }
        assertThat(counted).isEqualTo(23);
    }

    private void sanction(String caseId) {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        String proposal = """
                {"case":"%s","appraisee":"service-centre","person":"chief-chen","severity":"MINOR","ground":"迟报"}
                """.formatted(caseId);
        String at = "/sanctions/"
                + ok(201, post(DISCIPLINE, "/campaigns/" + CAMPAIGN + "/sanctions", proposal))
                        .path("id")
                        .asString();
        problem(409, "STEP_NOT_ALLOWED", post(LEADER, at + "/decide", "{\"level\":\"REMINDER\",\"reason\":\"x\"}"));
        ok(200, post(DISCIPLINE, at + "/hearing", "{\"heldOn\":\"" + today + "\",\"statement\":\"今后按时\"}"));
        problem(409, "SAME_PERSON", post(DISCIPLINE, at + "/decide", "{\"level\":\"REMINDER\",\"reason\":\"x\"}"));
        problem(400, "LEVEL_DOES_NOT_FIT", post(LEADER, at + "/decide", "{\"level\":\"TRANSFER\",\"reason\":\"x\"}"));
        ok(200, post(LEADER, at + "/decide", "{\"level\":\"REMINDER\",\"reason\":\"初次迟报\"}"));
        assertThat(ok(200, get(CHIEF, at)).path("decision").path("level").asString())
                .isEqualTo("REMINDER");
        problem(404, "SANCTION_NOT_FOUND", get(OFFICE, at));
    }

    private void lastingRule(String caseId) {
        String draft = """
                {"kind":"WORK","title":"报修限时响应办法","text":"两小时内响应。","cases":["%s"]}
                """.formatted(caseId);
        String at = "/lasting-rules/"
                + ok(201, post(CHIEF, "/campaigns/" + CAMPAIGN + "/lasting-rules", draft))
                        .path("id")
                        .asString();
        assertThat(ok(200, post(LEADER, at + "/adopt", "{\"reason\":\"同意施行\"}"))
                        .path("status")
                        .asString())
                .isEqualTo("ADOPTED");
    }

    private static void eventsKeepTheirContracts(String id) {
        List<IncomingEvent> ofCase = Events.await(CASES, e -> e.key().equals(id), 13);
        assertThat(ofCase.getFirst().type()).isEqualTo("minkao.rectification.case-opened.v1");
        assertThat(ofCase.getLast().type()).isEqualTo("minkao.rectification.case-closed.v1");
        for (int i = 0; i < ofCase.size(); i++) {
            assertThat(ofCase.get(i).sequence()).isEqualTo(i + 1);
            Contracts.validate(ofCase.get(i).type(), ofCase.get(i).data());
        }
        for (String topic : List.of("minkao.rectification.sanction", "minkao.rectification.lasting-rule")) {
            IncomingEvent sent = Events.await(topic, e -> text(e).contains(CAMPAIGN));
            Contracts.validate(sent.type(), sent.data());
        }
        IncomingEvent audit = Events.await(
                "minkao.rectification.audit", e -> text(e).contains("\"CloseCase\"") && text(e).contains(id));
        Contracts.validate(audit.type(), audit.data());
        assertThat(text(audit)).contains("county-lin", "销号");
    }

    private List<String> findingIds() {
        JsonNode items = JSON.readTree(
                        get(COUNTY, "/campaigns/" + CAMPAIGN + "/findings").body())
                .path("items");
        return items.valueStream().map(f -> f.path("id").asString()).toList();
    }

    private Set<String> numbers(String token, String inbox) {
        return ok(200, get(token, "/campaigns/" + CAMPAIGN + "/cases?inbox=" + inbox))
                .path("items")
                .valueStream()
                .map(c -> c.path("number").asString())
                .collect(Collectors.toSet());
    }

    private static void play(String event, String topic, String key, long sequence) {
        String type = "minkao.evaluation." + event + ".v1";
        Events.play(topic, key, type, sequence, example(type));
    }

    private static String example(String type) {
        String found = Contracts.example(type).replace(EXAMPLE, CAMPAIGN);
        // Who has no part in the plan has no say here.
        for (String role : List.of("discipline-qin discipline", "leader-gao leader")) {
            String[] words = role.split(" ", -1);
            found = found.replace(
                    "\"assignments\": [",
                    "\"assignments\": [{\"person\":\"%s\",\"name\":\"%1$s\",\"role\":\"%s\",\"appraisees\":[]},"
                            .formatted(words[0], words[1]));
        }
        return found;
    }

    /** A campaign of this run, for servers that outlive it. */
    private static String campaign() {
        return new Random()
                .ints(26, 0, 26)
                .mapToObj(i -> String.valueOf((char) ('a' + i)))
                .collect(Collectors.joining());
    }

    private static String confirm() {
        return "{\"method\":\"CALL_BACK\",\"satisfied\":true,\"note\":\"来电人满意\"}";
    }

    private static String text(IncomingEvent event) {
        return new String(event.data(), StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String token, String path) {
        return send(token, "GET", API + path, null, null);
    }

    private HttpResponse<String> post(String token, String path, String body) {
        return send(token, "POST", API + path, "application/json", body);
    }

    private HttpResponse<String> send(String token, String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port("local.server.port") + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        Map.of("Authorization", token == null ? "" : "Bearer " + token, "Content-Type", type == null ? "" : type)
                .forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        request.header(name, value);
                    }
                });
        return exchange(request);
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private int port(String name) {
        return environment.getRequiredProperty(name, Integer.class);
    }

    private static JsonNode ok(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static void problem(int status, String code, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("type").asString()).startsWith("urn:problem:rectification:");
    }
}

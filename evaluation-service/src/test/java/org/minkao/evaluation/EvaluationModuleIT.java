package org.minkao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.ManifestRules;
import org.minkao.evaluation.Caller.Answer;
import org.minkao.evaluation.boot.EvaluationService;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.evaluation.scoring.Scheme;
import org.minkao.evaluation.web.PlanFiles;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.scoring.Inputs;
import org.minkao.scoring.Results;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestIssuer;
import org.minkao.testkit.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = {EvaluationService.class, EvaluationModuleIT.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "minkao.features=campaign,inspection,scoring,result",
            "minkao.house.phase-round=200ms",
            "minkao.house.public-host=localhost:8080"
        })
class EvaluationModuleIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BASE = "/api/evaluation/v1/campaigns";
    private static final String PUBLIC = "/api/public/v1/evaluation/campaigns";
    private static final String REASON = "{\"reason\":\"材料齐全，同意\"}";

    private final LocalDate today = LocalDate.now(Plan.ZONE);
    private final int port;
    private final LaterClock clock;

    @Autowired
    EvaluationModuleIT(Environment environment, LaterClock clock) {
        this.clock = clock;
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** The service's clock in this test: it runs on, from a later moment once it is told to. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        LaterClock laterClock() {
            return new LaterClock();
        }
    }

    /** Whole milliseconds, as the database keeps them. */
    static final class LaterClock extends Clock {
        private final Clock real = Clock.tickMillis(ZoneOffset.UTC);
        private volatile Duration ahead = Duration.ZERO;

        void goOnAt(Instant later) {
            ahead = Duration.ofMillis(Duration.between(real.instant(), later).toMillis());
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestKafka.create(
                "minkao.evaluation.campaign",
                "minkao.evaluation.contact",
                "minkao.evaluation.roll",
                "minkao.evaluation.inspection",
                "minkao.evaluation.result",
                "minkao.evaluation.audit",
                "minkao.survey.opening");
        ServiceProperties.register(registry, "evaluation");
        Path secrets = Files.createDirectories(Path.of("target", "module-secrets", "evaluation"));
        for (String name : List.of("kek", "board.seed")) {
            Files.writeString(secrets.resolve(name), Base64.getEncoder().encodeToString(new byte[32]));
        }
        registry.add("minkao.secrets-dir", () -> secrets.getParent().toString());
        registry.add("minkao.house.receipt-vkey", () -> CampaignSamples.RECEIPT_VKEY);
        registry.add("minkao.house.client-digest", () -> "0".repeat(64));
    }

    @Test
    void carriesACampaignFromTheDraftToTheArchive() {
        String id = draft();
        String campaign = BASE + "/" + id;
        prepare(campaign);
        sealRolls(id);
        freeze(id);
        inspectItself(id);
        inspect(id);
        JsonNode adjustment = ok(201, county().post(campaign + "/adjustments", """
                        {"appraisee":"service-centre","points":"-2","clause":"违反考评纪律扣分","evidence":"%s",\
                        "reason":"不按承诺办理"}""".formatted("ab".repeat(32))));
        ok(200, zhou().post(campaign + "/adjustments/" + adjustment.path("id").asString() + "/approve", REASON));
        decide(campaign, "{\"kind\":\"START_PHASE\",\"phase\":\"SURVEY\",\"reason\":\"准备就绪\"}");
        assertThat(county().post(campaign + "/result/compute", REASON).code()).isEqualTo("409 NOT_CLOSED");
        decide(campaign, "{\"kind\":\"CLOSE_SURVEY\",\"reason\":\"均已参加\"}");
        told("minkao.evaluation.campaign", "survey-closed", id, e -> true);
        closeRolls(id);
        settle(id);
        appeal(id, adjustment.path("id").asString());
        decide(campaign, "{\"kind\":\"START_PHASE\",\"phase\":\"RECTIFICATION\",\"reason\":\"结果已公布\"}");
        archive(campaign);
        assertThat(get(campaign).path("status").asString()).isEqualTo("ARCHIVED");
        JsonNode steps = ok(200, Caller.nobody(port).get(PUBLIC + "/" + id + "/two-person-steps"));
        assertThat(steps.at("/counts/START_PHASE").asInt()).isEqualTo(3);
        assertThat(steps.at("/counts/CLOSE_SURVEY").asInt()).isEqualTo(1);
        assertThat(steps.at("/counts/ADJUSTMENT").asInt()).isEqualTo(1);
        assertThat(steps.at("/counts/RESULT_PUBLISHED").asInt()).isEqualTo(1);
        assertThat(steps.at("/counts/ROSTER_SEALED").asInt()).isEqualTo(1);
        assertThat(steps.at("/counts/APPEAL").asInt()).isEqualTo(1);
        bothPeopleAreListed(id);
        isFinal(id);
        audited("campaigns/" + id, "freeze-plan", "county-zhou");
        audited("results/" + id, "publish-result", "county-zhou");
    }

    /** Rectification runs till its last day; that day is two months ahead, so the clock goes there. */
    private void archive(String campaign) {
        Answer early = county().post(campaign + "/archive", REASON);
        assertThat(early.code()).isEqualTo("409 PHASE_NOT_OVER");
        assertThat(early.json().path("detail").asString()).contains("RECTIFICATION still runs", day(60));
        clock.goOnAt(today.plusDays(61).atStartOfDay(Plan.ZONE).toInstant());
        await().atMost(SOON)
                .until(() -> !get(campaign).at("/phases/3/endedAt").asString("").isEmpty());
        assertThat(county().post(campaign + "/archive", "{}").code()).isEqualTo("400 FIELD_MISSING");
        ok(200, county().post(campaign + "/archive", REASON));
    }

    private void bothPeopleAreListed(String id) {
        String path = BASE + "/" + id + "/two-person-steps";
        Caller auditor = Caller.as(port, "auditor-shen", "auditor");
        JsonNode items = ok(200, auditor.get(path)).path("items");
        assertThat(items.valueStream().map(step -> step.path("kind").asString()))
                .containsExactlyInAnyOrder(
                        "ROSTER_SEALED",
                        "FREEZE",
                        "ADJUSTMENT",
                        "START_PHASE",
                        "START_PHASE",
                        "START_PHASE",
                        "CLOSE_SURVEY",
                        "RESULT_CONFIRMED",
                        "RESULT_PUBLISHED",
                        "APPEAL");
        assertThat(items.valueStream()).allSatisfy(step -> {
            assertThat(step.at("/first/person").asString())
                    .isNotEqualTo(step.at("/second/person").asString());
            for (String hand : List.of("/first", "/second")) {
                for (String field : List.of("/person", "/role", "/reason", "/on", "/at")) {
                    assertThat(step.at(hand + field).asString()).isNotBlank();
                }
            }
        });
        JsonNode roster = items.path(0);
        assertThat(roster.path("subject").asString()).isEqualTo("rosters/" + id);
        assertThat(roster.at("/first/person").asString()).isEqualTo("county-lin");
        assertThat(roster.at("/second/reason").asString()).isEqualTo("封存名册");
        assertThat(ok(200, Caller.as(port, "leader-gao", "leader").get(path)).path("items"))
                .hasSize(10);
        for (Caller other : List.of(
                office(), Caller.as(port, "chief-chen", "chief"), Caller.as(port, "auditor-other", "auditor"))) {
            assertThat(other.get(path).code()).isEqualTo("403 NOT_ALLOWED");
        }
        assertThat(Caller.nobody(port).get(path).status()).isEqualTo(401);
    }

    private String draft() {
        Plan plan = plan();
        Answer made = office().post(BASE, "application/yaml", PlanFiles.yaml(plan));
        JsonNode view = ok(201, made);
        String id = view.path("id").asString();
        assertThat(made.whole().headers().firstValue("Location")).contains(BASE + "/" + id);
        assertThat(view.path("status").asString()).isEqualTo("DRAFT");
        assertThat(view.at("/plan/scale/非常满意").asInt()).isEqualTo(100);
        told(
                "minkao.evaluation.campaign",
                "campaign-drafted",
                id,
                e -> e.path("minCell").asInt() == 5);
        told(
                "minkao.evaluation.contact",
                "contacts-listed",
                id,
                e -> e.path("people").size() == 12);
        return id;
    }

    private void prepare(String campaign) {
        ok(200, office().put(campaign + "/meeting", """
                                {"heldOn":"%s","place":"三楼会议室","chair":"高志远","attendance":46,"topics":["考评意义"]}""".formatted(today)));
        String posted = """
                {"items":[{"appraisee":"service-centre","text":"负责后勤服务"},{"appraisee":"archive","text":"负责档案查阅"}]}""";
        ok(200, office().put(campaign + "/duties", posted));
        ok(200, office().put(campaign + "/commitments", posted));
        JsonNode view = ok(200, office().put(campaign + "/use-of-results", "{\"text\":\"用于改进工作\"}"));
        assertThat(view.path("useOfResults").asString()).isEqualTo("用于改进工作");
        assertThat(view.at("/meeting/attendance").asInt()).isEqualTo(46);
        assertThat(county().post(campaign + "/freeze", REASON).code()).isEqualTo("409 STEP_NOT_ALLOWED");
    }

    private void sealRolls(String id) {
        int seed = 1;
        for (String style : List.of("clients", "colleagues")) {
            SealedRoll roll = CampaignSamples.roll(style, seed++);
            Map<String, Object> sealed = new TreeMap<>(Map.of(
                    "campaign", id,
                    "style", style,
                    "label", style,
                    "roll", roll.roll(),
                    "rollDigest", roll.rollDigest(),
                    "invitations", roll.invitations(),
                    "issuer",
                            Map.of(
                                    "kty", "RSA",
                                    "n", roll.issuer().n(),
                                    "e", "AQAB")));
            sealed.put("imported", hand("county-lin", "名册已核对"));
            sealed.put("sealed", hand("county-zhou", "封存名册"));
            String json = JSON.writeValueAsString(sealed);
            play("minkao.evaluation.roll", id + "|" + style, "minkao.evaluation.roll-sealed.v1", 1, json);
        }
        await().atMost(SOON).until(() -> get(BASE + "/" + id).path("rolls").size() == 2);
    }

    private static Map<String, String> hand(String person, String reason) {
        return Map.of("person", person, "role", "county", "reason", reason, "at", "2026-11-25T01:00:00Z");
    }

    private void freeze(String id) {
        String campaign = BASE + "/" + id;
        assertThat(office().post(campaign + "/review", REASON).code()).isEqualTo("409 SAME_PERSON");
        ok(200, Caller.as(port, "office-sun", "office").post(campaign + "/review", REASON));
        assertThat(Caller.as(port, "office-sun", "office")
                        .post(campaign + "/freeze", REASON)
                        .code())
                .isEqualTo("403 NOT_ALLOWED");
        assertThat(Caller.nobody(port).get(PUBLIC + "/" + id).code()).isEqualTo("404 NOT_FOUND");
        JsonNode frozen = ok(200, zhou().post(campaign + "/freeze", REASON));
        byte[] bytes = Caller.nobody(port).get(PUBLIC + "/" + id + "/manifest").bytes();
        Manifest manifest = Manifest.parse(bytes);
        assertThat(ManifestRules.check(manifest)).isEmpty();
        assertThat(manifest.fingerprint()).isEqualTo(frozen.path("fingerprint").asString());
        assertThat(frozen.path("manifestDigest").asString())
                .isEqualTo(Digests.h(bytes).hex());
        byte[] rules =
                Caller.nobody(port).get(PUBLIC + "/" + id + "/rules.json").bytes();
        assertThat(Scheme.check(rules, bytes)).isEmpty();
        told(
                "minkao.evaluation.campaign",
                "campaign-frozen",
                id,
                e -> Base64.getEncoder()
                        .encodeToString(bytes)
                        .equals(e.path("manifest").asString()));
        // The first phase began yesterday by its date, so it begins at once.
        await().atMost(SOON).until(() -> get(campaign).path("status").asString().equals("RUNNING"));
        told(
                "minkao.evaluation.campaign",
                "phase-started",
                id,
                e -> e.path("phase").asString().equals("MOBILISATION")
                        && !e.path("byDecision").asBoolean());
        JsonNode page = ok(200, Caller.nobody(port).get(PUBLIC + "/" + id));
        assertThat(page.at("/offices/countyOffice").asString()).isEqualTo("县考评办");
        assertThat(page.at("/plan").has("assignments")).isFalse();
        assertThat(page.toString()).doesNotContain("@minkao.invalid");
        assertThat(Caller.nobody(port).get(PUBLIC + "/" + id + "/result").code())
                .isEqualTo("404 NOT_PUBLISHED");
        decide(campaign, "{\"kind\":\"START_PHASE\",\"phase\":\"CONSULTATION\",\"reason\":\"动员完成\"}");
    }

    private void inspect(String id) {
        for (String appraisee : List.of("service-centre", "archive")) {
            JsonNode planned =
                    ok(201, county().post(BASE + "/" + id + "/inspections", """
                            {"kind":"ON_SITE","appraisee":"%s","plannedOn":"%s","inspectors":["inspector-xu","inspector-ma"]}""".formatted(appraisee, today)));
            String inspection =
                    "/api/evaluation/v1/inspections/" + planned.path("id").asString();
            Caller xu = Caller.as(port, "inspector-xu", "inspector");
            ok(200, xu.post(inspection + "/start", ""));
            String sheet = """
                            {"entries":[{"item":"q01","mark":"90"},{"item":"q03","mark":85},
                             {"item":"q02","mark":"%s","problem":{"text":"值班表未公示","severity":"MINOR",\
                            "rectifiedAtOnce":true,"measure":"当场张贴"}}]}""";
            ok(200, xu.put(inspection + "/sheet", sheet.formatted("70.50")));
            assertThat(xu.post(inspection + "/submit", "{\"summary\":\"一人\"}").code())
                    .isEqualTo("409 SHEETS_MISSING");
            Caller ma = Caller.as(port, "inspector-ma", "inspector");
            JsonNode filled = ok(200, ma.put(inspection + "/sheet", sheet.formatted("74.50")));
            assertThat(filled.at("/entries/1/mark").asString()).isEqualTo("72.5");
            assertThat(filled.at("/sheets/1/entries/1/mark").asString()).isEqualTo("74.5");
            ok(200, xu.post(inspection + "/submit", "{\"summary\":\"总体良好\"}"));
            assertThat(xu.post(inspection + "/confirm", REASON).code()).isEqualTo("403 NOT_ALLOWED");
            ok(200, county().post(inspection + "/confirm", REASON));
            assertThat(Caller.as(port, "chief-lin", "chief").get(inspection).status())
                    .isEqualTo(appraisee.equals("archive") ? 200 : 403);
        }
        told(
                "minkao.evaluation.inspection",
                "inspection-confirmed",
                id,
                e -> e.path("kind").asString().equals("ON_SITE")
                        && e.at("/problems/0/rectifiedAtOnce").asBoolean());
    }

    /** The section answers item by item and shows what it did; the office sends it back once. */
    private void inspectItself(String id) {
        Caller chief = Caller.as(port, "chief-chen", "chief");
        Caller staff = Caller.as(port, "staff-liu", "staff");
        String inspection = "/api/evaluation/v1/inspections/"
                + ok(
                                201,
                                chief.post(
                                        BASE + "/" + id + "/inspections",
                                        "{\"kind\":\"SELF\",\"appraisee\":\"service-centre\",\"plannedOn\":\"%s\"}"
                                                .formatted(today)))
                        .path("id")
                        .asString();
        ok(200, staff.post(inspection + "/start", ""));
        String files = inspection + "/evidence";
        String sha256 = handIn(staff, files);
        ok(200, staff.put(inspection + "/items/q01", "{\"mark\":\"95\"}"));
        String problem =
                "{\"mark\":80,\"problem\":{\"text\":\"登记表没有时限\",\"severity\":\"MINOR\",\"rectifiedAtOnce\":false%s},\"evidence\":[\"%s\"]}";
        Answer bare = staff.put(inspection + "/items/q02", problem.formatted("", sha256));
        assertThat(bare.code()).isEqualTo("400 FIELD_MISSING");
        assertThat(bare.json().path("field").asString()).isEqualTo("problem.cause");
        String whole = ",\"cause\":\"沿用旧表\",\"measure\":\"重印登记表\"";
        Answer unknown = staff.put(inspection + "/items/q02", problem.formatted(whole, "0".repeat(64)));
        assertThat(unknown.code()).isEqualTo("400 EVIDENCE_UNKNOWN");
        assertThat(unknown.json().path("field").asString()).isEqualTo("evidence[0]");
        ok(200, chief.put(inspection + "/items/q02", problem.formatted(whole, sha256)));
        Answer early = chief.post(inspection + "/submit", "{\"summary\":\"已自查\"}");
        assertThat(early.code()).isEqualTo("400 SHEET_INCOMPLETE");
        assertThat(early.json().path("detail").asString()).contains("missing [q03]");
        JsonNode filled = ok(200, staff.put(inspection + "/items/q03", "{\"mark\":\"90\"}"));
        assertThat(filled.at("/entries/1/problem/cause").asString()).isEqualTo("沿用旧表");
        assertThat(filled.at("/entries/1/evidence/0").asString()).isEqualTo(sha256);
        ok(200, chief.post(inspection + "/submit", "{\"summary\":\"已自查\"}"));
        assertThat(office().post(inspection + "/return", "{}").code()).isEqualTo("400 FIELD_MISSING");
        ok(200, office().post(inspection + "/return", "{\"reason\":\"请补充照片\"}"));
        ok(200, chief.post(inspection + "/start", ""));
        ok(200, chief.post(inspection + "/submit", "{\"summary\":\"已补充\"}"));
        assertThat(chief.post(inspection + "/confirm", REASON).code()).isEqualTo("403 NOT_ALLOWED");
        ok(200, Caller.as(port, "deputy-wu", "deputy").post(inspection + "/confirm", REASON));
        JsonNode told = told(
                "minkao.evaluation.inspection",
                "inspection-confirmed",
                id,
                e -> e.path("kind").asString().equals("SELF"));
        assertThat(told.at("/problems/0/cause").asString()).isEqualTo("沿用旧表");
        assertThat(told.at("/problems/0/evidence/0").asString()).isEqualTo(sha256);
    }

    /** Hands in a text and tries what must not go in; returns the SHA-256 of the text. */
    private String handIn(Caller staff, String files) {
        byte[] text = "重印的登记表已启用".getBytes(StandardCharsets.UTF_8);
        Answer first = staff.post(files, "text/plain; charset=utf-8", text);
        JsonNode kept = ok(201, first);
        String sha256 = kept.path("sha256").asString();
        assertThat(sha256).isEqualTo(Digests.h(text).hex());
        assertThat(first.whole().headers().firstValue("Location")).contains(files + "/" + sha256);
        assertThat(ok(201, staff.post(files, "text/plain", text))).isEqualTo(kept);
        for (String wrong : List.of("image/png", "text/html", "application/json")) {
            Answer answer = staff.post(files, wrong, text);
            assertThat(answer.code()).as(wrong).isEqualTo("400 EVIDENCE_TYPE");
            assertThat(answer.json().path("field").asString()).isEqualTo("Content-Type");
            assertThat(answer.json().path("detail").asString()).contains("expected:");
        }
        assertThat(staff.post(files, "text/plain", new byte[0]).code()).isEqualTo("400 FIELD_MISSING");
        byte[] most = new byte[5 * 1024 * 1024];
        Arrays.fill(most, (byte) 'a');
        assertThat(staff.post(files, "text/plain", most).status()).isEqualTo(201);
        assertThat(staff.post(files, "text/plain", Arrays.copyOf(most, most.length + 1))
                        .code())
                .isEqualTo("413 TOO_LARGE");
        assertThat(staff.postChunked(files, "text/plain", Arrays.copyOf(most, most.length + 1))
                        .code())
                .isEqualTo("413 TOO_LARGE");
        // Also who sends much hears why it is refused.
        assertThat(staff.post(files, "image/png", most).code()).isEqualTo("400 EVIDENCE_TYPE");
        assertThat(Caller.as(port, "chief-lin", "chief")
                        .post(files, "text/plain", most)
                        .code())
                .isEqualTo("403 NOT_ALLOWED");
        Answer file = Caller.as(port, "chief-chen", "chief").get(files + "/" + sha256);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.bytes()).isEqualTo(text);
        assertThat(file.whole().headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s.txt\"".formatted(sha256));
        assertThat(file.whole().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(Caller.as(port, "chief-lin", "chief")
                        .get(files + "/" + sha256)
                        .code())
                .isEqualTo("403 NOT_ALLOWED");
        assertThat(staff.get(files + "/" + "0".repeat(64)).code()).isEqualTo("404 EVIDENCE_NOT_FOUND");
        assertThat(Caller.as(port, "chief-lin", "chief")
                        .post(files, "text/plain", text)
                        .code())
                .isEqualTo("403 NOT_ALLOWED");
        assertThat(ok(200, Caller.nobody(port).get("/api/public/v1/evaluation/docs"))
                        .at("/paths/~1api~1evaluation~1v1~1inspections~1{inspection}~1evidence/post/requestBody")
                        .isMissingNode())
                .isFalse();
        return sha256;
    }

    private void closeRolls(String id) {
        for (String style : List.of("clients", "colleagues")) {
            play("minkao.evaluation.roll", id + "|" + style, "minkao.evaluation.roll-closed.v1", 2, """
                    {"campaign":"%s","style":"%s","invitations":21,"issued":12,"used":"%s"}""".formatted(
                            id, style, "00".repeat(32)));
            List<String> answers = IntStream.range(0, 12)
                    .mapToObj(i -> answers(style.equals("clients") ? 5 : 4))
                    .toList();
            play(
                    "minkao.survey.opening",
                    id + "|" + style,
                    "minkao.survey.ballots-opened.v1",
                    1,
                    JSON.writeValueAsString(Map.of(
                            "campaign",
                            id,
                            "style",
                            style,
                            "ballots",
                            12,
                            "withheld",
                            false,
                            "part",
                            1,
                            "parts",
                            1,
                            "answers",
                            answers)));
        }
    }

    private void settle(String id) {
        String result = BASE + "/" + id + "/result";
        assertThat(office().post(result + "/compute", "{}").code()).isEqualTo("403 NOT_ALLOWED");
        await().atMost(SOON)
                .until(() -> county().post(result + "/compute", "{}").code().equals("400 FIELD_MISSING"));
        ok(200, county().post(result + "/compute", REASON));
        JsonNode computed = ok(200, county().get(result));
        // office 82.75, society 60 % of 100 and 40 % of 80, two points off
        JsonNode centre = computed.path("subjects")
                .valueStream()
                .filter(subject -> subject.path("appraisee").asString().equals("service-centre"))
                .findFirst()
                .orElseThrow();
        assertThat(centre.path("total").asString()).isEqualTo("88.61");
        assertThat(centre.path("deductions").asString()).isEqualTo("2.00");
        assertThat(computed.at("/counts/0/ballots").asInt()).isEqualTo(12);
        assertThat(county().post(result + "/confirm", REASON).code()).isEqualTo("409 SAME_PERSON");
        ok(200, Caller.as(port, "leader-gao", "leader").post(result + "/confirm", REASON));
        told("minkao.evaluation.result", "result-confirmed", id, e -> true);
        await().atMost(SOON)
                .until(() -> get(BASE + "/" + id).path("status").asString().equals("RESULT_CONFIRMED"));
        assertThat(Caller.as(port, "chief-chen", "chief").get(result).code()).isEqualTo("403 NOT_ALLOWED");
        assertThat(Caller.nobody(port)
                        .get(PUBLIC + "/" + id + "/result/sheet.pdf")
                        .code())
                .isEqualTo("404 NOT_PUBLISHED");
        ok(200, zhou().post(result + "/publish", REASON));
        JsonNode published = told("minkao.evaluation.result", "result-published", id, e -> true);
        byte[] file =
                Caller.nobody(port).get(PUBLIC + "/" + id + "/results.json").bytes();
        assertThat(Digests.h(file).hex())
                .isEqualTo(published.path("resultsDigest").asString());
        JsonNode shown = ok(200, Caller.nobody(port).get(PUBLIC + "/" + id + "/result"));
        assertThat(shown.at("/explanations/service-centre/subject").asString()).isEqualTo("service-centre");
        assertThat(shown.at("/result/status").asString()).isEqualTo("PUBLISHED");
        ok(200, Caller.as(port, "chief-chen", "chief").get(result + "/explanation?appraisee=service-centre"));
        sheets(id);
        compared(id);
        assertThat(county().get(result + "/explanation?appraisee=nobody").code())
                .isEqualTo("400 UNKNOWN_APPRAISEE");
        await().atMost(SOON)
                .until(() -> get(BASE + "/" + id).path("status").asString().equals("PUBLISHED"));
    }

    /** Whoever takes scheme and counts along computes the published scores again; the laboratory reads the same counts. */
    private void compared(String id) {
        String open = PUBLIC + "/" + id;
        Caller anybody = Caller.nobody(port);
        JsonNode fair = ok(200, anybody.get(open + "/result")).at("/result/fair");
        assertThat(fair.path("basis").asString()).isEqualTo("BALLOTS");
        assertThat(fair.path("standings").size()).isPositive();
        byte[] scheme = anybody.get(open + "/scheme.json").bytes();
        byte[] inputs = anybody.get(open + "/scoring-inputs.json").bytes();
        assertThat(Results.of(org.minkao.scoring.Scheme.read(scheme), Inputs.read(inputs))
                        .bytes())
                .isEqualTo(anybody.get(open + "/scoring-results.json").bytes());
        String own = BASE + "/" + id;
        assertThat(county().get(own + "/scheme").bytes()).isEqualTo(scheme);
        assertThat(Caller.as(port, "chief-chen", "chief").get(own + "/scheme").code())
                .isEqualTo("403 NOT_ALLOWED");
        JsonNode compared = ok(
                200,
                county().post(
                                own + "/laboratory",
                                "{\"schemes\":[" + new String(scheme, StandardCharsets.US_ASCII) + "]}"));
        assertThat(compared.at("/counts/campaign").asString()).isEqualTo(id);
        assertThat(compared.at("/schemes/0/moved").size()).isZero();
        assertThat(county().post(own + "/laboratory", "{\"schemes\":[{}]}").code())
                .isEqualTo("400 SCHEME_REFUSED");
    }

    /** The section appeals against the two points; half of them is what two others leave. */
    private void appeal(String id, String adjustment) {
        String appeals = BASE + "/" + id + "/appeals";
        Caller chief = Caller.as(port, "chief-chen", "chief");
        String filing = """
                {"appraisee":"service-centre","about":"ADJUSTMENT","measure":"%s","grounds":"当日已补办",\
                "evidence":[{"name":"补办记录.pdf","sha256":"%s","size":4096}]}""".formatted(adjustment, "cd".repeat(32));
        assertThat(Caller.as(port, "chief-lin", "chief").post(appeals, filing).code())
                .isEqualTo("403 NOT_ALLOWED");
        JsonNode filed = ok(201, chief.post(appeals, filing));
        String appeal = appeals + "/" + filed.path("id").asString();
        assertThat(chief.post(appeals, filing).code()).isEqualTo("409 APPEALED_ALREADY");
        told("minkao.evaluation.result", "appeal-filed", id, e -> true);
        String ruling = """
                {"outcome":"REVISED","ruling":"佐证成立，扣分减为一分","points":"-1","reason":"核对登记簿"}""";
        assertThat(zhou().post(appeal + "/propose", ruling).code()).isEqualTo("409 OWN_DECISION");
        JsonNode proposed = ok(200, Caller.as(port, "leader-gao", "leader").post(appeal + "/propose", ruling));
        assertThat(proposed.at("/ruling/total").asString()).isEqualTo("89.61");
        assertThat(chief.post(appeal + "/decide", REASON).code()).isEqualTo("403 NOT_ALLOWED");
        JsonNode decided = ok(200, Caller.as(port, "county-qian", "county").post(appeal + "/decide", REASON));
        assertThat(decided.path("status").asString()).isEqualTo("REVISED");
        told(
                "minkao.evaluation.result",
                "appeal-decided",
                id,
                e -> e.path("outcome").asString().equals("REVISED"));
        JsonNode revised = told(
                "minkao.evaluation.result",
                "result-revised",
                id,
                e -> e.path("version").asInt() == 2);
        Caller nobody = Caller.nobody(port);
        String open = PUBLIC + "/" + id;
        assertThat(Digests.h(nobody.get(open + "/results.json").bytes()).hex())
                .isEqualTo(revised.path("resultsDigest").asString());
        assertThat(Digests.h(nobody.get(open + "/result/versions/1/results.json")
                                .bytes())
                        .hex())
                .isEqualTo(revised.path("before").asString());
        JsonNode versions = ok(200, nobody.get(open + "/result/versions"));
        assertThat(versions.at("/items/1/changes/0/after").asString()).isEqualTo("89.61");
        assertThat(nobody.get(open + "/result/versions/3/results.json").code()).isEqualTo("404 NOT_FOUND");
        Answer shown = nobody.get(open + "/appeals");
        assertThat(shown.json().at("/counts/revised").asInt()).isEqualTo(1);
        assertThat(shown.text() + versions)
                .contains("佐证成立")
                .doesNotContain("chief-chen", "county-qian", "leader-gao", "补办记录", "当日已补办");
        assertThat(nobody.get(open + "/result/sheet.html").text()).contains("89.61", "第2版");
    }

    /** The days for appeals were over long before the campaign was put away. */
    private void isFinal(String id) {
        JsonNode ended = told("minkao.evaluation.result", "result-final", id, e -> true);
        assertThat(ended.at("/appeals/revised").asInt()).isEqualTo(1);
        assertThat(get(BASE + "/" + id + "/result").path("status").asString()).isEqualTo("FINAL");
        Caller auditor = Caller.as(port, "auditor-shen", "auditor");
        Answer archive = auditor.get(BASE + "/" + id + "/archive");
        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.whole().headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(archive.text()).startsWith("PK").contains("SHA256SUMS", "\"final\":true", "version-1/results.json");
        assertThat(auditor.get(BASE + "/" + id + "/archive").bytes()).isEqualTo(archive.bytes());
        assertThat(office().get(BASE + "/" + id + "/archive").code()).isEqualTo("403 NOT_ALLOWED");
        assertThat(Caller.as(port, "chief-chen", "chief")
                        .post(BASE + "/" + id + "/appeals", """
                                {"appraisee":"service-centre","about":"RESULT","grounds":"不服",\
                                "evidence":[{"name":"说明","sha256":"%s","size":1}]}""".formatted("cd".repeat(32)))
                        .code())
                .isEqualTo("409 APPEAL_TOO_LATE");
    }

    /** What is printed of a published result, for its people and for everybody. */
    private void sheets(String id) {
        Caller chief = Caller.as(port, "chief-chen", "chief");
        String result = BASE + "/" + id + "/result";
        Answer passport = chief.get(result + "/passport.pdf?appraisee=service-centre");
        assertThat(passport.status()).isEqualTo(200);
        assertThat(passport.whole().headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(passport.text()).startsWith("%PDF-");
        assertThat(chief.get(result + "/passport.pdf?appraisee=service-centre").bytes())
                .isEqualTo(passport.bytes());
        assertThat(chief.get(result + "/passport.html?appraisee=service-centre").text())
                .contains("总分 88.61，等次 良好", "某county-zhou（county-zhou）");
        assertThat(chief.get(result + "/passport.html?appraisee=archive").code())
                .isEqualTo("403 NOT_ALLOWED");
        String open = PUBLIC + "/" + id + "/result";
        Answer sheet = Caller.nobody(port).get(open + "/sheet.html");
        assertThat(sheet.text()).contains("88.61").doesNotContain("county-zhou");
        assertThat(sheet.whole().headers().firstValue("Cache-Control")).hasValue("no-cache, public");
        assertThat(Caller.nobody(port).get(open + "/sheet.pdf").text()).startsWith("%PDF-");
        assertThat(Caller.nobody(port).get(open + "/tables.xlsx").text()).startsWith("PK");
        JsonNode paths = ok(200, Caller.nobody(port).get("/api/public/v1/evaluation/docs"))
                .path("paths");
        assertThat(paths.has("/api/evaluation/v1/campaigns/{campaign}/result/passport.pdf"))
                .isTrue();
        assertThat(paths.has("/api/evaluation/v1/campaigns/{campaign}/laboratory"))
                .isTrue();
        assertThat(paths.at(
                                "/~1api~1public~1v1~1evaluation~1campaigns~1{campaign}~1result~1sheet.pdf/get/responses/200/content")
                        .has("application/pdf"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "meeting; {\"place\":\"x\",\"chair\":\"y\",\"attendance\":1,\"topics\":[\"a\"]}; 400 FIELD_MISSING; heldOn",
                "meeting; {\"heldOn\":\"2026-02-30\"}; 400 FIELD_INVALID; heldOn",
                "meeting; {\"heldOn\":\"2026-11-25\",\"place\":\"x\",\"chair\":\"y\",\"attendance\":0,\"topics\":[\"a\"]}; 400 FIELD_INVALID; attendance",
                "meeting; {\"heldOn\":\"2026-11-25\",\"place\":\"x\",\"chair\":\"y\",\"attendance\":1,\"topics\":[null]}; 400 FIELD_MISSING; topics[0]",
                "duties; {\"items\":[{\"appraisee\":\"nowhere\",\"text\":\"x\"}]}; 400 UNKNOWN_APPRAISEE; items[].appraisee",
                "duties; {\"items\":[]}; 400 FIELD_INVALID; items",
                "duties; {\"items\":{}}; 400 FIELD_INVALID; items",
                "use-of-results; {\"text\":7}; 400 FIELD_INVALID; text",
                "use-of-results; {\"text\":\"x\",\"more\":1}; 400 UNKNOWN_FIELD; more",
                "use-of-results; {; 400 MALFORMED;"
            })
    void namesWhatIsWrongWithAPreparation(String what, String body, String code, String field) {
        String id = ok(201, office().post(BASE, "application/json", PlanFiles.json(plan())))
                .path("id")
                .asString();
        Answer answer = office().put(BASE + "/" + id + "/" + what, body);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        assertThat(answer.json().path("field").asString(null)).isEqualTo(field);
        assertThat(answer.json().path("type").asString()).startsWith("urn:problem:evaluation:");
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(get(BASE + "/" + id).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void refusesABrokenPlanAndStoresNothing() {
        int before = get(BASE).path("items").size();
        assertThat(office().post(BASE, "application/yaml", "title: [".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("400 PLAN_UNREADABLE");
        PlanBuilder builder = PlanBuilder.aPlan();
        builder.voterClasses.removeLast();
        Answer answer = office().post(BASE, "application/json", PlanFiles.json(builder.build()));
        assertThat(answer.code()).isEqualTo("400 PLAN_REFUSED");
        assertThat(answer.json().path("field").asString()).isEqualTo("voterClasses[].weight");
        assertThat(answer.json().path("detail").asString()).contains("expected: 100");
        assertThat(office().post(BASE, "text/plain", new byte[] {1}).code()).isEqualTo("415 TYPE_NOT_SUPPORTED");
        assertThat(get(BASE).path("items").size()).isEqualTo(before);
    }

    @Test
    void opensANoticeAsADraftForTheOffices() throws IOException {
        String door = "/api/evaluation/v1/plan-drafts";
        byte[] notice;
        try (InputStream in = EvaluationModuleIT.class.getResourceAsStream("/notices/sample.pdf")) {
            notice = in.readAllBytes();
        }
        JsonNode told = ok(201, office().post(door, "application/pdf", notice));
        assertThat(told.at("/draft/dimensions")).hasSize(6);
        assertThat(told.at("/draft/scale").has("不了解")).isTrue();
        assertThat(told.at("/missing").toString()).contains("appraisees[0].class");
        String draft = door + "/" + told.path("id").asString();
        assertThat(get(draft)).isEqualTo(told);
        String whole = new String(PlanFiles.json(plan()), StandardCharsets.UTF_8);
        ok(200, office().put(draft, whole, "If-Match", "\"1\""));
        String made =
                ok(201, office().post(draft + "/campaign", "")).path("campaign").asString();
        assertThat(get(BASE + "/" + made).path("status").asString()).isEqualTo("DRAFT");
        assertThat(ok(201, office().post(draft + "/campaign", ""))
                        .path("campaign")
                        .asString())
                .isEqualTo(made);
        JsonNode another = ok(201, office().post(door, "application/pdf", notice));
        ok(200, office().post(door + "/" + another.path("id").asString() + "/discard", ""));
        assertThat(get(door).path("items")).isEmpty();
        assertThat(Caller.nobody(port).post(door, "application/pdf", notice).code())
                .isEqualTo("401 LOGIN_REQUIRED");
        assertThat(Caller.as(port, "chief-chen", "chief")
                        .post(door, "application/pdf", notice)
                        .code())
                .isEqualTo("403 NOT_ALLOWED");
        // Above the limit of ordinary requests, and above its own.
        assertThat(office().post(door, "application/octet-stream", new byte[2 * 1024 * 1024])
                        .code())
                .isEqualTo("400 NOTICE_UNREADABLE");
        assertThat(office().post(door, "application/octet-stream", new byte[9 * 1024 * 1024])
                        .code())
                .isEqualTo("413 TOO_LARGE");
    }

    @Test
    void keepsStrangersAndOtherSectionsOut() {
        String id = ok(201, office().post(BASE, "application/json", PlanFiles.json(plan())))
                .path("id")
                .asString();
        assertThat(Caller.nobody(port).get(BASE + "/" + id).code()).isEqualTo("401 LOGIN_REQUIRED");
        assertThat(new Caller(port, TestIssuer.shared().forAnotherAudience("office-he", "office"))
                        .get(BASE + "/" + id)
                        .code())
                .isEqualTo("401 LOGIN_REQUIRED");
        assertThat(Caller.as(port, "stranger", "office").get(BASE + "/" + id).code())
                .isEqualTo("403 NOT_ALLOWED");
        assertThat(Caller.as(port, "chief-chen", "chief")
                        .post(BASE, "application/json", PlanFiles.json(plan()))
                        .code())
                .isEqualTo("403 NOT_ALLOWED");
        JsonNode chiefs = ok(200, Caller.as(port, "chief-chen", "chief").get(BASE + "/" + id));
        assertThat(chiefs.toString()).doesNotContain("@minkao.invalid");
        assertThat(get(BASE + "/" + id).toString()).contains("@minkao.invalid");
        assertThat(county().get(BASE + "/not-an-id").code()).isEqualTo("404 NOT_FOUND");
    }

    @Test
    void refusesAChangeOfWhatChangedMeanwhile() {
        String id = ok(201, office().post(BASE, "application/json", PlanFiles.json(plan())))
                .path("id")
                .asString();
        String path = BASE + "/" + id + "/use-of-results";
        ok(200, office().put(path, "{\"text\":\"一\"}", "If-Match", "\"1\""));
        assertThat(office().put(path, "{\"text\":\"二\"}", "If-Match", "\"1\"").code())
                .isEqualTo("409 CHANGED_MEANWHILE");
        assertThat(office().put(path, "{\"text\":\"二\"}", "If-Match", "one").code())
                .isEqualTo("400 FIELD_INVALID");
    }

    private Plan plan() {
        PlanBuilder builder = PlanBuilder.aPlan();
        builder.phases = List.of(
                PlanBuilder.phase(Phase.MOBILISATION, day(-1), day(5)),
                PlanBuilder.phase(Phase.CONSULTATION, day(6), day(15)),
                PlanBuilder.phase(Phase.SURVEY, day(18), day(30)),
                PlanBuilder.phase(Phase.RECTIFICATION, day(31), day(60)));
        return builder.build();
    }

    private String day(int offset) {
        return today.plusDays(offset).toString();
    }

    private void decide(String campaign, String decision) {
        JsonNode proposed = ok(201, office().post(campaign + "/decisions", decision));
        String path = campaign + "/decisions/" + proposed.path("id").asString() + "/approve";
        assertThat(office().post(path, REASON).code()).isEqualTo("409 SAME_PERSON");
        assertThat(ok(200, county().post(path, REASON)).path("status").asString())
                .isEqualTo("APPROVED");
    }

    private static String answers(int value) {
        StringBuilder pairs = new StringBuilder();
        for (String appraisee : List.of("service-centre", "archive")) {
            for (String item : List.of("q01", "q02", "q03")) {
                pairs.append(pairs.isEmpty() ? "" : ",").append("[\"%s\",\"%s\",%d]".formatted(appraisee, item, value));
            }
        }
        return "{\"v\":1,\"r\":[" + pairs + "]}";
    }

    private JsonNode told(String topic, String event, String id, Predicate<JsonNode> wanted) {
        String type = "minkao.evaluation." + event + ".v1";
        IncomingEvent found = Events.await(
                topic,
                e -> e.type().equals(type)
                        && JSON.readTree(e.data()).path("campaign").asString().equals(id)
                        && wanted.test(JSON.readTree(e.data())));
        Contracts.validate(type, found.data());
        return JSON.readTree(found.data());
    }

    private static void audited(String subject, String action, String who) {
        IncomingEvent entry = Events.await(
                "minkao.evaluation.audit",
                e -> JSON.readTree(e.data()).path("subject").asString().equals(subject)
                        && JSON.readTree(e.data()).path("action").asString().equals(action));
        Contracts.validate("minkao.evaluation.command-recorded.v1", entry.data());
        assertThat(JSON.readTree(entry.data()).path("who").asString()).isEqualTo(who);
    }

    private static void play(String topic, String key, String type, long sequence, String json) {
        Contracts.validate(type, json);
        Events.play(topic, key, type, sequence, json);
    }

    private JsonNode get(String path) {
        return ok(200, county().get(path));
    }

    private static JsonNode ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json();
    }

    private Caller office() {
        return Caller.as(port, "office-he", "office");
    }

    private Caller county() {
        return Caller.as(port, "county-lin", "county");
    }

    private Caller zhou() {
        return Caller.as(port, "county-zhou", "county");
    }
}

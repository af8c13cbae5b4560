package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.minkao.journeys.ProblemAssert.assertProblem;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Every way of asking wrongly gets a problem document of its own and changes nothing. */
@ExtendWith(Stack.Extension.class)
class RefusalsJourneyIT {
    private static final String CASES = "/api/rectification/v1/cases/";
    private static final String LONG = "长".repeat(300_000);
    private static Web web;
    private static Databases databases;
    private static Unchanged unchanged;
    private static Play play;
    private static String centreCase = "";
    private static String archiveCase = "";

    @BeforeAll
    static void openTwoCases(Stack stack) {
        web = new Web(stack, 22);
        databases = new Databases(stack);
        unchanged = new Unchanged(databases);
        play = Play.invited(web, "拒绝一切错误的考评", Guest.some("wrong", 12));
        centreCase = play.openCase(Play.CENTRE, "会议室空调报修一周无人处理");
        archiveCase = play.openCase(Play.ARCHIVE, "档案查阅等候超过两小时");
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void refusesABodyOfTenMegabytes() {
        byte[] large =
                ("{\"text\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        unchanged.by(() -> {
            for (String path : List.of(
                    "/api/evaluation/v1/campaigns",
                    play.survey() + "/opinions",
                    CASES + centreCase + "/assign",
                    CASES + centreCase + "/evidence",
                    play.rosters() + "/preview",
                    "/api/notification/v1/inbox/x/read",
                    "/api/public/v1/survey/campaigns/" + play.campaign() + "/opinions")) {
                assertProblem(web.as("county-lin", "POST", path, large)).is(413, "TOO_LARGE");
                assertProblem(web.send(Web.request(web.stack().port("MINKAO_GATEWAY_PORT"), path)
                                .header("Authorization", "Bearer " + web.token("county-lin"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))))
                        .is(413, "TOO_LARGE");
            }
        });
    }

    @Test
    void refusesWhatIsNoJson() {
        unchanged.by(() -> {
            for (String broken :
                    List.of("{\"kind\":", "{]", "{\"reason\":\"a\"}}", "\u0000", "\"reason\"", "[]", "1e999")) {
                for (String path : List.of(
                        play.evaluation() + "/decisions",
                        play.survey() + "/opinions",
                        CASES + centreCase + "/assign",
                        play.rectification() + "/sanctions")) {
                    Web.Answer answer = web.as("county-lin", "POST", path, broken);
                    assertThat(answer.code())
                            .as("%s %s", broken, answer)
                            .isIn("MALFORMED", "FIELD_INVALID", "UNKNOWN_FIELD");
                    assertProblem(answer).is(400, answer.code());
                }
            }
            assertProblem(web.as("county-lin", "POST", CASES + centreCase + "/assign", ""))
                    .is(400, "MALFORMED");
            assertProblem(web.as("office-he", "POST", "/api/evaluation/v1/campaigns", "{\"title\":"))
                    .is(400, "PLAN_UNREADABLE");
            assertProblem(web.as("county-lin", "POST", CASES + centreCase + "/assign", "{\"a\":".repeat(500)))
                    .is(400, "FIELD_INVALID")
                    .expects("too deep");
        });
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        unchanged.by(() -> {
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            play.evaluation() + "/decisions",
                            "{\"kind\":\"CLOSE_SURVEY\",\"reason\":\"a\",\"reason\":\"b\"}"))
                    .is(400, "DUPLICATE_FIELD")
                    .names("reason");
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            CASES + centreCase + "/assign",
                            "{\"owner\":\"staff-liu\",\"owner\":\"chief-chen\"}"))
                    .is(400, "DUPLICATE_FIELD")
                    .names("owner");
            assertProblem(web.nobody(
                            "POST",
                            "/api/public/v1/survey/campaigns/" + play.campaign() + "/opinions",
                            "{\"text\":\"a\",\"text\":\"b\"}"))
                    .isUntraced(400, "DUPLICATE_FIELD")
                    .names("text");
        });
    }

    @Test
    void refusesAValueThatNoListHas() {
        unchanged.by(() -> {
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            play.evaluation() + "/decisions",
                            Map.of("kind", "START_EVERYTHING", "reason", "a")))
                    .is(400, "FIELD_INVALID")
                    .names("kind")
                    .expects("START_EVERYTHING", "START_PHASE", "CLOSE_SURVEY");
            assertProblem(web.as("county-lin", "POST", play.survey() + "/opinions", opinion("channel", "PIGEON")))
                    .is(400, "FIELD_INVALID")
                    .names("channel")
                    .expects("PIGEON", "LETTER");
            assertProblem(web.get("county-lin", play.rectification() + "/cases?inbox=theirs"))
                    .is(400, "FIELD_INVALID")
                    .names("inbox");
            assertProblem(web.as("county-lin", "POST", play.survey() + "/opinions", opinion("appraisee", "nowhere")))
                    .is(400, "UNKNOWN_APPRAISEE")
                    .names("appraisee");
            assertProblem(web.as(
                            "county-lin", "POST", play.survey() + "/opinions", opinion("receivedOn", "2026-02-30")))
                    .is(400, "FIELD_INVALID")
                    .names("receivedOn");
        });
    }

    @Test
    void refusesAMissingAndAnUnknownField() {
        unchanged.by(() -> {
            assertProblem(web.as("county-lin", "POST", CASES + centreCase + "/assign", Map.of()))
                    .is(400, "FIELD_MISSING")
                    .names("owner");
            assertProblem(web.as("county-lin", "POST", play.evaluation() + "/decisions", Map.of("reason", "a")))
                    .is(400, "FIELD_MISSING")
                    .names("kind");
            assertProblem(web.as("county-lin", "POST", play.rosters() + "/seal", Map.of()))
                    .is(400, "FIELD_MISSING")
                    .names("reason");
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            CASES + centreCase + "/assign",
                            Map.of("owner", "staff-liu", "as", "county-lin")))
                    .is(400, "UNKNOWN_FIELD")
                    .names("as");
        });
    }

    @Test
    void refusesATextOfAMegabyte() {
        unchanged.by(() -> {
            // Under the door's limit in characters, over every field's.
            assertProblem(web.as("county-lin", "POST", play.survey() + "/opinions", opinion("text", LONG)))
                    .is(400, "FIELD_INVALID")
                    .names("text");
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            CASES + centreCase + "/assign",
                            Map.of("owner", "staff-liu", "reason", LONG)))
                    .is(413, "TOO_LARGE");
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            CASES + centreCase + "/assign",
                            Map.of("owner", "staff-liu", "reason", "x".repeat(200_000))))
                    .is(400, "FIELD_INVALID")
                    .names("reason");
            assertProblem(web.as("county-lin", "POST", play.survey() + "/opinions", opinion("text", "长".repeat(4001))))
                    .is(400, "FIELD_INVALID")
                    .names("text")
                    .expects("4001", "4000");
            assertProblem(web.nobody(
                            "POST",
                            "/api/public/v1/survey/campaigns/" + play.campaign() + "/opinions",
                            Map.of("text", "x".repeat(1_000_000))))
                    .is(413, "TOO_LARGE");
        });
    }

    @Test
    void refusesControlCharacters() {
        unchanged.by(() -> {
            for (String unseen : List.of("\u0000", "\u0007", "\u001b[31m", "\u202e", "\ud800")) {
                assertProblem(web.as(
                                "county-lin",
                                "POST",
                                CASES + centreCase + "/assign",
                                "{\"owner\":\"staff-liu\",\"reason\":\"好%s的\"}".formatted(escaped(unseen))))
                        .is(400, "FIELD_INVALID")
                        .names("reason")
                        .expects("no control characters");
                assertProblem(web.as(
                                "county-lin",
                                "POST",
                                play.evaluation() + "/decisions",
                                "{\"kind\":\"CLOSE_SURVEY\",\"reason\":\"好%s的\"}".formatted(escaped(unseen))))
                        .is(400, "FIELD_INVALID")
                        .names("reason");
            }
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            CASES + centreCase + "/assign",
                            "{\"owner\":\"staff-liu\",\"reason\":\"raw \u0001\"}"))
                    .is(400, "MALFORMED");
        });
    }

    @Test
    void aForgedTokenIsNoTokenAnywhere() {
        String path = play.evaluation();
        unchanged.by(() -> {
            new ForgedTokens(web.token("county-lin")).all().forEach((how, token) -> {
                for (String read : List.of(path, play.survey() + "/opinions", CASES + centreCase)) {
                    Web.Answer answer = withToken(token, "GET", read);
                    assertThat(answer.status()).as("%s: %s", how, answer).isEqualTo(401);
                    assertProblem(answer).is(401, "LOGIN_REQUIRED");
                }
                assertThat(withToken(token, "POST", path + "/archive").status())
                        .as(how)
                        .isEqualTo(401);
                // The services do not take the gateway's word for it.
                assertThat(atService("MINKAO_EVALUATION_PORT", path, token).status())
                        .as(how)
                        .isEqualTo(401);
                assertThat(atService("MINKAO_RECTIFICATION_PORT", CASES + centreCase, token)
                                .status())
                        .as(how)
                        .isEqualTo(401);
            });
        });
    }

    @Test
    void aTokenOfAnotherRealmIsNoToken() {
        String foreign = new RealmAdmin(web).token();
        unchanged.by(() -> {
            assertProblem(withToken(foreign, "GET", play.evaluation())).is(401, "LOGIN_REQUIRED");
            assertThat(atService("MINKAO_EVALUATION_PORT", play.evaluation(), foreign)
                            .status())
                    .isEqualTo(401);
        });
    }

    @Test
    void aTokenForAnotherAudienceIsNoToken() {
        RealmAdmin admin = new RealmAdmin(web);
        admin.createClientWithoutServices("no-services");
        try {
            Map<String, String> form = Map.of(
                    "grant_type", "password",
                    "client_id", "no-services",
                    "scope", "openid",
                    "username", "county-lin",
                    "password", web.stack().password());
            JsonNode granted = web.grant("minkao", form);
            unchanged.by(() -> {
                for (String kind : List.of("access_token", "id_token", "refresh_token")) {
                    String token = granted.path(kind).asString();
                    assertThat(token).as(kind).isNotBlank();
                    for (String path : List.of(
                            play.evaluation(),
                            play.survey() + "/opinions",
                            CASES + centreCase,
                            "/api/notification/v1/inbox")) {
                        assertThat(withToken(token, "GET", path).status())
                                .as("%s %s", kind, path)
                                .isEqualTo(401);
                    }
                    assertThat(atService("MINKAO_EVALUATION_PORT", play.evaluation(), token)
                                    .status())
                            .as(kind)
                            .isEqualTo(401);
                }
            });
        } finally {
            admin.deleteClient("no-services");
        }
    }

    @Test
    @Tag("long")
    void anExpiredTokenIsNoToken() {
        RealmAdmin admin = new RealmAdmin(web);
        admin.createShortLivedClient("short-lived", 1);
        try {
            String token = web.grant(
                            "minkao",
                            Map.of(
                                    "grant_type", "password",
                                    "client_id", "short-lived",
                                    "username", "county-lin",
                                    "password", web.stack().password()))
                    .path("access_token")
                    .asString();
            assertThat(withToken(token, "GET", play.evaluation()).status())
                    .as("good while it lasts, and a moment longer for clocks that differ")
                    .isEqualTo(200);
            await("its end at the service")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> atService("MINKAO_EVALUATION_PORT", play.evaluation(), token)
                                    .status()
                            == 401);
            await("its end at the gateway")
                    .atMost(Duration.ofSeconds(100))
                    .until(() ->
                            withToken(token, "GET", play.evaluation()).code().equals("LOGIN_REQUIRED"));
        } finally {
            admin.deleteClient("short-lived");
        }
    }

    @Test
    void theWrongRoleMayNot() {
        unchanged.by(() -> {
            assertProblem(web.as("chief-fang", "POST", play.evaluation() + "/archive", Map.of("reason", "a")))
                    .is(403, "NOT_ALLOWED");
            assertProblem(web.as("staff-liu", "POST", play.evaluation() + "/decisions", closing()))
                    .is(403, "NOT_ALLOWED");
            assertProblem(web.as("auditor-shen", "POST", CASES + centreCase + "/assign", Map.of("owner", "staff-liu")))
                    .is(403, "NOT_ALLOWED");
            assertProblem(web.as("ops-qian", "POST", play.survey() + "/opinions", opinion("channel", "CALL")))
                    .is(403, "NOT_ALLOWED");
            assertProblem(web.get("chief-chen", "/api/notification/v1/audit")).is(403, "NOT_ALLOWED");
        });
    }

    @Test
    void theCaseOfAnotherSectionIsNotThere() {
        unchanged.by(() -> {
            for (String step : List.of("/start", "/deadline")) {
                String method = step.equals("/start") ? "POST" : "GET";
                assertProblem(web.as("chief-fang", method, CASES + centreCase + step, null))
                        .is(404, "CASE_NOT_FOUND");
                assertProblem(web.as("chief-chen", method, CASES + archiveCase + step, null))
                        .is(404, "CASE_NOT_FOUND");
            }
            assertThat(web.get("chief-fang", CASES + centreCase).body().replace(centreCase, "?"))
                    .as("no other answer than for a case that does not exist")
                    .matches(web.get("chief-fang", CASES + "nothing")
                            .body()
                            .replace("nothing", "?")
                            .replaceAll("\"traceId\":\"[0-9a-f]+\"", "\"traceId\":\"[0-9a-f]+\"")
                            .replaceAll("([{}()?.])", "\\\\$1"));
        });
    }

    @Test
    void aStepTheStateDoesNotAllowIsRefused() {
        unchanged.by(() -> {
            assertProblem(web.as("inspector-xu", "POST", CASES + centreCase + "/verify", Map.of("reason", "早了")))
                    .is(409, "STEP_NOT_ALLOWED")
                    .expects("OPENED", "SUBMITTED");
            assertProblem(web.as("county-zhou", "POST", CASES + centreCase + "/close", Map.of("reason", "早了")))
                    .is(409, "STEP_NOT_ALLOWED")
                    .expects("OPENED", "CONFIRMED");
            assertProblem(web.as("county-lin", "POST", play.evaluation() + "/freeze", Map.of("reason", "再来")))
                    .is(409, "STEP_NOT_ALLOWED")
                    .expects("RUNNING", "REVIEWED");
            assertProblem(web.as("county-lin", "POST", play.evaluation() + "/archive", Map.of("reason", "早了")))
                    .is(409, "STEP_NOT_ALLOWED");
            assertProblem(web.as(
                            "county-lin",
                            "POST",
                            play.evaluation() + "/decisions",
                            Map.of("kind", "START_PHASE", "phase", "RECTIFICATION", "reason", "跳")))
                    .is(409, "PHASE_NOT_NEXT");
            assertProblem(web.as("county-lin", "POST", play.evaluation() + "/result/compute", Map.of("reason", "早了")))
                    .is(409, "NOT_CLOSED");
            assertProblem(web.as("office-he", "PUT", play.evaluation() + "/plan", Play.plan("改", List.of())))
                    .is(409, "STEP_NOT_ALLOWED");
            assertProblem(web.as("county-lin", "POST", play.rosters() + "/seal", Map.of("reason", "再封")))
                    .is(409, "STEP_NOT_ALLOWED");
        });
    }

    @Test
    void nobodyApprovesTheOwn() {
        Play draft = Play.drafted(web, "自己批自己的考评", Guest.some("self", 12));
        String decision = web.must(
                        "county-lin",
                        "POST",
                        play.evaluation() + "/decisions",
                        Map.of("kind", "START_PHASE", "phase", "CONSULTATION", "reason", "提前"))
                .path("id")
                .asString();
        String adjustment = web.must(
                        "county-lin",
                        "POST",
                        play.evaluation() + "/adjustments",
                        Map.of(
                                "appraisee",
                                Play.CENTRE,
                                "points",
                                "-1",
                                "clause",
                                "迟到",
                                "evidence",
                                "0".repeat(64),
                                "reason",
                                "查证属实"))
                .path("id")
                .asString();
        String rule = web.must(
                        "deputy-wu",
                        "POST",
                        play.rectification() + "/lasting-rules",
                        Map.of("kind", "WORK", "title", "限时办结", "text", "当天办结", "cases", List.of(centreCase)))
                .path("id")
                .asString();
        String sanction = web.must(
                        "discipline-tang",
                        "POST",
                        play.rectification() + "/sanctions",
                        Map.of(
                                "case",
                                centreCase,
                                "appraisee",
                                Play.CENTRE,
                                "person",
                                "staff-liu",
                                "severity",
                                "MINOR",
                                "ground",
                                "拖延"))
                .path("id")
                .asString();
        web.must(
                "discipline-tang",
                "POST",
                "/api/rectification/v1/sanctions/" + sanction + "/hearing",
                Map.of("heldOn", Play.today().toString(), "statement", "接受"));
        unchanged.by(() -> {
            assertSamePerson(web.as("office-he", "POST", draft.evaluation() + "/review", reason()));
            assertSamePerson(
                    web.as("county-lin", "POST", play.evaluation() + "/decisions/" + decision + "/approve", reason()));
            assertSamePerson(web.as(
                    "county-lin", "POST", play.evaluation() + "/adjustments/" + adjustment + "/approve", reason()));
            assertSamePerson(
                    web.as("deputy-wu", "POST", "/api/rectification/v1/lasting-rules/" + rule + "/adopt", reason()));
            assertSamePerson(web.as(
                    "discipline-tang",
                    "POST",
                    "/api/rectification/v1/sanctions/" + sanction + "/decide",
                    Map.of("level", "REMINDER", "reason", "自己定")));
        });
        rosterNeedsTwo(draft);
    }

    private static void rosterNeedsTwo(Play draft) {
        JsonNode preview = Play.until(
                "the draft's classes at the roster",
                () -> web.send(
                                "county-lin",
                                "POST",
                                draft.rosters() + "/preview",
                                Map.of("Content-Type", "text/csv"),
                                Web.bytes("姓名,手机号,邮箱,单位,票种\n"
                                        + String.join(
                                                "\n",
                                                draft.guests().stream()
                                                        .map(Guest::line)
                                                        .toList())))
                        .json(),
                seen -> seen.path("good").asInt() == draft.guests().size());
        web.must(
                "county-lin",
                "POST",
                draft.rosters() + "/import",
                Map.of("preview", preview.path("preview").asString(), "reason", "a"));
        unchanged.by(() -> assertSamePerson(web.as("county-lin", "POST", draft.rosters() + "/seal", reason())));
    }

    @Test
    void ofManyChangesOnTheSameVersionExactlyOneWins() throws Exception {
        String lost = play.openCase(Play.CENTRE, "同一事项多人同时处理");
        String path = CASES + lost;
        List<Callable<Web.Answer>> owners = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String owner = i % 2 == 0 ? "staff-liu" : "chief-chen";
            String office = i % 4 < 2 ? "office-he" : "county-lin";
            owners.add(() -> web.as(office, "POST", path + "/assign", Map.of("owner", owner, "reason", "抢")));
        }
        List<Web.Answer> assigned = atOnce(owners);
        // It may be handed on, one after the other; what was not refused stands in its history.
        long done = assigned.stream().filter(a -> a.status() == 200).count();
        assertThat(done).isPositive();
        assigned.stream()
                .filter(a -> a.status() != 200)
                .forEach(a -> assertProblem(a).is(409, "CHANGED_MEANWHILE"));
        JsonNode after = web.must("county-lin", path);
        assertThat(after.path("history")
                        .valueStream()
                        .filter(h -> h.path("step").asString().equals("ASSIGN"))
                        .count())
                .isEqualTo(done);
        lostUpdatesByVersion(path, after);
    }

    private static void lostUpdatesByVersion(String path, JsonNode seen) throws Exception {
        String owner = seen.path("owner").asString();
        Map<String, String> version = Map.of(
                "Content-Type",
                "application/json",
                "If-Match",
                "\"" + seen.path("version").asLong() + "\"");
        List<Callable<Web.Answer>> plans = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> plan = Map.of(
                    "measures",
                    List.of(Map.of(
                            "text", "措施" + i, "due", Play.today().plusDays(3).toString())));
            plans.add(() -> web.send(owner, "POST", path + "/plan", version, Web.bytes(plan)));
        }
        List<Web.Answer> planned = atOnce(plans);
        assertThat(planned).filteredOn(a -> a.status() == 200).as("%s", planned).hasSize(1);
        planned.stream()
                .filter(a -> a.status() != 200)
                .forEach(a -> assertProblem(a).is(409, "CHANGED_MEANWHILE"));
        assertThat(web.must("county-lin", path).path("measures"))
                .isEqualTo(winner(planned).path("measures"));
        List<Callable<Web.Answer>> approvals = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            approvals.add(() -> web.as("deputy-wu", "POST", path + "/approve-plan", reason()));
        }
        List<Web.Answer> approved = atOnce(approvals);
        assertThat(approved)
                .filteredOn(a -> a.status() == 200)
                .as("%s", approved)
                .hasSize(1);
        approved.stream().filter(a -> a.status() != 200).forEach(a -> {
            assertThat(a.code()).isIn("CHANGED_MEANWHILE", "STEP_NOT_ALLOWED");
            assertProblem(a).is(409, a.code());
        });
        unchanged.by(() -> assertProblem(web.send(owner, "POST", path + "/start", version, new byte[0]))
                .is(409, "CHANGED_MEANWHILE")
                .expects("version"));
    }

    private static JsonNode winner(List<Web.Answer> answers) {
        return answers.stream()
                .filter(a -> a.status() == 200)
                .findFirst()
                .orElseThrow()
                .json();
    }

    private static List<Web.Answer> atOnce(List<Callable<Web.Answer>> calls)
            throws InterruptedException, ExecutionException {
        web.token("staff-liu");
        web.token("chief-chen");
        web.token("county-lin");
        List<Web.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Web.Answer> call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
        }
        return answers;
    }

    private static void assertSamePerson(Web.Answer answer) {
        assertProblem(answer).is(409, "SAME_PERSON");
    }

    private static Map<String, String> reason() {
        return Map.of("reason", "同意");
    }

    private static Map<String, String> closing() {
        return Map.of("kind", "CLOSE_SURVEY", "reason", "提前截止");
    }

    private static Map<String, String> opinion(String field, String value) {
        Map<String, String> words = new java.util.HashMap<>(Map.of(
                "channel",
                "LETTER",
                "appraisee",
                Play.CENTRE,
                "text",
                "来信",
                "receivedOn",
                Play.today().toString()));
        words.put(field, value);
        return words;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c < 0x20 || c > 0x7f ? "\\u%04x".formatted(c) : (char) c));
        return out.toString();
    }

    private static Web.Answer withToken(String token, String method, String path) {
        return web.send(
                "",
                method,
                path,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                method.equals("GET") ? new byte[0] : Web.bytes(reason()));
    }

    private static Web.Answer atService(String port, String path, String token) {
        return web.at(web.stack().port(port), "GET", path, Map.of("Authorization", "Bearer " + token));
    }
}

package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.journeys.ProblemAssert.assertProblem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.ballot.Manifest;
import tools.jackson.databind.JsonNode;

/** Two campaigns side by side, two sections in each, two offices: who sees and does what, whatever they claim to be. */
@ExtendWith(Stack.Extension.class)
class WallsJourneyIT {
    private static final String CASES = "/api/rectification/v1/cases/";
    private static Web web;
    private static Databases databases;
    private static Play one;
    private static Play other;
    private static String centreCase = "";
    private static String archiveCase = "";
    private static String otherCase = "";

    /** In the other campaign most people of the first have no part: chief-fang and one office clerk are of both. */
    @BeforeAll
    static void playTwoCampaigns(Stack stack) {
        web = new Web(stack, 31);
        databases = new Databases(stack);
        one = Play.invited(web, "第一个考评", Guest.some("first", 12));
        other = Play.invited(
                web,
                "第二个考评",
                Guest.some("second", 12),
                "office-sun",
                "leader-gao",
                "deputy-wu",
                "chief-chen",
                "staff-liu",
                "inspector-ma",
                "inspector-qi",
                "discipline-tang",
                "auditor-shen");
        centreCase = one.openCase(Play.CENTRE, "第一个考评服务中心的事项");
        archiveCase = one.openCase(Play.ARCHIVE, "第一个考评档案室的事项");
        otherCase = other.openCase(Play.ARCHIVE, "第二个考评档案室的事项");
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @Test
    void twoCampaignsDoNotShareBallots() {
        one.startSurvey();
        other.startSurvey();
        Manifest first = one.manifest();
        Manifest second = other.manifest();
        Phone phone = Phone.of(one, first, one.guests().getFirst());
        phone.takePaper();
        // The same code at the other campaign is nobody's, and so is the token.
        Phone astray = new Phone(web, second, other.guests().getFirst(), phone.invitation(), Map.of());
        new Unchanged(databases).by(() -> {
            assertProblem(astray.lookUp()).isSilently(404, "UNKNOWN_INVITATION");
            assertProblem(astray.claim()).isSilently(404, "UNKNOWN_INVITATION");
            assertProblem(web.nobody(
                            "POST",
                            "/api/box/v1/" + other.campaign() + "/ballots",
                            phone.ballot(q -> 5).padded()))
                    .isSilently(403, "BAD_TOKEN");
        });
        assertThat(phone.cast(phone.ballot(q -> 5)).status()).isEqualTo(201);
        Phone neighbour = Phone.of(other, second, other.guests().getFirst());
        neighbour.takePaper();
        assertThat(neighbour.cast(neighbour.ballot(q -> 1)).status()).isEqualTo(201);
        assertThat(ballots(one)).isEqualTo(1);
        assertThat(ballots(other)).isEqualTo(1);
        assertThat(first.styles().getFirst().issuer())
                .isNotEqualTo(second.styles().getFirst().issuer());
    }

    private static long ballots(Play play) {
        return databases
                .database("minkao_box")
                .getCollection("ballots")
                .countDocuments(new org.bson.Document("c", play.campaign()));
    }

    @Test
    void twoCampaignsDoNotShareCases() {
        assertThat(texts(web.must("county-lin", one.rectification() + "/cases"), "id"))
                .contains(centreCase, archiveCase)
                .doesNotContain(otherCase);
        assertThat(texts(web.must("county-lin", other.rectification() + "/cases"), "id"))
                .containsExactly(otherCase);
        String ledger = web.get("", "/api/public/v1/rectification/campaigns/" + other.campaign() + "/ledger")
                .body();
        assertThat(ledger).contains("第二个考评").doesNotContain("第一个考评");
        assertThat(web.must("county-lin", other.survey() + "/opinions").toString())
                .contains("第二个考评")
                .doesNotContain("第一个考评");
        assertProblem(web.as(
                        "discipline-tang",
                        "POST",
                        one.rectification() + "/sanctions",
                        Map.of(
                                "case",
                                otherCase,
                                "appraisee",
                                Play.ARCHIVE,
                                "person",
                                "chief-fang",
                                "severity",
                                "MINOR",
                                "ground",
                                "串案")))
                .is(400, "CASE_OF_ANOTHER_CAMPAIGN");
    }

    @Test
    void twoCampaignsDoNotSharePeople() {
        List<String> seen = new ArrayList<>();
        for (String person : List.of(
                "office-sun",
                "leader-gao",
                "deputy-wu",
                "chief-chen",
                "staff-liu",
                "inspector-ma",
                "discipline-tang",
                "auditor-shen")) {
            for (String path : List.of(
                    other.evaluation(),
                    other.evaluation() + "/inspections",
                    other.survey() + "/opinions",
                    other.rectification() + "/cases",
                    other.rectification() + "/findings",
                    other.rectification() + "/sanctions",
                    other.rectification() + "/lasting-rules",
                    other.rectification() + "/deputy-log",
                    "/api/notification/v1/campaigns/" + other.campaign() + "/deliveries",
                    CASES + otherCase)) {
                Web.Answer answer = web.get(person, path);
                boolean nothing = answer.status() / 100 == 4
                        || (answer.status() == 200
                                && answer.json().path("items").isArray()
                                && answer.json().path("items").isEmpty());
                if (!nothing) {
                    seen.add(person + " " + path.replace(other.campaign(), "{other}") + " " + answer.status());
                }
            }
        }
        assertThat(seen).as("seen by people without a part in the campaign").isEmpty();
    }

    @Test
    void peopleOfOneCampaignChangeNothingInTheOther() {
        List<String> done = new ArrayList<>();
        new Unchanged(databases).by(() -> {
            attempts(other, otherCase).forEach((what, attempt) -> {
                for (String person : List.of("office-sun", "deputy-wu", "inspector-ma", "discipline-tang")) {
                    Web.Answer answer = web.as(person, attempt.method(), attempt.path(), attempt.body());
                    if (answer.status() != 403 && answer.status() != 404) {
                        done.add(person + " " + what + " " + answer.status() + " " + answer.code());
                    }
                }
            });
        });
        assertThat(done).isEmpty();
    }

    private record Attempt(String method, String path, Object body) {}

    private static Map<String, Attempt> attempts(Play play, String aCase) {
        Map<String, Attempt> all = new LinkedHashMap<>();
        all.put("decides", new Attempt("POST", play.evaluation() + "/decisions", decision()));
        all.put("inspects", new Attempt("POST", play.evaluation() + "/inspections", inspection("SELF")));
        all.put(
                "enters an opinion",
                new Attempt(
                        "POST",
                        play.survey() + "/opinions",
                        Map.of(
                                "channel",
                                "LETTER",
                                "appraisee",
                                Play.ARCHIVE,
                                "text",
                                "外人写入",
                                "receivedOn",
                                Play.today().toString())));
        all.put("assigns", new Attempt("POST", CASES + aCase + "/assign", Map.of("owner", "chief-fang")));
        all.put(
                "sanctions",
                new Attempt(
                        "POST",
                        play.rectification() + "/sanctions",
                        Map.of(
                                "case",
                                aCase,
                                "appraisee",
                                Play.ARCHIVE,
                                "person",
                                "chief-fang",
                                "severity",
                                "MINOR",
                                "ground",
                                "外人")));
        all.put(
                "writes a rule",
                new Attempt(
                        "POST",
                        play.rectification() + "/lasting-rules",
                        Map.of("kind", "WORK", "title", "外人", "text", "外人", "cases", List.of(aCase))));
        return all;
    }

    @Test
    void aChiefSeesOnlyTheOwnSection() {
        assertThat(texts(web.must("chief-fang", one.rectification() + "/cases"), "appraisee"))
                .containsOnly(Play.ARCHIVE);
        assertThat(texts(web.must("chief-chen", one.rectification() + "/cases"), "appraisee"))
                .containsOnly(Play.CENTRE);
        assertThat(texts(web.must("staff-liu", one.rectification() + "/cases"), "appraisee"))
                .containsOnly(Play.CENTRE);
        assertThat(texts(web.must("chief-fang", one.survey() + "/opinions"), "appraisee"))
                .containsOnly(Play.ARCHIVE);
        assertThat(texts(web.must("chief-fang", one.rectification() + "/findings"), "appraisee"))
                .containsOnly(Play.ARCHIVE);
        assertProblem(web.get("chief-fang", CASES + centreCase)).is(404, "CASE_NOT_FOUND");
        assertProblem(web.get("chief-chen", CASES + archiveCase)).is(404, "CASE_NOT_FOUND");
        assertThat(web.must("chief-chen", CASES + centreCase).path("id").asString())
                .isEqualTo(centreCase);
        String opinion = web.must("county-lin", one.survey() + "/opinions")
                .path("items")
                .valueStream()
                .filter(o -> o.path("appraisee").asString().equals(Play.CENTRE))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertProblem(web.get("chief-fang", "/api/survey/v1/opinions/" + opinion))
                .is(403, "NOT_ALLOWED");
        JsonNode inbox = web.must("chief-fang", "/api/notification/v1/inbox?campaign=" + one.campaign());
        assertThat(inbox.toString()).doesNotContain(centreCase);
    }

    @Test
    void aChiefSeesOnlyTheInspectionsOfTheOwnSection() {
        for (String section : List.of(Play.CENTRE, Play.ARCHIVE)) {
            web.must(
                    "county-lin",
                    "POST",
                    one.evaluation() + "/inspections",
                    Map.of(
                            "kind",
                            "ON_SITE",
                            "appraisee",
                            section,
                            "plannedOn",
                            Play.today().toString(),
                            "inspectors",
                            List.of("inspector-xu", "inspector-ma")));
        }
        JsonNode mine = web.must("chief-fang", one.evaluation() + "/inspections");
        assertThat(texts(mine, "appraisee")).containsOnly(Play.ARCHIVE);
        String centres = web.must("county-lin", one.evaluation() + "/inspections")
                .path("items")
                .valueStream()
                .filter(i -> i.path("appraisee").asString().equals(Play.CENTRE))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertProblem(web.get("chief-fang", "/api/evaluation/v1/inspections/" + centres))
                .is(403, "NOT_ALLOWED");
        assertThat(web.get("inspector-qi", "/api/evaluation/v1/inspections/" + centres)
                        .status())
                .as("an inspector of another inspection")
                .isEqualTo(403);
    }

    @Test
    void theBureausOfficeCannotDoWhatOnlyTheCountyMay() {
        Play draft = Play.drafted(web, "局考评办不能做的事", Guest.some("bureau", 12));
        String finding = web.must("office-he", one.rectification() + "/findings")
                .path("items")
                .path(0)
                .path("id")
                .asString();
        Map<String, Attempt> countys = new LinkedHashMap<>();
        countys.put("reads the roster", new Attempt("GET", one.rosters(), null));
        countys.put(
                "imports a roster",
                new Attempt("POST", draft.rosters() + "/import", Map.of("preview", "x", "reason", "a")));
        countys.put("seals a roster", new Attempt("POST", draft.rosters() + "/seal", reason()));
        countys.put("invites", new Attempt("POST", one.rosters() + "/invitations", reason()));
        countys.put("freezes", new Attempt("POST", draft.evaluation() + "/freeze", reason()));
        countys.put(
                "plans an on-site evaluation",
                new Attempt("POST", one.evaluation() + "/inspections", inspection("ON_SITE")));
        countys.put("computes", new Attempt("POST", one.evaluation() + "/result/compute", Map.of()));
        countys.put("archives", new Attempt("POST", one.evaluation() + "/archive", reason()));
        countys.put(
                "dismisses a finding",
                new Attempt("POST", "/api/rectification/v1/findings/" + finding + "/dismiss", reason()));
        countys.put("reads the audit trail", new Attempt("GET", "/api/notification/v1/audit", null));
        countys.put("checks the audit trail", new Attempt("GET", "/api/notification/v1/audit/check", null));
        countys.put(
                "proposes a sanction",
                new Attempt(
                        "POST",
                        one.rectification() + "/sanctions",
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
                                "拖延")));
        new Unchanged(databases).by(() -> {
            List<String> done = new ArrayList<>();
            countys.forEach((what, attempt) -> {
                Web.Answer answer = web.as("office-he", attempt.method(), attempt.path(), attempt.body());
                if (!answer.code().equals("NOT_ALLOWED")) {
                    done.add(what + ": " + answer);
                }
            });
            Web.Answer preview = web.send(
                    "office-he",
                    "POST",
                    draft.rosters() + "/preview",
                    Map.of("Content-Type", "text/csv"),
                    Web.bytes("姓名,手机号,邮箱,单位,票种\n"));
            if (!preview.code().equals("NOT_ALLOWED")) {
                done.add("previews a roster: " + preview);
            }
            assertThat(done).isEmpty();
        });
    }

    @Test
    void twoOfTheBureausOfficeDoNotOpenTheSurvey() {
        Play play = Play.invited(web, "两个局里的人", Guest.some("both", 12));
        play.startPhase("CONSULTATION");
        String decision = web.must(
                        "office-he",
                        "POST",
                        play.evaluation() + "/decisions",
                        Map.of("kind", "START_PHASE", "phase", "SURVEY", "reason", "提前"))
                .path("id")
                .asString();
        new Unchanged(databases)
                .by(() -> assertProblem(web.as(
                                "office-sun",
                                "POST",
                                play.evaluation() + "/decisions/" + decision + "/approve",
                                reason()))
                        .is(409, "COUNTY_REQUIRED"));
    }

    @Test
    void noHeaderMakesACallerSomebodyElse() {
        Map<String, String> pretended = new LinkedHashMap<>();
        for (String name : List.of(
                "X-User",
                "X-Remote-User",
                "Remote-User",
                "X-Forwarded-User",
                "X-Authenticated-User",
                "X-Authenticated-Userid",
                "X-Auth-Request-User",
                "X-Preferred-Username",
                "X-WEBAUTH-USER",
                "X-Actor",
                "X-Subject",
                "X-Sub",
                "X-Userinfo",
                "X-Consumer-Username",
                "X-Minkao-Actor")) {
            pretended.put(name, "county-lin");
        }
        for (String name : List.of("X-Roles", "X-User-Roles", "X-Forwarded-Roles", "X-Groups", "X-Forwarded-Groups")) {
            pretended.put(name, "county,ops");
        }
        pretended.put("X-Forwarded-Access-Token", web.token("county-lin"));
        pretended.put("X-Access-Token", web.token("county-lin"));
        pretended.put("X-Forwarded-Authorization", "Bearer " + web.token("county-lin"));
        pretended.put("Proxy-Authorization", "Bearer " + web.token("county-lin"));
        pretended.put("Cookie", "access_token=" + web.token("county-lin") + "; __Host-minkao-session=guessed");
        pretended.put("X-Forwarded-For", "127.0.0.1");
        pretended.put("X-Real-IP", "127.0.0.1");
        pretended.put("Forwarded", "for=127.0.0.1;host=localhost;proto=https");
        pretended.put("X-Forwarded-Host", "internal");
        pretended.put("X-Forwarded-Prefix", "/api/public/v1/evaluation");
        pretended.put("X-Original-URL", "/api/public/v1/evaluation/campaigns");
        pretended.put("X-Rewrite-URL", "/api/public/v1/evaluation/campaigns");
        pretended.put("X-HTTP-Method-Override", "GET");
        pretended.put("X-Method-Override", "GET");
        List<String> paths = List.of(
                one.evaluation(),
                one.rosters(),
                one.rectification() + "/cases",
                CASES + centreCase,
                one.survey() + "/opinions",
                "/api/notification/v1/audit");
        new Unchanged(databases)
                .by(() -> paths.forEach(path -> {
                    Web.Answer asNobody = web.get("", path);
                    Web.Answer asChief = web.get("chief-fang", path);
                    assertThat(asNobody.status()).as(path).isEqualTo(401);
                    pretended.forEach((name, value) -> {
                        Map<String, String> header = Map.of(name, value);
                        assertSame(web.send("", "GET", path, header, new byte[0]), asNobody, name, path);
                        assertSame(web.send("chief-fang", "GET", path, header, new byte[0]), asChief, name, path);
                        assertThat(web.send(
                                                "chief-fang",
                                                "POST",
                                                one.evaluation() + "/archive",
                                                header,
                                                Web.bytes("{}"))
                                        .status())
                                .as(name)
                                .isBetween(400, 499);
                    });
                    // Nor past the gateway, should somebody get there.
                    assertThat(web.at(web.stack().port(service(path)), "GET", path, pretended)
                                    .status())
                            .as(path)
                            .isEqualTo(401);
                }));
    }

    private static void assertSame(Web.Answer with, Web.Answer without, String header, String path) {
        assertThat(with.status()).as("%s at %s", header, path).isEqualTo(without.status());
        assertThat(known(with)).as("%s at %s", header, path).isEqualTo(known(without));
    }

    private static String known(Web.Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    @Test
    void managementIsNotBehindTheGateway() {
        int gateway = web.stack().port("MINKAO_GATEWAY_PORT");
        List<String> paths = new ArrayList<>();
        for (String end : List.of("health", "prometheus", "parked", "env", "heapdump", "loggers", "shutdown")) {
            for (String start : List.of(
                    "/actuator/",
                    "//actuator/",
                    "/./actuator/",
                    "/%61ctuator/",
                    "/ACTUATOR/",
                    "/actuator;x=1/",
                    "/login/../actuator/",
                    "/api/docs/../../actuator/",
                    "/api/evaluation/v1/../../../actuator/",
                    "/api/evaluation/v1/..%2f..%2f..%2factuator/",
                    "/api/evaluation/v1/..;/..;/..;/actuator/",
                    "/api/public/v1/evaluation/../../../../actuator/",
                    "/api/box/v1/%2e%2e/%2e%2e/%2e%2e/actuator/",
                    "/api/evaluation/v1/actuator/",
                    "/api/evaluation/actuator/",
                    "/evaluation-service/actuator/",
                    "/v3/api-docs/",
                    "/swagger-ui/")) {
                paths.add(start + end);
            }
        }
        List<String> open = new ArrayList<>();
        for (String path : paths) {
            for (String auth : List.of("X-None: 1", "Authorization: Bearer " + web.token("ops-qian"))) {
                String answer = RawHttp.request(gateway, "GET " + path + " HTTP/1.1", "Host: localhost", auth);
                // The site's own page is what any unknown address of the site gives.
                boolean page = RawHttp.status(answer) == 200 && answer.contains("<html");
                if ((!page && RawHttp.status(answer) / 100 != 4)
                        || answer.contains("\"UP\"")
                        || answer.contains("jvm_")) {
                    open.add(path + " " + answer.lines().findFirst().orElse("nothing"));
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void theGatewayIsNoProxy() {
        int gateway = web.stack().port("MINKAO_GATEWAY_PORT");
        for (String service : List.of("EVALUATION", "SURVEY", "RECTIFICATION", "NOTIFICATION", "GATEWAY")) {
            int management = web.stack().port("MINKAO_" + service + "_PORT") + 1000;
            String target = "127.0.0.1:" + management;
            for (String answer : List.of(
                    RawHttp.request(
                            gateway, "GET http://" + target + "/actuator/prometheus HTTP/1.1", "Host: " + target),
                    RawHttp.request(gateway, "GET /actuator/prometheus HTTP/1.1", "Host: " + target),
                    RawHttp.request(
                            gateway,
                            "GET /actuator/prometheus HTTP/1.1",
                            "Host: localhost",
                            "X-Forwarded-Host: " + target,
                            "Forwarded: host=" + target),
                    RawHttp.request(gateway, "CONNECT " + target + " HTTP/1.1", "Host: " + target))) {
                assertThat(RawHttp.status(answer)).as(answer).isBetween(400, 499);
                assertThat(answer).doesNotContain("jvm_");
            }
        }
    }

    @Test
    void managementIsNoBackDoorToTheRooms() {
        for (String service : List.of("EVALUATION", "SURVEY", "RECTIFICATION", "NOTIFICATION", "GATEWAY")) {
            int management = web.stack().port("MINKAO_" + service + "_PORT") + 1000;
            assertThat(web.at(management, "GET", "/actuator/prometheus", Map.of())
                            .body())
                    .as("the port is the right one")
                    .contains("jvm_");
            for (String path : List.of(one.evaluation(), CASES + centreCase, "/api/public/v1/evaluation/campaigns")) {
                assertThat(web.at(management, "GET", path, Map.of()).status())
                        .as(service + path)
                        .isBetween(400, 499);
            }
            for (String endpoint : List.of("parked", "env", "heapdump", "threaddump", "loggers", "beans")) {
                for (String method : List.of("GET", "POST", "DELETE")) {
                    assertThat(web.at(management, method, "/actuator/" + endpoint, Map.of())
                                    .status())
                            .as(service + " " + method + " " + endpoint)
                            .isBetween(400, 499);
                }
            }
        }
    }

    private static String service(String path) {
        return "MINKAO_%s_PORT".formatted(path.split("/", -1)[2].toUpperCase(java.util.Locale.ROOT));
    }

    private static Set<String> texts(JsonNode list, String field) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> inspection(String kind) {
        return Map.of(
                "kind",
                kind,
                "appraisee",
                Play.ARCHIVE,
                "plannedOn",
                Play.today().toString(),
                "inspectors",
                List.of("inspector-xu", "inspector-ma"));
    }

    private static Map<String, String> decision() {
        return Map.of("kind", "CLOSE_SURVEY", "reason", "外人决定");
    }

    private static Map<String, String> reason() {
        return Map.of("reason", "同意");
    }
}

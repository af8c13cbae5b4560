package org.minkao.journeys;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minkao.ballot.Manifest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A small campaign on the sample plan, with two sections and two voter classes, led from step to step by a test. */
final class Play {
    /** Voter classes by id, with the names that a roster uses. */
    static final Map<String, String> CLASSES = new LinkedHashMap<>();

    static {
        CLASSES.put("clients", "服务对象");
        CLASSES.put("staff", "本局干部职工");
    }

    static final String CENTRE = "service-centre";
    static final String ARCHIVE = "archive-office";

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Web web;
    private final List<Guest> guests;
    private final String campaign;

    private Play(Web web, List<Guest> guests, String campaign) {
        this.web = web;
        this.guests = guests;
        this.campaign = campaign;
    }

    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    /** A draft by office-he; people left out have no assignment in it. */
    static Play drafted(Web web, String title, List<Guest> guests, String... leftOut) {
        ObjectNode plan = plan(title, List.of(leftOut));
        String id = web.must("office-he", "POST", "/api/evaluation/v1/campaigns", plan)
                .path("id")
                .asString();
        Play play = new Play(web, guests, id);
        play.prepare();
        return play;
    }

    /** Frozen and running, its invitations on their way. */
    static Play invited(Web web, String title, List<Guest> guests, String... leftOut) {
        Play play = drafted(web, title, guests, leftOut);
        play.seal();
        play.freeze();
        web.must("county-lin", "POST", play.rosters() + "/invitations", Map.of("reason", "发送邀请"));
        return play;
    }

    String campaign() {
        return campaign;
    }

    List<Guest> guests() {
        return guests;
    }

    Web web() {
        return web;
    }

    String evaluation() {
        return "/api/evaluation/v1/campaigns/" + campaign;
    }

    String rosters() {
        return "/api/evaluation/v1/rosters/" + campaign;
    }

    String rectification() {
        return "/api/rectification/v1/campaigns/" + campaign;
    }

    String survey() {
        return "/api/survey/v1/campaigns/" + campaign;
    }

    /** The sample plan, made small, from today on. */
    static ObjectNode plan(String title, List<String> leftOut) {
        ObjectNode plan = (ObjectNode) YAMLMapper.builder()
                .build()
                .readTree(
                        Path.of("../local/src/main/resources/sample/plan.yaml").toFile());
        plan.put("title", title);
        plan.put("year", today().getYear());
        long days = ChronoUnit.DAYS.between(
                LocalDate.parse(plan.path("phases").path(0).path("start").asString()), today());
        plan.path("phases").forEach(phase -> {
            shift((ObjectNode) phase, "start", days);
            shift((ObjectNode) phase, "end", days);
        });
        ArrayNode classes = plan.putArray("voterClasses");
        CLASSES.forEach((id, name) -> classes.addObject()
                .put("id", id)
                .put("name", name)
                .put("weight", id.equals("clients") ? 60 : 40)
                .put("publish", "records")
                .put("expected", 12));
        ((ArrayNode) plan.path("appraisees"))
                .addObject()
                .put("id", ARCHIVE)
                .put("name", "县直机关档案室")
                .put("class", "局属服务单位")
                .put("chief", "方晓东")
                .put("deputy", "吴建平");
        ArrayNode assignments = (ArrayNode) plan.path("assignments");
        assignments
                .addObject()
                .put("person", "chief-fang")
                .put("name", "方晓东")
                .put("role", "chief")
                .put("email", "chief-fang@minkao.invalid")
                .putArray("appraisees")
                .add(ARCHIVE);
        // A third inspector, who does not take part in every evaluation.
        assignments
                .addObject()
                .put("person", "inspector-qi")
                .put("name", "齐文")
                .put("role", "inspector")
                .put("email", "inspector-qi@minkao.invalid")
                .putArray("appraisees")
                .add(CENTRE);
        assignments.forEach(assignment -> {
            if (List.of("deputy", "inspector").contains(assignment.path("role").asString())) {
                ((ArrayNode) assignment.path("appraisees")).add(ARCHIVE);
            }
        });
        ArrayNode kept = plan.putArray("assignments");
        assignments
                .valueStream()
                .filter(a -> !leftOut.contains(a.path("person").asString()))
                .forEach(kept::add);
        return plan;
    }

    private void prepare() {
        web.must(
                "office-he",
                "PUT",
                evaluation() + "/meeting",
                Map.of(
                        "heldOn",
                        today().toString(),
                        "place",
                        "局三楼会议室",
                        "chair",
                        "高志远",
                        "attendance",
                        46,
                        "topics",
                        List.of("考评意义", "考评内容")));
        for (String posted : List.of("duties", "commitments")) {
            web.must(
                    "office-he",
                    "PUT",
                    evaluation() + "/" + posted,
                    Map.of(
                            "items",
                            List.of(
                                    Map.of("appraisee", CENTRE, "text", "后勤服务保障，半小时内响应"),
                                    Map.of("appraisee", ARCHIVE, "text", "档案查阅当场办理，一次办结"))));
        }
        web.must("office-he", "PUT", evaluation() + "/use-of-results", Map.of("text", "考评结果用于改进工作"));
    }

    /** Roster imported by one and sealed by another of the county office. */
    void seal() {
        String csv = "姓名,手机号,邮箱,单位,票种\n" + guests.stream().map(Guest::line).collect(Collectors.joining("\n"));
        JsonNode preview = until(
                "the draft's classes at the roster",
                () -> Web.must(
                        web.send(
                                "county-lin",
                                "POST",
                                rosters() + "/preview",
                                Map.of("Content-Type", "text/csv"),
                                csv.getBytes(StandardCharsets.UTF_8)),
                        "preview"),
                seen -> seen.path("good").asInt() == guests.size());
        web.must(
                "county-lin",
                "POST",
                rosters() + "/import",
                Map.of("preview", preview.path("preview").asString(), "reason", "名册已核对"));
        web.must("county-zhou", "POST", rosters() + "/seal", Map.of("reason", "两人核对无误"));
    }

    void freeze() {
        until(
                "all sealed rolls in the campaign",
                () -> web.must("county-lin", evaluation()),
                c -> c.path("rolls").size() == CLASSES.size());
        web.must("county-lin", "POST", evaluation() + "/review", Map.of("reason", "逐条核对"));
        web.must("county-zhou", "POST", evaluation() + "/freeze", Map.of("reason", "定稿"));
        until(
                "the campaign running",
                () -> web.must("county-lin", evaluation()),
                c -> c.path("status").asString().equals("RUNNING"));
    }

    void startPhase(String phase) {
        decide(Map.of("kind", "START_PHASE", "phase", phase));
    }

    /** From here on both rooms of the ballot are open. */
    void startSurvey() {
        startPhase("CONSULTATION");
        startPhase("SURVEY");
        // An empty body is refused for its form only where the door is open.
        until(
                "the claims open",
                () -> web.nobody("POST", "/api/eligibility/v1/" + campaign + "/claims", "{}"),
                answer -> answer.code().equals("MALFORMED"));
    }

    void closeSurvey() {
        decide(Map.of("kind", "CLOSE_SURVEY"));
    }

    /** On-site evaluation of both sections, then the result: computed, confirmed, published. */
    void publish() {
        for (String section : List.of(CENTRE, ARCHIVE)) {
            inspect(section);
        }
        until(
                "the opened ballots of all classes",
                () -> web.as("county-lin", "POST", evaluation() + "/result/compute", Map.of("reason", "选票已开箱")),
                answer -> answer.status() == 200);
        web.must("county-zhou", "POST", evaluation() + "/result/confirm", Map.of("reason", "核对无误"));
        web.must("county-lin", "POST", evaluation() + "/result/publish", Map.of("reason", "同意公布"));
    }

    private void inspect(String section) {
        String id = web.must(
                        "county-lin",
                        "POST",
                        evaluation() + "/inspections",
                        Map.of(
                                "kind",
                                "ON_SITE",
                                "appraisee",
                                section,
                                "plannedOn",
                                today().toString(),
                                "inspectors",
                                List.of("inspector-xu", "inspector-ma")))
                .path("id")
                .asString();
        String path = "/api/evaluation/v1/inspections/" + id;
        web.must("inspector-xu", "POST", path + "/start", Map.of());
        List<Map<String, String>> entries = IntStream.rangeClosed(1, 16)
                .mapToObj(i -> Map.of("item", "q%02d".formatted(i), "mark", "90"))
                .toList();
        for (String inspector : List.of("inspector-xu", "inspector-ma")) {
            web.must(inspector, "PUT", path + "/sheet", Map.of("entries", entries));
        }
        web.must("inspector-xu", "POST", path + "/submit", Map.of("summary", "总体较好"));
        web.must("county-zhou", "POST", path + "/confirm", Map.of("reason", "核对无误"));
    }

    private void decide(Map<String, String> what) {
        Map<String, String> body = new HashMap<>(what);
        body.put("reason", "准备就绪");
        String id = web.must("office-he", "POST", evaluation() + "/decisions", body)
                .path("id")
                .asString();
        web.must("county-lin", "POST", evaluation() + "/decisions/" + id + "/approve", Map.of("reason", "同意"));
    }

    Manifest manifest() {
        Web.Answer answer = web.get("", "/api/public/v1/evaluation/campaigns/" + campaign + "/manifest");
        Web.must(answer, "manifest");
        return Manifest.parse(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /** A letter's complaint about a section becomes a finding and a case; returns the case's id. */
    String openCase(String appraisee, String text) {
        String opinion = web.must(
                        "office-he",
                        "POST",
                        survey() + "/opinions",
                        Map.of(
                                "channel",
                                "LETTER",
                                "appraisee",
                                appraisee,
                                "text",
                                text,
                                "receivedOn",
                                today().toString()))
                .path("id")
                .asString();
        String path = "/api/survey/v1/opinions/" + opinion;
        web.must("office-he", "POST", path + "/triage", Map.of("appraisee", appraisee, "severity", "MINOR"));
        web.must(
                "office-he", "POST", path + "/raise-finding", Map.of("text", text, "item", "q09", "severity", "MINOR"));
        String finding = until(
                        "the finding of the opinion",
                        () -> web.must("office-he", rectification() + "/findings")
                                .path("items")
                                .valueStream()
                                .filter(f -> f.path("text").asString("").equals(text))
                                .map(f -> f.path("id").asString())
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
        return web.must(
                        "office-he",
                        "POST",
                        "/api/rectification/v1/findings/" + finding + "/open-case",
                        Map.of("title", text))
                .path("id")
                .asString();
    }

    static <T> T until(String what, Callable<T> look, Predicate<T> good) {
        return await(what).atMost(SOON).pollInterval(Duration.ofMillis(150)).until(look, good);
    }

    private static void shift(ObjectNode phase, String bound, long days) {
        phase.put(
                bound,
                LocalDate.parse(phase.path(bound).asString()).plusDays(days).toString());
    }
}

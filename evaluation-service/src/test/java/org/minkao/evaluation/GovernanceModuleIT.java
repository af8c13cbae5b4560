package org.minkao.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Manifest;
import org.minkao.evaluation.Caller.Answer;
import org.minkao.evaluation.boot.EvaluationService;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.campaign.SealedRoll;
import org.minkao.evaluation.web.PlanFiles;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a plan is kept, changed and watched over, through the door of the running service. */
@SpringBootTest(
        classes = EvaluationService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "minkao.features=campaign,inspection,scoring,result",
            "minkao.house.phase-round=200ms",
            "minkao.house.public-host=localhost:8080"
        })
class GovernanceModuleIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PUBLIC = "/api/public/v1/evaluation/campaigns";
    private static final String BASE = "/api/evaluation/v1/campaigns";
    private static final String REASON = "{\"reason\":\"材料齐全，同意\"}";

    private final LocalDate today = LocalDate.now(Plan.ZONE);
    private final int port;

    @Autowired
    GovernanceModuleIT(Environment environment) {
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
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
    void showsTheReviewerWhatChangedBetweenTwoWordings() {
        String campaign = BASE + "/" + draft();
        String versions = campaign + "/plan-versions";
        Answer changed = office().put(campaign + "/plan?reason=%E8%A1%A5%E5%85%85%E4%BE%9D%E6%8D%AE", text(plan -> {
            plan.title = "示例局民主考评（修订）";
            plan.assignments.removeLast();
        }));
        ok(200, changed);
        JsonNode items = ok(200, county().get(versions)).path("items");
        assertThat(items.valueStream().map(item -> item.path("number").asInt())).containsExactly(1, 2);
        assertThat(items.path(1).path("by").asString()).isEqualTo("office-he");
        assertThat(items.path(1).path("reason").asString()).isEqualTo("补充依据");
        assertThat(items.path(1).path("at").asString()).endsWith("Z");
        JsonNode compared = ok(200, county().get(versions + "/1/differences/latest"));
        assertThat(compared.path("differences")).hasSize(2);
        JsonNode title = compared.at("/differences/0");
        assertThat(title.path("path").asString()).isEqualTo("/title");
        assertThat(title.path("kind").asString()).isEqualTo("CHANGED");
        assertThat(title.path("before").asString()).isEqualTo("示例局民主考评");
        assertThat(title.path("after").asString()).isEqualTo("示例局民主考评（修订）");
        JsonNode gone = compared.at("/differences/1");
        assertThat(gone.path("place").asString()).isEqualTo("/assignments/auditor-shen auditor");
        assertThat(gone.path("kind").asString()).isEqualTo("REMOVED");
        assertThat(gone.has("after")).isFalse();
        assertThat(ok(200, county().get(versions + "/1")).at("/plan/title").asString())
                .isEqualTo("示例局民主考评");
        assertThat(county().get(versions + "/3").code()).isEqualTo("404 UNKNOWN_PLAN_VERSION");
        assertThat(county().get(versions + "/reviewed").code()).isEqualTo("404 UNKNOWN_PLAN_VERSION");
        assertThat(Caller.as(port, "chief-chen", "chief").get(versions).code()).isEqualTo("403 NOT_ALLOWED");
        assertThat(Caller.nobody(port).get(versions).code()).isEqualTo("401 LOGIN_REQUIRED");
        ok(200, Caller.as(port, "office-sun", "office").post(campaign + "/review", REASON));
        assertThat(ok(200, county().get(versions + "/reviewed/differences/latest"))
                        .path("differences"))
                .isEmpty();
        assertThat(ok(200, Caller.nobody(port).get("/api/public/v1/evaluation/docs"))
                        .path("paths")
                        .has("/api/evaluation/v1/campaigns/{campaign}/plan-versions/{from}/differences/{to}"))
                .isTrue();
    }

    @Test
    void changesAFrozenPlanByTwoOnlyAndOnlyWhatIsNotAskedOrCounted() {
        String id = frozen();
        String campaign = BASE + "/" + id;
        assertThat(office().put(campaign + "/plan", text(plan -> plan.title = "x"))
                        .code())
                .isEqualTo("409 STEP_NOT_ALLOWED");
        Answer asked = office().post(campaign + "/late-changes", wanted("/dimensions/d1/items/q01/question", "换个问法"));
        assertThat(asked.code()).isEqualTo("409 LATE_CHANGE_NOT_ALLOWED");
        assertThat(asked.json().path("field").asString()).isEqualTo("/dimensions/d1/items/q01/question");
        assertThat(asked.json().path("detail").asString()).contains("(expected: ");
        assertThat(office().post(campaign + "/late-changes", wanted("/phases/SURVEY/end", day(29)))
                        .code())
                .isEqualTo("409 LATE_CHANGE_NOT_ALLOWED");
        assertThat(office().post(
                                campaign + "/late-changes",
                                "{\"fields\":[{\"place\":\"/office\",\"value\":\"x\"}],\"reason\":\"短\"}")
                        .code())
                .isEqualTo("400 FIELD_INVALID");

        Answer proposed = office().post(campaign + "/late-changes", wanted("/phases/RECTIFICATION/end", day(90)));
        String late = ok(201, proposed).path("id").asString();
        String path = campaign + "/late-changes/" + late;
        assertThat(proposed.whole().headers().firstValue("Location")).contains(path);
        assertThat(office().post(path + "/approve", REASON).code()).isEqualTo("409 SAME_PERSON");
        assertThat(Caller.as(port, "office-sun", "office")
                        .post(path + "/approve", REASON)
                        .code())
                .isEqualTo("409 COUNTY_REQUIRED");
        JsonNode made = ok(200, county().post(path + "/approve", REASON));
        assertThat(made.path("status").asString()).isEqualTo("MADE");
        assertThat(made.at("/changes/0/before").asString()).isEqualTo(day(60));
        assertThat(made.at("/changes/0/after").asString()).isEqualTo(day(90));

        assertThat(ok(200, county().get(campaign)).at("/phases/3/end").asString())
                .isEqualTo(day(90));
        JsonNode told = told("minkao.evaluation.campaign", "plan-changed", id);
        assertThat(told.at("/phases/3/end").asString()).isEqualTo(day(90));
        assertThat(ok(200, Caller.nobody(port).get(PUBLIC + "/" + id + "/two-person-steps"))
                        .at("/counts/LATE_CHANGE")
                        .asInt())
                .isEqualTo(1);
        JsonNode page = ok(200, Caller.nobody(port).get(PUBLIC + "/" + id));
        assertThat(page.at("/lateChanges/0/places/0").asString()).isEqualTo("/phases/RECTIFICATION/end");
        JsonNode compared = ok(200, county().get(campaign + "/plan-versions/reviewed/differences/latest"));
        assertThat(compared.at("/differences/0/place").asString()).isEqualTo("/phases/RECTIFICATION/end");
        assertThat(compared.path("differences")).hasSize(1);
        IncomingEvent entry = Events.await(
                "minkao.evaluation.audit",
                e -> JSON.readTree(e.data()).path("subject").asString().equals("campaigns/" + id)
                        && JSON.readTree(e.data()).path("action").asString().equals("approve-late-change"));
        assertThat(JSON.readTree(entry.data()).path("who").asString()).isEqualTo("county-lin");
    }

    @Test
    void remindsOwnersOfTasksAndLetsThemMarkThemDone() {
        String id = frozen(plan -> plan.withTask(
                Phase.MOBILISATION, PlanBuilder.task("poster", new Plan.Owner("chief-chen", null), day(1))));
        String tasks = BASE + "/" + id + "/tasks";
        Caller chief = Caller.as(port, "chief-chen", "chief");
        JsonNode due = told("minkao.evaluation.campaign", "task-due", id);
        assertThat(due.path("person").asString()).isEqualTo("chief-chen");
        assertThat(due.path("overdue").asBoolean()).isFalse();
        JsonNode mine = ok(200, chief.get(tasks + "?mine=true")).at("/items/0");
        assertThat(mine.path("state").asString()).isEqualTo("OPEN");
        assertThat(ok(200, office().get(tasks + "?mine=true")).path("items")).isEmpty();
        String done = tasks + "/poster/done";
        assertThat(office().post(done, "{\"note\":\"已张贴\"}").code()).isEqualTo("403 NOT_ALLOWED");
        assertThat(chief.post(done, "{}").code()).isEqualTo("400 FIELD_MISSING");
        assertThat(chief.post(tasks + "/nothing/done", "{\"note\":\"x\"}").code())
                .isEqualTo("404 UNKNOWN_TASK");
        JsonNode finished = ok(200, chief.post(done, "{\"note\":\"已张贴\"}"));
        assertThat(finished.path("state").asString()).isEqualTo("DONE");
        assertThat(finished.path("note").asString()).isEqualTo("已张贴");
        assertThat(chief.post(done, "{\"note\":\"再贴\"}").code()).isEqualTo("409 TASK_DONE");
        Answer nobody = office().post(
                        BASE,
                        "application/json",
                        text(plan -> plan.withTask(
                                        Phase.SURVEY,
                                        PlanBuilder.task("poster", new Plan.Owner("stranger", null), day(20))))
                                .getBytes(UTF_8));
        assertThat(nobody.code()).isEqualTo("400 PLAN_REFUSED");
        assertThat(nobody.json().path("field").asString()).isEqualTo("phases[2].tasks[0].owner");
    }

    @Test
    void asksAboutCommitmentsOfEveryAppraiseeOnlyAndShowsThemWithTheirMeasure() {
        Answer unknown = office().post(
                        BASE,
                        "application/json",
                        text(plan -> plan.askingAboutCommitments("90").askingAbout("c1", "c9"))
                                .getBytes(UTF_8));
        assertThat(unknown.code()).isEqualTo("400 PLAN_REFUSED");
        assertThat(unknown.json().path("field").asString()).isEqualTo("dimensions[1].items[0].commitments");
        assertThat(unknown.json().path("detail").asString()).contains("c9");
        String id = frozen(plan -> plan.askingAboutCommitments("90"));
        JsonNode shown = ok(200, Caller.nobody(port).get(PUBLIC + "/" + id + "/commitments"))
                .path("items");
        assertThat(shown).hasSize(3);
        assertThat(shown.at("/0/target").asString()).isEqualTo("90");
        assertThat(shown.at("/0/item").asString()).isEqualTo("q03");
        assertThat(shown.at("/0").has("mark")).isFalse();
    }

    @Test
    void marksARehearsalEverywhereAndListsItNowhere() {
        Answer unmarked = office().post(
                        BASE,
                        "application/json",
                        text(plan -> plan.rehearsal = true).getBytes(UTF_8));
        assertThat(unmarked.code()).isEqualTo("400 PLAN_REFUSED");
        assertThat(unmarked.json().path("field").asString()).isEqualTo("title");
        String id = frozen(plan -> {
            plan.rehearsal = true;
            plan.title = Plan.REHEARSAL_MARK + plan.title;
        });
        JsonNode page = ok(200, Caller.nobody(port).get(PUBLIC + "/" + id));
        assertThat(page.path("rehearsal").asBoolean()).isTrue();
        assertThat(page.path("title").asString()).startsWith("【演练】");
        assertThat(Manifest.parse(Caller.nobody(port)
                                .get(PUBLIC + "/" + id + "/manifest")
                                .bytes())
                        .title())
                .startsWith("【演练】");
        assertThat(told("minkao.evaluation.campaign", "campaign-frozen", id)
                        .path("title")
                        .asString())
                .startsWith("【演练】");
        assertThat(ok(200, Caller.nobody(port).get(PUBLIC)).toString()).doesNotContain(id);
    }

    private static String wanted(String place, String value) {
        return JSON.writeValueAsString(
                Map.of("fields", List.of(Map.of("place", place, "value", value)), "reason", "上级要求延长整改时间，公示后更改"));
    }

    /** A campaign whose plan is frozen. */
    private String frozen() {
        return frozen(plan -> {});
    }

    private String frozen(Consumer<PlanBuilder> change) {
        String id = draft(change);
        String campaign = BASE + "/" + id;
        ok(200, office().put(campaign + "/meeting", """
                {"heldOn":"%s","place":"三楼会议室","chair":"高志远","attendance":46,"topics":["考评意义"]}""".formatted(today)));
        String posted = """
                {"items":[{"appraisee":"service-centre","text":"负责后勤服务"},{"appraisee":"archive","text":"负责档案查阅"}]}""";
        ok(200, office().put(campaign + "/duties", posted));
        ok(200, office().put(campaign + "/commitments", posted));
        ok(200, office().put(campaign + "/use-of-results", "{\"text\":\"用于改进工作\"}"));
        sealRolls(id);
        ok(200, Caller.as(port, "office-sun", "office").post(campaign + "/review", REASON));
        ok(200, Caller.as(port, "county-zhou", "county").post(campaign + "/freeze", REASON));
        return id;
    }

    private void sealRolls(String id) {
        int seed = 1;
        for (String style : List.of("clients", "colleagues")) {
            SealedRoll roll = CampaignSamples.roll(style, seed++);
            Map<String, Object> sealed = new TreeMap<>(Map.of(
                    "campaign",
                    id,
                    "style",
                    style,
                    "label",
                    style,
                    "roll",
                    roll.roll(),
                    "rollDigest",
                    roll.rollDigest(),
                    "invitations",
                    roll.invitations()));
            sealed.put("issuer", Map.of("kty", "RSA", "n", roll.issuer().n(), "e", "AQAB"));
            sealed.put("imported", hand("county-lin", "名册已核对"));
            sealed.put("sealed", hand("county-zhou", "封存名册"));
            String json = JSON.writeValueAsString(sealed);
            Contracts.validate("minkao.evaluation.roll-sealed.v1", json);
            Events.play("minkao.evaluation.roll", id + "|" + style, "minkao.evaluation.roll-sealed.v1", 1, json);
        }
        await().atMost(SOON)
                .until(() ->
                        ok(200, county().get(BASE + "/" + id)).path("rolls").size() == 2);
    }

    private static Map<String, String> hand(String person, String reason) {
        return Map.of("person", person, "role", "county", "reason", reason, "at", "2026-11-25T01:00:00Z");
    }

    private static JsonNode told(String topic, String event, String id) {
        String type = "minkao.evaluation." + event + ".v1";
        IncomingEvent found = Events.await(
                topic,
                e -> e.type().equals(type)
                        && JSON.readTree(e.data()).path("campaign").asString().equals(id));
        Contracts.validate(type, found.data());
        return JSON.readTree(found.data());
    }

    private String draft() {
        return draft(plan -> {});
    }

    private String draft(Consumer<PlanBuilder> change) {
        return ok(201, office().post(BASE, "application/json", text(change).getBytes(UTF_8)))
                .path("id")
                .asString();
    }

    private String text(Consumer<PlanBuilder> change) {
        PlanBuilder builder = PlanBuilder.aPlan();
        builder.phases = List.of(
                PlanBuilder.phase(Phase.MOBILISATION, day(-1), day(5)),
                PlanBuilder.phase(Phase.CONSULTATION, day(6), day(15)),
                PlanBuilder.phase(Phase.SURVEY, day(18), day(30)),
                PlanBuilder.phase(Phase.RECTIFICATION, day(31), day(60)));
        change.accept(builder);
        return new String(PlanFiles.json(builder.build()), UTF_8);
    }

    private String day(int offset) {
        return today.plusDays(offset).toString();
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
}

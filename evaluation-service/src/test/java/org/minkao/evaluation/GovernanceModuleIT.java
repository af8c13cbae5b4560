package org.minkao.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.Caller.Answer;
import org.minkao.evaluation.boot.EvaluationService;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.web.PlanFiles;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

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

    private String draft() {
        return ok(201, office().post(BASE, "application/json", text(plan -> {}).getBytes(UTF_8)))
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

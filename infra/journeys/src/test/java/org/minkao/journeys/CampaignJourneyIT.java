package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** From the draft to the last closed case, and what everybody may and may not see of it. */
@ExtendWith(Stack.Extension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CampaignJourneyIT {
    private static JsonNode summary = Stack.JSON.createObjectNode();
    private static Stack.Run demo = new Stack.Run(-1, "", "");

    @BeforeAll
    static void playTheCampaign(Stack stack) {
        demo = stack.minkao("demo", "--json", "--respondents", "120");
        assertThat(demo.exit()).as(demo.err()).isZero();
        summary = Stack.JSON.readTree(demo.lastLine());
        System.out.println("journey: seconds " + summary.path("seconds") + ", score "
                + summary.path("score").path("total") + ", mongodb " + summary.path("mongodb"));
    }

    @Test
    @Order(1)
    void printsTheSummaryThatIsPromised() {
        assertThat(summary.propertyNames())
                .contains(
                        "campaign",
                        "phases",
                        "issued",
                        "ballots",
                        "score",
                        "opinions",
                        "inspections",
                        "findings",
                        "cases",
                        "sanctions",
                        "lastingRules",
                        "notifications",
                        "seconds",
                        "mongodb",
                        "verified");
        assertThat(summary.path("phases").propertyNames())
                .containsExactly("MOBILISATION", "CONSULTATION", "SURVEY", "RECTIFICATION");
        assertThat(demo.out().lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(sum("issued")).isEqualTo(330);
        assertThat(summary.path("ballots")
                        .path("cast")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(120);
        assertThat(summary.path("ballots").path("refused").path("TOKEN_SPENT").asInt())
                .isPositive();
        assertThat(summary.path("cases").path("CLOSED").asInt()).isGreaterThan(3);
        assertThat(summary.path("cases").size()).isEqualTo(1);
        assertThat(summary.path("findings").asInt())
                .isGreaterThanOrEqualTo(summary.path("cases").path("CLOSED").asInt());
        assertThat(summary.path("sanctions").asInt()).isEqualTo(1);
        assertThat(summary.path("lastingRules").asInt()).isEqualTo(3);
        assertThat(summary.path("inspections").path("CONFIRMED").asInt()).isEqualTo(2);
        assertThat(summary.path("notifications").path("DELIVERED").asInt()).isGreaterThan(330);
        assertThat(new BigDecimal(summary.path("score").path("total").asString()))
                .isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }

    @Test
    @Order(2)
    void thePublicSeesPlanResultAndLedgerWithoutLogin(Stack stack) {
        String campaign = summary.path("campaign").asString();
        JsonNode page = stack.get("/api/public/v1/evaluation/campaigns/" + campaign, "");
        assertThat(page.toString()).contains("县直机关服务中心", "半小时内响应");
        JsonNode result = stack.get("/api/public/v1/evaluation/campaigns/" + campaign + "/result", "");
        assertThat(result.path("result").path("subjects").path(0).path("total").asString())
                .isEqualTo(summary.path("score").path("total").asString());
        JsonNode ledger = stack.get("/api/public/v1/rectification/campaigns/" + campaign + "/ledger", "");
        assertThat(ledger.path("items").size())
                .isEqualTo(summary.path("cases").path("CLOSED").asInt());
        assertThat(ledger.path("lastingRules").size()).isEqualTo(3);
        assertThat(ledger.toString() + page).doesNotContain("staff-liu", "刘小雨");
    }

    @Test
    @Order(2)
    void theResultCanBeTakenAlongOnPaper(Stack stack) {
        String campaign = summary.path("campaign").asString();
        String published = "/api/public/v1/evaluation/campaigns/" + campaign + "/result";
        String total = summary.path("score").path("total").asString();
        assertThat(stack.call("GET", published + "/sheet.html", "", "").body()).contains(total, "县直机关服务中心");
        for (String lang : List.of("", "?lang=en")) {
            assertPdf(stack.call("GET", published + "/sheet.pdf" + lang, "", ""));
        }
        assertThat(stack.call("GET", published + "/tables.xlsx", "", "").statusCode())
                .isEqualTo(200);
        String passport = "/api/evaluation/v1/campaigns/" + campaign + "/result/passport.pdf?appraisee=service-centre";
        assertPdf(stack.call("GET", passport, "chief-chen", ""));
        assertThat(stack.call("GET", passport, "chief-fang", "").statusCode()).isIn(403, 404);
        assertThat(stack.call("GET", passport, "", "").statusCode()).isEqualTo(401);
    }

    private static void assertPdf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(answer.body()).startsWith("%PDF-");
    }

    @Test
    @Order(3)
    void everybodySeesOnlyTheOwn(Stack stack) {
        String campaign = summary.path("campaign").asString();
        String cases = "/api/rectification/v1/campaigns/" + campaign + "/cases?inbox=all";
        assertThat(stack.get(cases, "chief-chen").path("items").size()).isPositive();
        // A chief of another section sees nothing of it, whatever the answer's form.
        HttpResponse<String> stranger = stack.call("GET", cases, "chief-fang", "");
        assertThat(
                        stranger.statusCode() == 200
                                ? Stack.JSON
                                        .readTree(stranger.body())
                                        .path("items")
                                        .size()
                                : 0)
                .isZero();
        assertThat(stack.call("GET", "/api/rectification/v1/campaigns/" + campaign + "/sanctions", "chief-chen", "")
                        .body())
                .doesNotContain("土特产");
        assertThat(stack.call("POST", "/api/evaluation/v1/campaigns/" + campaign + "/result/compute", "office-he", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stack.get("/api/notification/v1/inbox?campaign=" + campaign, "chief-chen")
                        .path("items")
                        .size())
                .isPositive();
    }

    @Test
    @Order(3)
    void theLedgerOfTwoPersonStepsCountsForAllWhatTheAuditorReads(Stack stack) {
        String steps = "/campaigns/" + summary.path("campaign").asString() + "/two-person-steps";
        for (String room : List.of("evaluation", "rectification")) {
            JsonNode counts = stack.get("/api/public/v1/" + room + steps, "").path("counts");
            JsonNode items =
                    stack.get("/api/" + room + "/v1" + steps, "auditor-shen").path("items");
            assertThat(items.size())
                    .isPositive()
                    .isEqualTo(counts.valueStream().mapToInt(JsonNode::asInt).sum());
            assertThat(items.valueStream()).allSatisfy(step -> {
                assertThat(step.at("/first/person").asString())
                        .isNotEqualTo(step.at("/second/person").asString());
                boolean sanction = step.path("kind").asString().equals("SANCTION");
                for (String hand : List.of("/first", "/second")) {
                    for (String field : List.of("/person", "/role", "/on", "/at")) {
                        assertThat(step.at(hand + field).asString()).isNotBlank();
                    }
                    // What somebody is blamed for is no matter of the auditor's.
                    assertThat(step.at(hand + "/reason").isNull()).isEqualTo(sanction);
                    assertThat(sanction || !step.at(hand + "/reason").asString().isBlank())
                            .isTrue();
                }
            });
            assertThat(stack.call("GET", "/api/" + room + "/v1" + steps, "chief-chen", "")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    @Order(4)
    void theDoorIsClosedToWhoeverIsNobody(Stack stack) {
        String campaign = summary.path("campaign").asString();
        for (String path : List.of(
                "/api/evaluation/v1/campaigns/" + campaign,
                "/api/survey/v1/campaigns/" + campaign + "/opinions",
                "/api/rectification/v1/campaigns/" + campaign + "/cases",
                "/api/notification/v1/inbox")) {
            HttpResponse<String> answer = stack.call("GET", path, "", "");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(Stack.JSON.readTree(answer.body()).path("code").asString())
                    .isEqualTo("LOGIN_REQUIRED");
            assertThat(stack.call("GET", path, Map.of("Authorization", "Bearer not.a.token"), "")
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(stack.call("GET", "/actuator/health", "", "").statusCode()).isIn(401, 404);
        assertThat(stack.call("GET", "/api/nowhere", "", "").statusCode()).isIn(401, 404);
    }

    @Test
    @Order(5)
    void theAuditChainHoldsAndNamesWhoFroze(Stack stack) {
        JsonNode check = stack.get("/api/notification/v1/audit/check", "auditor-shen");
        assertThat(check.path("ok").asBoolean()).isTrue();
        assertThat(check.path("entries").asInt()).isGreaterThan(50);
    }

    @Test
    @Order(6)
    void theWebPageAndTheApiDescriptionsAreServed(Stack stack) {
        assertThat(stack.call("GET", "/", "", "").body()).contains("<html");
        for (String service : List.of("evaluation", "survey", "rectification", "notification")) {
            HttpResponse<String> description = stack.call("GET", "/api/docs/" + service, "", "");
            assertThat(description.statusCode()).as(service).isEqualTo(200);
            assertThat(Stack.JSON.readTree(description.body()).path("paths").size())
                    .as(service)
                    .isGreaterThan(3);
        }
    }

    private static int sum(String key) {
        return summary.path(key).valueStream().mapToInt(JsonNode::asInt).sum();
    }
}

package org.minkao.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Cases from findings to closure, a sanction after the hearing, and rules that last. */
final class Rectification {
    private static final String BASE = "/api/rectification/v1";

    private final Api api;
    private final Sample sample;
    private final Story story;
    private final String campaign;
    private final LocalDate today;

    Rectification(Api api, Sample sample, Story story, String campaign, LocalDate today) {
        this.api = api;
        this.sample = sample;
        this.story = story;
        this.campaign = campaign;
        this.today = today;
    }

    /** Waits until as many findings are there. */
    List<JsonNode> findings(int expected) {
        return Await.until(
                        expected + " findings",
                        Mobilisation.SOON,
                        () -> api.as("office-he")
                                .get(BASE + "/campaigns/" + campaign + "/findings")
                                .path("items"),
                        items -> items.size() >= expected)
                .valueStream()
                .toList();
    }

    /** Opens and closes a case for every finding still raised; returns the ids of the cases. */
    List<String> closeAllRaised(List<JsonNode> findings) {
        List<String> cases = new ArrayList<>();
        for (JsonNode finding : findings) {
            if (finding.path("status").asString().equals("RAISED")) {
                String raised = finding.path("id").asString();
                Api.Person office = api.as("office-sun");
                String opened = office.create(
                                BASE + "/findings/" + raised + "/open-case",
                                Map.of(),
                                () -> office.find(
                                        BASE + "/campaigns/" + campaign + "/cases?inbox=all",
                                        c -> c.path("finding").asString().equals(raised)))
                        .path("id")
                        .asString();
                carry(opened, "staff-liu");
                cases.add(opened);
            }
        }
        return cases;
    }

    /** One case, step by step, by the people it takes. */
    private void carry(String id, String owner) {
        String path = BASE + "/cases/" + id;
        api.as("office-sun").post(path + "/assign", Map.of("owner", owner, "reason", "由经办人整改"));
        Api.Person worker = api.as(owner);
        worker.post(
                path + "/plan",
                Map.of(
                        "measures",
                        List.of(Map.of(
                                "text",
                                "梳理流程，明确时限和责任人",
                                "due",
                                today.plusDays(7).toString()))));
        api.as("deputy-wu").post(path + "/approve-plan", Map.of("reason", "措施可行"));
        worker.post(path + "/start", Map.of());
        String evidence = worker.hand(
                        path + "/evidence",
                        "text/plain",
                        ("整改记录：新流程已张贴，抽查五件均按时办结。事项 " + id).getBytes(StandardCharsets.UTF_8),
                        () -> worker.get(path).path("evidence").valueStream().findFirst())
                .path("sha256")
                .asString();
        worker.create(
                path + "/progress",
                Map.of("note", "流程已调整并公示", "evidence", List.of(evidence)),
                () -> Optional.of(worker.get(path))
                        .filter(seen -> !seen.path("progress").isEmpty()));
        worker.post(path + "/submit", Map.of("summary", "措施已落实", "outcome", "FIXED"));
        api.as("inspector-xu").post(path + "/verify", Map.of("reason", "现场核验属实"));
        api.as("office-he").post(path + "/confirm", Map.of("method", method(id), "satisfied", true, "note", "回访满意"));
        api.as("county-zhou").post(path + "/close", Map.of("reason", "核验、回访齐全，销号"));
    }

    /** Where an opinion started it, its author is called back; elsewhere a third person confirms. */
    private String method(String id) {
        JsonNode seen = api.as("office-he").get(BASE + "/cases/" + id);
        return seen.path("source").path("kind").asString().equals("OPINION") ? "CALL_BACK" : "THIRD_PERSON";
    }

    /** For the grave problem found on site: proposed, the person heard, decided by somebody else. */
    void sanction(List<String> cases) {
        String grave = cases.stream()
                .filter(id -> api.as("county-lin")
                        .get(BASE + "/cases/" + id)
                        .path("item")
                        .asString("")
                        .equals("q15"))
                .findFirst()
                .orElse(cases.getFirst());
        String path = BASE + "/campaigns/" + campaign + "/sanctions";
        Api.Person discipline = api.as("discipline-tang");
        String id = discipline
                .create(
                        path,
                        Map.of(
                                "case", grave,
                                "appraisee", sample.appraisee(),
                                "person", "staff-liu",
                                "severity", "MINOR",
                                "ground", "收受服务商土特产一份，已主动退回"),
                        () -> discipline.find(
                                path, s -> s.path("case").asString().equals(grave)))
                .path("id")
                .asString();
        api.as("discipline-tang")
                .post(
                        BASE + "/sanctions/" + id + "/hearing",
                        Map.of("heldOn", today.toString(), "statement", "本人承认，已退回，愿意接受处理"));
        api.as("county-lin")
                .post(BASE + "/sanctions/" + id + "/decide", Map.of("level", "REMINDER", "reason", "情节轻微且已退回，谈话提醒"));
        story.line("违纪问题：先听取本人陈述，再由另一人作出处理");
    }

    void lastingRules(List<String> cases) {
        Map<String, String> rules = new HashMap<>();
        rules.put("WORK", "报修和用车限时办结办法");
        rules.put("INTERNAL_MANAGEMENT", "服务商往来和礼品登记规定");
        rules.put("DEMOCRATIC_SUPERVISION", "服务承诺季度公示和群众评议办法");
        rules.forEach((kind, title) -> {
            String path = BASE + "/campaigns/" + campaign + "/lasting-rules";
            String id = api.as("chief-chen")
                    .create(
                            path,
                            Map.of(
                                    "kind", kind,
                                    "title", title,
                                    "text", "为巩固整改成果，规定办理时限、责任人、公开方式和监督渠道。",
                                    "cases", cases),
                            () -> api.as("chief-chen")
                                    .find(path, r -> r.path("title").asString().equals(title)))
                    .path("id")
                    .asString();
            api.as("leader-gao").post(BASE + "/lasting-rules/" + id + "/adopt", Map.of("reason", "局务会通过"));
        });
        story.line("建立长效机制 %d 项：工作、内部管理、民主监督".formatted(rules.size()));
    }

    void visit() {
        String log = BASE + "/campaigns/" + campaign + "/deputy-log";
        api.as("deputy-wu")
                .create(
                        log,
                        Map.of(
                                "kind", "VISIT",
                                "appraisee", sample.appraisee(),
                                "heldOn", today.toString(),
                                "subject", "走访服务中心窗口",
                                "notes", "抽查报修单，听取服务对象意见"),
                        () -> api.as("deputy-wu")
                                .find(
                                        log,
                                        entry -> entry.path("kind").asString().equals("VISIT")));
    }
}

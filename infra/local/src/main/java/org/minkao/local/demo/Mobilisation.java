package org.minkao.local.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;

/** From the draft to the frozen plan, and the invitations on their way. */
final class Mobilisation {
    /** Long enough for a part that is started again meanwhile. */
    static final Duration SOON = Duration.ofMinutes(2);

    private final Api api;
    private final Sample sample;
    private final Story story;

    Mobilisation(Api api, Sample sample, Story story) {
        this.api = api;
        this.sample = sample;
        this.story = story;
    }

    /** Returns the campaign's id. */
    String play(LocalDate today) {
        Api.Person office = api.as("office-he");
        String campaigns = "/api/evaluation/v1/campaigns";
        Set<String> before = ids(office.get(campaigns));
        String campaign = office.create(
                        campaigns,
                        sample.plan(),
                        () -> office.find(
                                campaigns, c -> !before.contains(c.path("id").asString())))
                .path("id")
                .asString();
        story.line("局考评办何静姝按方案建立考评活动 " + campaign);
        prepare(office, campaign, today);
        roster(campaign);
        freeze(campaign);
        String log = "/api/rectification/v1/campaigns/" + campaign + "/deputy-log";
        api.as("deputy-wu")
                .create(
                        log,
                        Map.of(
                                "kind",
                                "TRAINING",
                                "appraisee",
                                sample.appraisee(),
                                "heldOn",
                                today.toString(),
                                "subject",
                                "考评动员和服务规范培训",
                                "attendance",
                                18,
                                "notes",
                                "讲解考评内容和纪律，要求对照承诺改进服务"),
                        () -> api.as("deputy-wu")
                                .find(
                                        log,
                                        entry -> entry.path("kind").asString().equals("TRAINING")));
        JsonNode queued = api.as("county-lin")
                .post("/api/evaluation/v1/rosters/" + campaign + "/invitations", Map.of("reason", "方案已定稿，发送邀请"));
        story.line("县考评办发出邀请 %d 份，验证码只在邮件里".formatted(queued.path("queued").asInt()));
        return campaign;
    }

    private static Set<String> ids(JsonNode list) {
        return list.path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .collect(Collectors.toSet());
    }

    private void prepare(Api.Person office, String campaign, LocalDate today) {
        String path = "/api/evaluation/v1/campaigns/" + campaign;
        office.put(
                path + "/meeting",
                Map.of(
                        "heldOn",
                        today.toString(),
                        "place",
                        "局三楼会议室",
                        "chair",
                        "高志远",
                        "attendance",
                        46,
                        "topics",
                        List.of("考评意义", "考评内容", "考评方式", "结果运用")));
        office.put(
                path + "/duties",
                Map.of(
                        "items",
                        List.of(
                                Map.of("appraisee", sample.appraisee(), "text", "负责县直机关办公用房、公务用车、会议和后勤服务保障"),
                                Map.of("appraisee", sample.appraisee(), "text", "负责机关公共设施的维修和日常管理"))));
        office.put(
                path + "/commitments",
                Map.of(
                        "items",
                        List.of(
                                Map.of("appraisee", sample.appraisee(), "text", "报修半小时内响应，一般故障当天修复"),
                                Map.of("appraisee", sample.appraisee(), "text", "用车申请一次办结，投诉三个工作日内答复"))));
        office.put(path + "/use-of-results", Map.of("text", "考评结果用于改进工作、评先评优，问题列入整改台账并公开"));
        story.line("动员会、工作职责、服务承诺和结果运用已登记，接受社会监督");
    }

    private void roster(String campaign) {
        Api.Person county = api.as("county-lin");
        String path = "/api/evaluation/v1/rosters/" + campaign;
        List<String> flawed = new ArrayList<>(sample.roster());
        flawed.add("没有票种,19900009998,x998@respondents.invalid,示例单位,不存在的票种");
        flawed.add(
                ",1990000,bad-address,示例单位," + sample.voterClasses().getFirst().name());
        JsonNode first = upload(county, path, flawed);
        if (first.path("bad").size() < 2) {
            throw Failure.check("名册预览没有指出坏行", "the roster preview did not show the bad rows");
        }
        story.line("名册预览：%d 行，%d 处有误（第 %d 行：%s）"
                .formatted(
                        first.path("rows").asInt(),
                        first.path("bad").size(),
                        first.path("bad").path(0).path("row").asInt(),
                        first.path("bad").path(0).path("expectation").asString()));
        JsonNode preview = upload(county, path, sample.roster());
        county.post(path + "/import", Map.of("preview", preview.path("preview").asString(), "reason", "名册已核对"));
        JsonNode sealed = api.as("county-zhou").post(path + "/seal", Map.of("reason", "两人核对无误，封存名册"));
        story.line("名册 %d 人、%d 个票种，由两人导入并封存"
                .formatted(preview.path("good").asInt(), sealed.path("styles").size()));
    }

    private static JsonNode upload(Api.Person county, String path, List<String> lines) {
        byte[] csv = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return Await.present(
                "the classes of the draft at the roster",
                SOON,
                () -> county.upload(path + "/preview", "text/csv", csv)
                        .filter(seen -> seen.path("good").asInt() > 0));
    }

    private void freeze(String campaign) {
        String path = "/api/evaluation/v1/campaigns/" + campaign;
        Await.until(
                "all sealed rolls in the campaign",
                SOON,
                () -> api.as("county-lin").get(path),
                c -> c.path("rolls").size() == sample.voterClasses().size());
        api.as("office-sun").post(path + "/review", Map.of("reason", "逐条核对，同意定稿"));
        Api.Answer alone = api.as("office-sun").tryPost(path + "/freeze", Map.of("reason", "一个人不能既复核又定稿"));
        if (alone.ok()) {
            throw Failure.check("同一个人复核并定稿却未被拒绝", "one person reviewed and froze the plan");
        }
        JsonNode frozen = api.as("county-zhou").post(path + "/freeze", Map.of("reason", "复核通过，定稿"));
        story.line("方案经两人复核、定稿，指纹 " + frozen.path("fingerprint").asString());
        Await.until(
                "the campaign running",
                SOON,
                () -> api.as("county-lin").get(path),
                c -> c.path("status").asString().equals("RUNNING"));
    }
}

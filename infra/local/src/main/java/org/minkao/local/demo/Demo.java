package org.minkao.local.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.minkao.ballot.Manifest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo's entry: plays the sample campaign on the running stack, as the people of each role. */
public final class Demo {
    private static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");
    private static final Duration OPENING = Duration.ofMinutes(3);

    private final DemoSettings settings;
    private final Api api;
    private final Sample sample;
    private final Story story;
    private final LocalDate today;
    private int findings;

    private Demo(DemoSettings settings, PrintStream progress) {
        this.settings = settings;
        this.api = new Api(settings);
        this.story = new Story(progress);
        this.today = LocalDate.now(PLACE);
        this.sample = Sample.startingOn(today);
    }

    /** Returns the command's exit code; progress goes to standard error. */
    public static int run(DemoSettings settings) {
        Demo demo = new Demo(settings, System.err);
        ObjectNode summary = demo.play();
        if (settings.json()) {
            System.out.println(summary);
        } else {
            demo.say(summary);
        }
        return 0;
    }

    private ObjectNode play() {
        List<String> campaign = new ArrayList<>();
        story.chapter("第一阶段 发动部署", "Mobilise");
        story.timed("mobilise", () -> campaign.add(new Mobilisation(api, sample, story).play(today)));
        return play(campaign.getFirst());
    }

    private ObjectNode play(String campaign) {
        Decisions decisions = new Decisions(api, campaign);
        Consultation consultation = new Consultation(api, sample, story, campaign, today);
        story.chapter("第二阶段 征求意见、自查自纠", "Consult and self-inspect");
        story.timed("consult", () -> {
            decisions.startPhase("CONSULTATION", "office-he", "county-lin", "动员已完成，提前进入第二阶段");
            findings = consultation.play();
        });
        HandCount count = new HandCount(sample, consultation.onSiteMarks());
        Respondents respondents = survey(campaign, decisions, count);
        story.chapter("公布结果", "Publish the result");
        story.timed("publish", () -> publish(campaign, count));
        story.chapter("第四阶段 完善制度、整改落实", "Rectify");
        List<String> cases = new ArrayList<>();
        story.timed("rectify", () -> {
            decisions.startPhase("RECTIFICATION", "office-he", "county-zhou", "结果已公布，进入整改阶段");
            cases.addAll(rectify(campaign, count));
        });
        awaitMail(campaign);
        ObjectNode summary = new Summary(api, campaign).read(sample, story.seconds(), settings.mongodb());
        check(summary, count, respondents, cases);
        return summary;
    }

    private Respondents survey(String campaign, Decisions decisions, HandCount count) {
        story.chapter("第三阶段 问卷调查、接受测评", "Survey by secret ballot");
        Manifest manifest = Manifest.parse(api.anonymousBytes("/evaluation/campaigns/" + campaign + "/manifest"));
        Respondents respondents = new Respondents(api, new Mailbox(settings), sample, manifest, count);
        story.timed("survey", () -> {
            decisions.startPhase("SURVEY", "office-sun", "county-lin", "准备就绪，提前开始测评");
            Await.until(
                    "the questionnaire open",
                    Mobilisation.SOON,
                    () -> api.anonymous(
                                    "POST",
                                    "/api/eligibility/v1/" + campaign + "/claims",
                                    "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .status(),
                    status -> status == 400);
            respondents.tryUnknownCode();
            AtomicInteger done = new AtomicInteger();
            respondents.vote(settings.respondents(), () -> story.progress("已投票 ballots", done.incrementAndGet()));
            story.line("共投出选票 %d 张，每人一张；重复投票被拒绝".formatted(done.get()));
            decisions.closeSurvey("county-zhou", "office-he", "应投尽投，提前截止");
            story.line("两人决定截止；票箱等待在途选票结清后开箱（15 秒）");
        });
        return respondents;
    }

    private void publish(String campaign, HandCount count) {
        String path = "/api/evaluation/v1/campaigns/" + campaign + "/result";
        Await.until(
                "the opened ballots of all classes",
                OPENING,
                () -> api.as("county-lin").tryPost(path + "/compute", Map.of("reason", "选票已开箱，现场考评已确认")),
                answer -> {
                    if (answer.status() != 409) {
                        Api.require("compute", answer);
                    }
                    return answer.ok();
                });
        api.as("county-zhou").post(path + "/confirm", Map.of("reason", "核对计算过程无误"));
        JsonNode published = api.as("county-lin").post(path + "/publish", Map.of("reason", "同意公布"));
        story.line("得分 %s（%s）；人工复算 %s"
                .formatted(
                        published.path("subjects").path(0).path("total").asString(),
                        published.path("subjects").path(0).path("grade").asString(),
                        count.total()));
    }

    private List<String> rectify(String campaign, HandCount count) {
        Rectification rectification = new Rectification(api, sample, story, campaign, today);
        int threshold =
                sample.plan().path("rectification").path("lowItemThreshold").asInt();
        List<String> low = count.lowItems(threshold);
        findings += low.size();
        List<JsonNode> all = rectification.findings(findings);
        story.line("问题 %d 个：自查、上门考评、意见，以及得分低于 %d 的项目 %s".formatted(all.size(), threshold, low));
        List<String> cases = rectification.closeAllRaised(all);
        story.line("整改事项 %d 件：立项、措施、核验、回访、销号".formatted(cases.size()));
        rectification.sanction(cases);
        rectification.lastingRules(cases);
        rectification.visit();
        return cases;
    }

    /** Until every delivery is settled; mail takes a moment. */
    private void awaitMail(String campaign) {
        Await.until(
                "all mails settled",
                Duration.ofMinutes(3),
                () -> api.as("county-lin")
                        .get("/api/notification/v1/campaigns/" + campaign + "/deliveries")
                        .path("counts"),
                counts -> !counts.has("CREATED") && !counts.has("SENDING") && !counts.has("TEMPORARY_FAILURE"));
        Await.until(
                "opinions closed by their cases",
                Mobilisation.SOON,
                () -> api.as("office-he").get("/api/survey/v1/campaigns/" + campaign + "/opinions"),
                list -> list.path("items")
                        .valueStream()
                        .noneMatch(o -> o.path("status").asString().equals("FINDING_RAISED")));
    }

    private void check(ObjectNode summary, HandCount count, Respondents respondents, List<String> cases) {
        for (Sample.Voters voters : sample.voterClasses()) {
            Summary.mustBe(
                    "ballots of " + voters.id(),
                    count.cast(voters.id()),
                    summary.path("ballots").path("cast").path(voters.id()).asInt());
        }
        Summary.mustBe(
                "invitations",
                sample.roster().size() - 1,
                summary.path("issued").valueStream().mapToInt(JsonNode::asInt).sum());
        if (api.repeated() == 0) {
            Summary.mustBe(
                    "second ballots refused",
                    respondents.refused().getOrDefault("TOKEN_SPENT", 0),
                    summary.path("ballots").path("refused").path("TOKEN_SPENT").asInt());
        } else {
            // A count of refusals is a figure, not a promise: a repeated one counts twice, a killed box forgets a
            // second.
            story.line("平台曾有部分中断，请求重发 %d 次；拒绝次数仅供参考".formatted(api.repeated()));
        }
        Summary.mustBe(
                "total", count.total(), summary.path("score").path("total").asString());
        count.dimensionMarks()
                .forEach((name, mark) -> Summary.mustBe(
                        "mark of " + name,
                        mark,
                        summary.path("score").path("dimensions").path(name).asString()));
        Summary.mustBe("findings", findings, summary.path("findings").asInt());
        Summary.mustBe(
                "closed cases",
                cases.size(),
                summary.path("cases").path("CLOSED").asInt());
        Summary.mustBe("kinds of case states", 1, summary.path("cases").size());
        Summary.mustBe(
                "inspections", 2, summary.path("inspections").path("CONFIRMED").asInt());
        Summary.mustBe(
                "opinions",
                sample.opinions().size(),
                summary.path("opinions").valueStream().mapToInt(JsonNode::asInt).sum());
        Summary.mustBe("sanctions", 1, summary.path("sanctions").asInt());
        Summary.mustBe("lasting rules", 3, summary.path("lastingRules").asInt());
        story.line("以上数字均由接口读回，并与实际投票和整改逐项核对一致");
    }

    private void say(ObjectNode summary) {
        System.out.println();
        System.out.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(summary));
        System.out.println();
        System.out.println("公示页面 public page:  " + settings.gateway() + "/");
        System.out.println("登录 log in:           " + settings.gateway() + "/login");
        System.out.println("接口说明 API:          " + settings.gateway() + "/api/docs");
        settings.passwords().keySet().stream().sorted().forEach(person -> System.out.println("  " + person));
        System.out.println("以上账号的密码 password of all of them: "
                + settings.passwords().values().iterator().next());
        System.out.println("停止 stop: ./minkao down");
    }
}

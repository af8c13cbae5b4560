package org.minkao.local.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.minkao.ballot.Answers;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.ItemId;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.StyleId;
import org.minkao.ballot.SubjectId;
import org.minkao.local.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A campaign of its own brought to its open survey, for whoever needs many invitations of made-up people. */
public final class StagedSurvey {
    private static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration NO_MAIL = Duration.ofSeconds(90);
    private static final Duration COUNTED = Duration.ofMinutes(3);
    private static final int MAILBOXES = 4;
    private static final String COUNTY = "county-lin";

    private final Api api;
    private final Mailbox mail;
    private final Sample sample;
    private final String campaign;
    private final Manifest manifest;
    private final Decisions decisions;
    private final LocalDate today;

    private StagedSurvey(Api api, Mailbox mail, Sample sample, String campaign, LocalDate today) {
        this.api = api;
        this.mail = mail;
        this.sample = sample;
        this.campaign = campaign;
        this.today = today;
        this.manifest = Manifest.parse(api.anonymousBytes("/evaluation/campaigns/" + campaign + "/manifest"));
        this.decisions = new Decisions(api, campaign);
    }

    /** Plays the mobilisation with so many made-up people and opens the survey. */
    public static StagedSurvey open(DemoSettings settings, String title, int people, PrintStream progress) {
        Api api = new Api(settings, PATIENCE);
        LocalDate today = LocalDate.now(PLACE);
        Sample sample = Sample.startingOn(today);
        ObjectNode plan = sample.plan().put("title", title);
        Sample crowd =
                new Sample(plan, roster(sample, people), sample.opinions(), sample.inspections(), sample.ballots());
        String campaign = new Mobilisation(api, crowd, new Story(progress)).play(today);
        StagedSurvey survey = new StagedSurvey(api, new Mailbox(settings), crowd, campaign, today);
        survey.decisions.startPhase("CONSULTATION", "office-he", COUNTY, title);
        survey.decisions.startPhase("SURVEY", "office-sun", COUNTY, title);
        Await.until(
                "the survey open",
                Mobilisation.SOON,
                () -> api.anonymous(
                                "POST",
                                "/api/eligibility/v1/" + campaign + "/claims",
                                "{}".getBytes(StandardCharsets.UTF_8))
                        .status(),
                status -> status == 400);
        return survey;
    }

    private static List<String> roster(Sample sample, int people) {
        List<Sample.Voters> classes = sample.voterClasses();
        List<String> rows = new ArrayList<>(List.of(sample.roster().getFirst()));
        for (int i = 0; i < people; i++) {
            Sample.Voters voters = classes.get(i % classes.size());
            rows.add(String.format(
                    Locale.ROOT,
                    "性能测试%05d,198%08d,%s,性能测试,%s",
                    i,
                    i,
                    address(voters.id(), i / classes.size() % MAILBOXES),
                    voters.name()));
        }
        return rows;
    }

    private static String address(String voterClass, int mailbox) {
        return "bench-" + voterClass + "-" + mailbox + "@respondents.invalid";
    }

    /** The campaign's id. */
    public String campaign() {
        return campaign;
    }

    /** What the survey is held by. */
    public Manifest manifest() {
        return manifest;
    }

    /** Waits for the mail and takes the invitations out of it, by voter class. */
    public Map<StyleId, List<Invitation>> invitations() {
        Map<StyleId, List<Invitation>> all = new HashMap<>();
        int wanted = sample.roster().size() - 1;
        int found = 0;
        long last = System.nanoTime();
        while (found < wanted) {
            int more = take(all);
            found += more;
            if (more > 0) {
                last = System.nanoTime();
            } else if (System.nanoTime() - last > NO_MAIL.toNanos()) {
                throw Failure.check(
                        "邀请邮件只到了 %d 封，应有 %d 封".formatted(found, wanted),
                        "%d of %d invitations have come by mail".formatted(found, wanted));
            } else {
                Await.pause();
            }
        }
        return all;
    }

    private int take(Map<StyleId, List<Invitation>> all) {
        int before = size(all);
        for (Sample.Voters voters : sample.voterClasses()) {
            List<Invitation> of = all.computeIfAbsent(new StyleId(voters.id()), id -> new ArrayList<>());
            addresses(voters)
                    .flatMap(address -> mail.take(address, campaign).stream())
                    .map(fragment -> Invitation.ofFragment(manifest.campaign(), fragment))
                    .forEach(of::add);
        }
        return size(all) - before;
    }

    private static int size(Map<StyleId, List<Invitation>> all) {
        return all.values().stream().mapToInt(List::size).sum();
    }

    private static java.util.stream.Stream<String> addresses(Sample.Voters voters) {
        return IntStream.range(0, MAILBOXES).mapToObj(i -> address(voters.id(), i));
    }

    /** Takes later mail to the made-up people away, which nobody reads. */
    public void clearMail() {
        sample.voterClasses().forEach(voters -> addresses(voters).forEach(address -> mail.take(address, campaign)));
    }

    /** A ballot that gives every item the same mark. */
    public Answers answers(int mark) {
        SubjectId subject = new SubjectId(sample.appraisee());
        return new Answers(sample.dimensions().stream()
                .flatMap(dimension -> dimension.items().stream())
                .map(item -> new Answers.Answer(subject, new ItemId(item.id()), new Answers.One(mark)))
                .toList());
    }

    /** Opens so many cases of rectification, each from an opinion that became a finding. */
    public void openCases(int count) {
        String opinions = "/api/survey/v1/campaigns/" + campaign + "/opinions";
        String item = sample.dimensions().getFirst().items().getFirst().id();
        for (int i = 0; i < count; i++) {
            String opinion = "/api/survey/v1/opinions/"
                    + api.as("office-sun")
                            .post(
                                    opinions,
                                    Map.of(
                                            "channel",
                                            "LETTER",
                                            "appraisee",
                                            sample.appraisee(),
                                            "text",
                                            "性能测试意见 " + i,
                                            "receivedOn",
                                            today.toString()))
                            .path("id")
                            .asString();
            api.as("office-he").post(opinion + "/triage", Map.of("appraisee", sample.appraisee(), "severity", "MINOR"));
            api.as("office-he")
                    .post(opinion + "/raise-finding", Map.of("text", "性能测试问题 " + i, "item", item, "severity", "MINOR"));
        }
        String findings = "/api/rectification/v1/campaigns/" + campaign + "/findings";
        JsonNode raised = Await.until(
                count + " findings",
                Mobilisation.SOON,
                () -> api.as("office-he").get(findings).path("items"),
                items -> items.size() >= count);
        raised.valueStream()
                .forEach(finding -> api.as("office-sun")
                        .post(
                                "/api/rectification/v1/findings/"
                                        + finding.path("id").asString() + "/open-case",
                                Map.of()));
    }

    /** A token of the county's office, good for some minutes. */
    public String bearer() {
        return api.bearer(COUNTY);
    }

    /** Two people close the survey; returns the number of ballots that the box then counts. */
    public int closeAndCount() {
        decisions.closeSurvey("county-zhou", "office-he", "性能测试结束");
        String path = "/api/public/v1/survey/campaigns/" + campaign + "/turnout";
        Api.Answer turnout = Await.until(
                "the turnout",
                COUNTED,
                () -> api.anonymous("GET", path, new byte[0]),
                answer -> answer.ok()
                        && answer.json().path("styles").size()
                                == sample.voterClasses().size());
        return turnout.json()
                .path("styles")
                .valueStream()
                .mapToInt(style -> style.path("ballots").asInt())
                .sum();
    }
}

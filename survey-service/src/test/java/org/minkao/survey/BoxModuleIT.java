package org.minkao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.mongodb.client.model.Filters;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Comments;
import org.minkao.ballot.Receipt;
import org.minkao.ballot.VerifierKey;
import org.minkao.ballot.Voter;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.MongoSettings;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** A survey from its freeze to its opening, through the real doors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoxModuleIT extends SurveyModule {
    private static final Instant START = Instant.parse("2026-12-16T00:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T16:00:00Z");
    private static final String AGENT = "marked-agent-7f3a";
    private static final String ADDRESS = "203.0.113.77";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String COOKIE = "marked-cookie-91be";
    private static final String WORDS = "标记的留言";

    @Test
    void runsASurveyFromFreezeToOpening() {
        TestCampaign campaign = frozen();
        clock().put(START.plusSeconds(5));

        List<CastRequest> clients = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            clients.add(campaign.voter(TestCampaign.CLIENTS)
                    .cast(TestCampaign.answers(1 + i % 5, 5 - i % 5), TestCampaign.comment("留言" + i)));
        }
        List<CastRequest> colleagues =
                List.of(campaign.ballot(TestCampaign.COLLEAGUES, 5), campaign.ballot(TestCampaign.COLLEAGUES, 4));
        clients.forEach(
                ballot -> assertThat(cast(campaign, ballot).statusCode()).isEqualTo(201));
        colleagues.forEach(
                ballot -> assertThat(cast(campaign, ballot).statusCode()).isEqualTo(201));
        assertThat(cast(campaign, new byte[10]).statusCode()).isEqualTo(400);
        assertThat(get(turnout(campaign), null).statusCode()).isEqualTo(409);

        HttpResponse<String> first = cast(campaign, clients.getFirst());
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().map())
                .as("in one piece")
                .containsKey("content-length")
                .doesNotContainKey("transfer-encoding");
        Receipt receipt = Receipt.open(
                json(first).get("receipt").asString(),
                VerifierKey.parse(campaign.manifest().receiptVkey()));
        assertThat(receipt.campaign().value()).isEqualTo(campaign.id());

        clock().put(CLOSE.plusSeconds(1));
        CastRequest late = campaign.ballot(TestCampaign.CLIENTS, 1);
        assertThat(code(cast(campaign, late))).isEqualTo("CLOSED");
        assertThat(cast(campaign, clients.getFirst()).body()).isEqualTo(first.body());

        clock().put(CLOSE.plusSeconds(16));
        List<IncomingEvent> opened =
                Events.await(OPENING_TOPIC, event -> event.key().startsWith(campaign.id() + "|"), 3);
        opened.forEach(event -> Contracts.validate(event.type(), event.data()));
        JsonNode ours = data(opened, campaign, TestCampaign.CLIENTS);
        assertThat(ours.get("ballots").asInt()).isEqualTo(12);
        assertThat(ours.get("withheld").asBoolean()).isFalse();
        assertThat(ours.get("answers").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(clients.stream()
                        .map(ballot -> new String(ballot.answers().toArray(), StandardCharsets.US_ASCII))
                        .toList());
        JsonNode withheld = data(opened, campaign, TestCampaign.COLLEAGUES);
        assertThat(withheld.get("ballots").asInt()).isEqualTo(2);
        assertThat(withheld.get("withheld").asBoolean()).isTrue();
        assertThat(withheld.get("answers")).isEmpty();
        assertThat(data(opened, campaign, TestCampaign.LEADERS).get("ballots").asInt())
                .isZero();

        JsonNode turnout = json(get(turnout(campaign), null));
        assertThat(turnout.get("styles")
                        .valueStream()
                        .map(style -> style.get("ballots").asInt()))
                .containsExactly(12, 2, 0);
        assertThat(turnout.get("refused").get("MALFORMED").asInt()).isEqualTo(1);
        assertThat(turnout.get("refused").get("CLOSED").asInt()).isEqualTo(1);
        assertThat(Events.all(OPENING_TOPIC))
                .filteredOn(event -> event.key().startsWith(campaign.id() + "|"))
                .hasSize(3);
    }

    @Test
    void opensAndClosesByDecision() {
        TestCampaign campaign = TestCampaign.between(START, CLOSE, RECEIPT_SEED);
        playFrozen(campaign, START.plus(Duration.ofDays(3)));
        untilKnown(campaign);
        CastRequest ballot = campaign.ballot(TestCampaign.CLIENTS, 5);
        clock().put(START.plusSeconds(30));
        assertThat(code(cast(campaign, ballot))).isEqualTo("NOT_OPEN");

        play(
                CAMPAIGN_TOPIC,
                campaign.id(),
                "minkao.evaluation.phase-started.v1",
                2,
                JSON.createObjectNode()
                        .put("campaign", campaign.id())
                        .put("phase", "SURVEY")
                        .put("startedAt", seconds(now()))
                        .put("byDecision", true)
                        .put("reason", "准备工作提前完成"));
        until("the box opens", () -> cast(campaign, ballot).statusCode() == 201 || known(campaign, ballot));

        play(
                CAMPAIGN_TOPIC,
                campaign.id(),
                "minkao.evaluation.survey-closed.v1",
                3,
                JSON.createObjectNode()
                        .put("campaign", campaign.id())
                        .put("closedAt", seconds(now()))
                        .put("byDecision", true)
                        .put("reason", "全部参评人员已完成测评"));
        until(
                "the box closes",
                () -> code(cast(campaign, campaign.ballot(TestCampaign.CLIENTS, 1)))
                        .equals("CLOSED"));
        assertThat(cast(campaign, ballot).statusCode()).isEqualTo(200);
        clock().put(now().plusSeconds(20));
        Events.await(OPENING_TOPIC, event -> event.key().startsWith(campaign.id() + "|"), 3);
    }

    @Test
    void takesOneOfSixtyFourParallelCastsOfOneToken() throws Exception {
        TestCampaign campaign = frozen();
        clock().put(START.plusSeconds(60));
        Voter voter = campaign.voter(TestCampaign.CLIENTS);
        List<CastRequest> two = List.of(
                voter.cast(TestCampaign.answers(5, 5), Comments.NONE),
                voter.cast(TestCampaign.answers(1, 1), Comments.NONE));
        List<Future<Integer>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                CastRequest ballot = two.get(i % 2);
                outcomes.add(threads.submit(() -> cast(campaign, ballot).statusCode()));
            }
        }
        List<Integer> seen = new ArrayList<>();
        for (Future<Integer> outcome : outcomes) {
            seen.add(outcome.get());
        }
        assertThat(seen).filteredOn(status -> status == 201).hasSize(1);
        assertThat(seen).filteredOn(status -> status == 200).hasSize(31);
        assertThat(seen).filteredOn(status -> status == 409).hasSize(32);
    }

    @Test
    void answersWhateverComesWithCodeAndStatusOnly() {
        TestCampaign campaign = frozen();
        clock().put(START.plusSeconds(60));
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            byte[] body = new byte[random.nextInt(3000)];
            random.nextBytes(body);
            HttpResponse<String> answer = cast(campaign, body);
            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(json(answer).propertyNames()).containsExactlyInAnyOrder("status", "code");
        }
        assertThat(code(cast(campaign, new byte[129 * 1024]))).isEqualTo("TOO_LARGE");
        assertThat(cast(campaign, new byte[300 * 1024]).statusCode()).isEqualTo(413);
        assertThat(code(send(request("/api/box/v1/nowhere/ballots")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                campaign.ballot(TestCampaign.CLIENTS, 5).padded())))))
                .isEqualTo("UNKNOWN_CAMPAIGN");
        assertThat(get("/api/box/v1/" + campaign.id() + "/ballots", null).statusCode())
                .isEqualTo(405);
    }

    @Test
    void staysQuietAlsoWhereTheBoxItselfIsNotAsked() {
        TestCampaign campaign = frozen();
        String slot = "/api/box/v1/" + campaign.id() + "/ballots";
        LogKeeper logs = LogKeeper.everything();
        List<HttpResponse<String>> answers = List.of(
                cast(campaign, new byte[300 * 1024]),
                get(slot, null),
                get("/api/box/v1/nowhere", null),
                get(slot, "no token"));
        // A token is not even looked at: the box recognises nobody.
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(413, 405, 404, 405);
        assertThat(answers)
                .allSatisfy(answer -> assertThat(json(answer).propertyNames())
                        .contains("status", "code")
                        .doesNotContain("detail", "field", "traceId"));
        assertThat(logs.lines()).noneMatch(line -> line.contains("event=refused"));
        // The same elsewhere is said and logged.
        assertThat(json(get("/api/public/v1/survey/campaigns/nowhere/questionnaire", null))
                        .propertyNames())
                .contains("detail");
        assertThat(logs.lines()).anyMatch(line -> line.contains("event=refused"));
    }

    @Test
    void refusesAManifestThatNamesAnotherReceiptKey() {
        TestCampaign foreign = TestCampaign.between(START, CLOSE, Bytes.random(32, TestCampaign.RANDOM));
        playFrozen(foreign, START);
        untilKnown(foreign);
        clock().put(START.plusSeconds(60));
        CastRequest ballot = foreign.ballot(TestCampaign.CLIENTS, 5);

        try (MongoDoor box = box()) {
            until(
                    "the refusal is kept",
                    () -> box.database()
                            .getCollection("parked")
                            .find()
                            .into(new ArrayList<>())
                            .toString()
                            .contains("MANIFEST_REFUSED"));
        }
        assertThat(code(cast(foreign, ballot))).isEqualTo("UNKNOWN_CAMPAIGN");
    }

    @Test
    void leavesNoTraceOfWhoCameAndWhen() throws Exception {
        LogKeeper logs = LogKeeper.everything();
        TestCampaign campaign = frozen();
        clock().put(START.plusSeconds(60));
        CastRequest ballot =
                campaign.voter(TestCampaign.CLIENTS).cast(TestCampaign.answers(5, 4), TestCampaign.comment(WORDS));
        HttpResponse<String> accepted = marked(campaign, ballot.padded());
        HttpResponse<String> again = marked(campaign, ballot.padded());
        HttpResponse<String> refused = marked(campaign, new byte[20]);
        assertThat(List.of(accepted.statusCode(), again.statusCode(), refused.statusCode()))
                .containsExactly(201, 200, 400);
        clock().put(CLOSE.plusSeconds(30));
        List<IncomingEvent> opened =
                Events.await(OPENING_TOPIC, event -> event.key().startsWith(campaign.id() + "|"), 3);

        assertThat(opened)
                .allSatisfy(
                        event -> assertThat(event.time()).isEqualTo(event.time().truncatedTo(ChronoUnit.HOURS)));

        List<String> marks = List.of(AGENT, ADDRESS, TRACE, COOKIE, WORDS);
        List<String> places = new ArrayList<>();
        places.add(accepted.headers().map().toString());
        places.add(again.headers().map() + refused.headers().map().toString() + refused.body());
        opened.forEach(event -> places.add(new String(event.data(), StandardCharsets.UTF_8)));
        places.add(send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort() + "/actuator/prometheus")))
                .body());
        places.addAll(logs.lines());
        try (MongoDoor box = box()) {
            List<String> collections = box.database().listCollectionNames().into(new ArrayList<>());
            assertThat(collections).contains("ballots", "manifests", "windows", "openings");
            collections.forEach(name -> box.database()
                    .getCollection(name, BsonDocument.class)
                    .find()
                    .forEach(document -> places.add(document.toJson())));
            List<BsonDocument> ballots = box.database()
                    .getCollection("ballots", BsonDocument.class)
                    .find()
                    .into(new ArrayList<>());
            assertThat(ballots)
                    .isNotEmpty()
                    .allSatisfy(document -> assertThat(document.values())
                            .noneMatch(value -> value instanceof BsonObjectId || value instanceof BsonDateTime));
        }
        // The scan sees what it is given: the campaign's name in documents, and a mark in a log line.
        assertThat(places).anyMatch(place -> place.contains(campaign.id()));
        LoggerFactory.getLogger(BoxModuleIT.class).info("event=probe mark={}", COOKIE);
        assertThat(logs.lines()).anyMatch(line -> line.contains(COOKIE));
        for (String mark : marks) {
            assertThat(places).noneMatch(place -> place.contains(mark));
        }
        // Neither the metrics nor the logs know that there was a cast.
        assertThat(places.get(2 + opened.size())).contains("jvm_memory").doesNotContain("/api/box");
        assertThat(logs.lines())
                .noneMatch(line -> line.contains("/api/box") || line.contains(campaign.id() + "/ballots"));
        assertThat(accepted.headers().map()).doesNotContainKeys("set-cookie", "traceparent");
    }

    private TestCampaign frozen() {
        TestCampaign campaign = TestCampaign.between(START, CLOSE, RECEIPT_SEED);
        playFrozen(campaign, START);
        untilKnown(campaign);
        try (MongoDoor box = box()) {
            until(
                    "the box has its window",
                    () -> box.database().getCollection("windows").countDocuments(Filters.eq("_id", campaign.id()))
                            == 1);
        }
        return campaign;
    }

    private void untilKnown(TestCampaign campaign) {
        until(
                "the questionnaire is there",
                () -> get("/api/public/v1/survey/campaigns/" + campaign.id() + "/questionnaire", null)
                                .statusCode()
                        == 200);
    }

    private static MongoDoor box() {
        return new MongoDoor(new MongoSettings(setting("minkao.mongodb.uri"), setting("minkao.box.mongodb.database")));
    }

    private boolean known(TestCampaign campaign, CastRequest ballot) {
        return cast(campaign, ballot).statusCode() == 200;
    }

    private static String turnout(TestCampaign campaign) {
        return "/api/public/v1/survey/campaigns/" + campaign.id() + "/turnout";
    }

    private static JsonNode data(List<IncomingEvent> opened, TestCampaign campaign, String style) {
        return opened.stream()
                .filter(event -> event.key().equals(campaign.id() + "|" + style))
                .map(event -> JSON.readTree(event.data()))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> cast(TestCampaign campaign, CastRequest ballot) {
        return cast(campaign, ballot.padded());
    }

    private HttpResponse<String> cast(TestCampaign campaign, byte[] body) {
        return send(request("/api/box/v1/" + campaign.id() + "/ballots")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> marked(TestCampaign campaign, byte[] body) {
        return send(request("/api/box/v1/" + campaign.id() + "/ballots")
                .header("Content-Type", "application/json")
                .header("User-Agent", AGENT)
                .header("X-Forwarded-For", ADDRESS)
                .header("Cookie", "session=" + COOKIE)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static String code(HttpResponse<String> response) {
        JsonNode code = json(response).get("code");
        return code == null ? "" : code.asString();
    }

    /** Keeps every line that is logged, whatever its level is set to. */
    private static final class LogKeeper extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        static LogKeeper everything() {
            LogKeeper keeper = new LogKeeper();
            keeper.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
            keeper.start();
            ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(keeper);
            return keeper;
        }

        List<String> lines() {
            return List.copyOf(lines);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap());
        }
    }
}

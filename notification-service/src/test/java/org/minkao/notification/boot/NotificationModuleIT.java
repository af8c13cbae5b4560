package org.minkao.notification.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.SealedBox;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.notification.events.AuditListener;
import org.minkao.notification.events.NotificationListener;
import org.minkao.notification.mail.MailServer;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestIssuer;
import org.minkao.testkit.TestKafka;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@SpringBootTest(
        classes = NotificationService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"minkao.mail.round=100", "minkao.announcement.round=500"})
class NotificationModuleIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final MailServer MAIL = MailServer.started();
    private static final byte[] KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
    private static final String NAME = "欧阳不凡";
    private static final String ADDRESS = "ouyang@minkao.invalid";
    private static final String CODE = "zyxwvutsrqponmlkjihgfedc27";

    private final Environment environment;
    private final MongoDoor door;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Autowired
    NotificationModuleIT(Environment environment, MongoDoor door) {
        this.environment = environment;
        this.door = door;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TestKafka.create(NotificationListener.TOPICS.toArray(String[]::new));
        TestKafka.create(AuditListener.TOPICS.toArray(String[]::new));
        ServiceProperties.register(registry, "notification");
        Path secrets = Files.createTempDirectory(Path.of("target"), "secrets");
        Files.createDirectories(secrets.resolve("notification"));
        Files.writeString(
                secrets.resolve("notification/contact.key"), Base64.getEncoder().encodeToString(KEY));
        registry.add("minkao.secrets-dir", secrets::toString);
        registry.add("minkao.mail.host", () -> "127.0.0.1");
        registry.add("minkao.mail.port", MAIL::port);
    }

    @BeforeEach
    void listen() {
        log.start();
        rootLogger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        rootLogger().detachAppender(log);
    }

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @Test
    void tellsThePeopleOfACampaignByInboxAndMailWhateverComesFirst() throws Exception {
        String campaign = "bbbqeayeaudaocajbifqydiob4";
        play("minkao.rectification.case", "case-opened", "case-b", 1, campaign);
        play("minkao.evaluation.campaign", "campaign-drafted", campaign, 1, campaign);
        play("minkao.evaluation.contact", "contacts-listed", campaign, 1, campaign);
        play("minkao.evaluation.campaign", "campaign-frozen", campaign, 2, campaign);
        await().atMost(PATIENCE).until(() -> inbox("chief-chen", campaign).size() == 2);
        assertThat(subjects(inbox("chief-chen", campaign)))
                .anyMatch(s -> s.startsWith("方案已定："))
                .anyMatch(s -> s.startsWith("整改事项已立项："));
        assertThat(subjects(inbox("inspector-xu", campaign)))
                .singleElement()
                .asString()
                .startsWith("方案已定：");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                deliveries(campaign).at("/counts/DELIVERED").asInt())
                        .isEqualTo(2));
        assertThat(MAIL.receivedBy("chief-chen@minkao.invalid").stream()
                        .filter(mail -> MailServer.text(mail).contains("ZG-2026-001")))
                .hasSize(1);
        // The same events again, as from a topic that was made anew.
        play("minkao.evaluation.campaign", "campaign-frozen", campaign, 2, campaign);
        play("minkao.rectification.case", "case-opened", "case-b", 1, campaign);
        play("minkao.evaluation.campaign", "phase-started", campaign, 3, campaign);
        await().atMost(PATIENCE).until(() -> inbox("chief-chen", campaign).size() == 3);
        JsonNode message = inbox("chief-chen", campaign).get(0);
        String id = message.path("id").asString();
        assertThat(post("/inbox/" + id + "/read", token("county-lin", "county")).statusCode())
                .isEqualTo(404);
        assertThat(JSON.readTree(post("/inbox/" + id + "/read", token("chief-chen", "chief"))
                                .body())
                        .path("readAt")
                        .isString())
                .isTrue();
        assertThat(JSON.readTree(get("/inbox?unread=true&campaign=" + campaign, token("chief-chen", "chief"))
                                .body())
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void deliversAnInvitationAndKeepsNoNameNoAddressAndNoCode() {
        String campaign = "cccqeayeaudaocajbifqydiob4";
        String letter = """
                {"name":"%s","email":"%s","links":[{"style":"clients","label":"服务对象",\
                "url":"http://localhost:8080/v#cccqeaye.%s","code":"%s"}]}""".formatted(NAME, ADDRESS, CODE, CODE);
        String sealed = Base64.getEncoder()
                .encodeToString(SealedBox.seal(
                        SealedBox.publicKey(KEY),
                        "minkao/invitation".getBytes(StandardCharsets.UTF_8),
                        letter.getBytes(StandardCharsets.UTF_8)));
        String json = example("minkao.evaluation.invitation-issued.v1", campaign)
                .put("sealed", sealed)
                .toString();
        Contracts.validate("minkao.evaluation.invitation-issued.v1", json);
        Events.play("minkao.evaluation.invitation", "c0ffee", "minkao.evaluation.invitation-issued.v1", 1, json);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                deliveries(campaign).at("/counts/DELIVERED").asInt())
                        .isEqualTo(1));
        List<MimeMessage> mails = MAIL.receivedBy(ADDRESS);
        assertThat(mails).hasSize(1);
        assertThat(MailServer.text(mails.getFirst())).contains(NAME, "/v#cccqeaye." + CODE);
        assertThat(dump()).contains(campaign).doesNotContain(NAME, ADDRESS, CODE, sealed);
        assertThat(deliveries(campaign).toString()).doesNotContain(NAME, ADDRESS, CODE);
        assertThat(log()).doesNotContain(NAME, ADDRESS, CODE, sealed);
    }

    @Test
    void aLineOfTheLogWouldBeSeen() {
        LoggerFactory.getLogger(NotificationModuleIT.class).info("event=planted address={}", "planted@minkao.invalid");
        assertThat(log()).contains("planted@minkao.invalid");
    }

    @Test
    void chainsTheCommandsOfAllRooms() throws Exception {
        playFrozen("eeeqeayeaudaocajbifqydiob4", "auditor-ren", "auditor");
        for (String room : List.of("evaluation", "survey", "rectification")) {
            String type = "minkao.%s.command-recorded.v1".formatted(room);
            for (int i = 1; i <= 3; i++) {
                Events.play("minkao.%s.audit".formatted(room), room + "/1", type, i, Contracts.example(type));
            }
        }
        String recorded = "minkao.evaluation.command-recorded.v1";
        String elsewhere = "campaigns/fffqeayeaudaocajbifqydiob4";
        Events.play("minkao.evaluation.audit", elsewhere, recorded, 1, Contracts.example(recorded));
        String auditor = token("auditor-ren", "auditor");
        await().atMost(PATIENCE).until(() -> get("/audit", auditor).statusCode() == 200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                JSON.readTree(get("/audit/check", auditor).body())
                                        .toString())
                        .isEqualTo("{\"ok\":true,\"entries\":10,\"first\":null}"));
        // One entry is about a campaign that has another auditor.
        assertThat(JSON.readTree(get("/audit?limit=100", auditor).body()).path("items"))
                .hasSize(9);
        assertThat(JSON.readTree(get("/audit?limit=100", token("county-lin", "county"))
                                .body())
                        .path("items"))
                .hasSize(10);
        assertThat(get("/audit", token("auditor-of-nothing", "auditor")).statusCode())
                .isEqualTo(403);
        JsonNode page = JSON.readTree(
                        get("/audit?topic=minkao.survey.audit&limit=2", auditor).body())
                .path("items");
        assertThat(page).hasSize(2);
        assertThat(page.get(0).path("index").asInt()).isEqualTo(3);
        assertThat(page.get(0).path("who").asString()).isNotEmpty();
        assertThat(get("/audit", token("chief-chen", "chief")).statusCode()).isEqualTo(403);
        door.database()
                .getCollection("audit")
                .deleteOne(new Document("topic", "minkao.survey.audit").append("index", 2L));
        JsonNode check = JSON.readTree(get("/audit/check", auditor).body());
        assertThat(check.path("ok").asBoolean()).isFalse();
        assertThat(check.at("/first/kind").asString()).isEqualTo("DROPPED");
        assertThat(check.at("/first/index").asInt()).isEqualTo(2);
        assertThat(check.at("/first/chain").asString()).startsWith("minkao.survey.audit");
    }

    @Test
    void showsDeliveriesToTheOfficeOfTheirCampaignOnly() {
        String own = "gggqeayeaudaocajbifqydiob4";
        String other = "hhhqeayeaudaocajbifqydiob4";
        playFrozen(own, "office-zhao", "office");
        playFrozen(other, "auditor-qian", "auditor");
        String office = token("office-zhao", "office");
        String auditor = token("auditor-qian", "auditor");
        await().atMost(PATIENCE)
                .until(() -> get("/campaigns/" + own + "/deliveries", office).statusCode() == 200
                        && get("/campaigns/" + other + "/deliveries", auditor).statusCode() == 200);
        assertThat(get("/campaigns/" + other + "/deliveries", office).statusCode())
                .isEqualTo(403);
        assertThat(get("/campaigns/" + own + "/deliveries", auditor).statusCode())
                .isEqualTo(403);
        for (String role : List.of("county", "ops")) {
            assertThat(get("/campaigns/" + own + "/deliveries", token("anybody", role))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void letsNobodyInWithoutAGoodToken() throws Exception {
        TestIssuer issuer = TestIssuer.shared();
        assertThat(get("/inbox", null).statusCode()).isEqualTo(401);
        assertThat(get("/inbox", issuer.expired("chief-chen", "chief")).statusCode())
                .isEqualTo(401);
        assertThat(get("/inbox", issuer.forAnotherAudience("chief-chen", "chief"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/inbox", issuer.byForeignKey("chief-chen", "chief")).statusCode())
                .isEqualTo(401);
        assertThat(get("/inbox", issuer.unsigned("chief-chen", "chief")).statusCode())
                .isEqualTo(401);
        assertThat(get("/campaigns/x/deliveries", token("chief-chen", "chief")).statusCode())
                .isEqualTo(403);
        assertThat(get("/nowhere", token("chief-chen", "chief")).statusCode()).isIn(403, 404);
    }

    private static String token(String person, String... roles) {
        return TestIssuer.shared().token(person, roles);
    }

    private static void play(String topic, String event, String key, long sequence, String campaign) {
        String type = "minkao.%s.%s.v1".formatted(topic.split("\\.", -1)[1], event);
        String json = example(type, campaign).toString();
        Contracts.validate(type, json);
        Events.play(topic, key, type, sequence, json);
    }

    private static void playFrozen(String campaign, String person, String role) {
        String type = "minkao.evaluation.campaign-frozen.v1";
        ObjectNode event = example(type, campaign);
        ObjectNode assignment = ((ArrayNode) event.path("assignments")).addObject();
        assignment.put("person", person).put("name", "任一").put("role", role).putArray("appraisees");
        Contracts.validate(type, event.toString());
        Events.play("minkao.evaluation.campaign", campaign, type, 1, event.toString());
    }

    private static ObjectNode example(String type, String campaign) {
        return ((ObjectNode) JSON.readTree(Contracts.example(type))).put("campaign", campaign);
    }

    private JsonNode inbox(String person, String campaign) {
        return JSON.readTree(get("/inbox?campaign=" + campaign, token(person, "chief"))
                        .body())
                .path("items");
    }

    private JsonNode deliveries(String campaign) {
        return JSON.readTree(get("/campaigns/" + campaign + "/deliveries", token("county-lin", "county"))
                .body());
    }

    private static List<String> subjects(JsonNode items) {
        List<String> subjects = new ArrayList<>();
        items.forEach(item -> subjects.add(item.path("subject").asString()));
        return subjects;
    }

    private HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder().GET(), path, token);
    }

    private HttpResponse<String> post(String path, String token) {
        return send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), path, token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String token) {
        URI uri = URI.create("http://127.0.0.1:%s/api/notification/v1%s"
                .formatted(environment.getRequiredProperty("local.server.port"), path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String dump() {
        StringBuilder all = new StringBuilder();
        for (String name : door.database().listCollectionNames()) {
            for (Document document : door.database().getCollection(name).find()) {
                all.append(document.toJson()).append('\n');
            }
        }
        return all.toString();
    }

    /** What this service logs; the mail server beside it in this JVM has a right to know the address. */
    private String log() {
        assertThat(rootLogger().getLevel()).isIn(Level.INFO, Level.DEBUG);
        return List.copyOf(log.list).stream()
                .filter(line -> !line.getLoggerName().startsWith("com.icegreen"))
                .map(line -> line.getFormattedMessage() + " " + line.getThrowableProxy())
                .collect(Collectors.joining("\n"));
    }

    private static ch.qos.logback.classic.Logger rootLogger() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}

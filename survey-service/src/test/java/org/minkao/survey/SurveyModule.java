package org.minkao.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Encodings;
import org.minkao.survey.boot.SurveyService;
import org.minkao.testkit.Contracts;
import org.minkao.testkit.Events;
import org.minkao.testkit.ServiceProperties;
import org.minkao.testkit.TestIssuer;
import org.minkao.testkit.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole room on real servers; the neighbours are played from contract examples. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, classes = SurveyService.class)
@Import(SurveyModule.Time.class)
abstract class SurveyModule {
    static final Bytes RECEIPT_SEED = Bytes.random(32, TestCampaign.RANDOM);
    static final String CAMPAIGN_TOPIC = "minkao.evaluation.campaign";
    static final String CASE_TOPIC = "minkao.rectification.case";
    static final String OPENING_TOPIC = "minkao.survey.opening";
    static final String OPINION_TOPIC = "minkao.survey.opinion";
    static final String INTERFERENCE_TOPIC = "minkao.survey.interference";
    static final String AUDIT_TOPIC = "minkao.survey.audit";

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> PROPERTIES = ServiceProperties.forTest("survey", "box");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private OffsetClock clock;

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        OffsetClock offsetClock() {
            return new OffsetClock();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestKafka.create(CAMPAIGN_TOPIC, CASE_TOPIC, OPENING_TOPIC, OPINION_TOPIC, INTERFERENCE_TOPIC, AUDIT_TOPIC);
        PROPERTIES.forEach((name, value) -> registry.add(name, () -> value));
        Path secrets = secrets();
        registry.add("minkao.secrets-dir", secrets::toString);
        registry.add("minkao.box.look", () -> "100ms");
    }

    private static Path secrets() {
        try {
            Path directory =
                    Files.createTempDirectory(Path.of("target"), "secrets").toAbsolutePath();
            Files.createDirectories(directory.resolve("survey"));
            Files.createDirectories(directory.resolve("box"));
            Files.writeString(directory.resolve("survey/kek"), random());
            Files.writeString(directory.resolve("box/kek"), random());
            Files.writeString(directory.resolve("box/receipt.seed"), RECEIPT_SEED.b64());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String random() {
        return Encodings.b64(Bytes.random(32, TestCampaign.RANDOM).toArray());
    }

    static String setting(String name) {
        return PROPERTIES.get(name);
    }

    OffsetClock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    int managementPort() {
        return managementPort;
    }

    /** Plays the freeze of a campaign as evaluation-service would tell it. */
    static void playFrozen(TestCampaign campaign, Instant surveyStart) {
        String type = "minkao.evaluation.campaign-frozen.v1";
        ObjectNode event = (ObjectNode) JSON.readTree(Contracts.example(type));
        event.put("campaign", campaign.id())
                .put("manifest", Encodings.b64(campaign.manifest().write()))
                .put("manifestDigest", campaign.manifest().digest().hex())
                .put("surveyStart", seconds(surveyStart));
        play(CAMPAIGN_TOPIC, campaign.id(), type, 1, event);
    }

    static void play(String topic, String key, String type, long sequence, JsonNode event) {
        Contracts.validate(type, event.toString());
        Events.play(topic, key, type, sequence, event.toString());
    }

    static String seconds(Instant instant) {
        return Instant.ofEpochSecond(instant.getEpochSecond()).toString();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> get(String path, @Nullable String token) {
        return send(authorized(request(path), token).GET());
    }

    HttpResponse<String> post(String path, @Nullable String token, String json) {
        return send(authorized(request(path), token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder authorized(HttpRequest.Builder request, @Nullable String token) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static String token(String person, String... roles) {
        return TestIssuer.shared().token(person, roles);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** Looks again and again until it is so, or fails. */
    static void until(String what, BooleanSupplier condition) {
        Instant end = Clock.systemUTC().instant().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Clock.systemUTC().instant().isAfter(end)) {
                throw new AssertionError(what + " within " + PATIENCE);
            }
            Thread.onSpinWait();
        }
    }
}

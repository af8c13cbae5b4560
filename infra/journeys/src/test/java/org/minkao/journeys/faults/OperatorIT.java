package org.minkao.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.ballot.Invitation;
import org.minkao.journeys.Ground;
import tools.jackson.databind.JsonNode;

/** What an operator sees and can do: state, readiness, metrics, events that wait. */
@Tag("long")
@ExtendWith(Ground.Extension.class)
class OperatorIT {
    private static final Map<String, String> SERVICES = new TreeMap<>(Map.of(
            "evaluation-service", "MINKAO_EVALUATION_PORT",
            "survey-service", "MINKAO_SURVEY_PORT",
            "rectification-service", "MINKAO_RECTIFICATION_PORT",
            "notification-service", "MINKAO_NOTIFICATION_PORT"));
    private static final String READINESS = "/actuator/health/readiness";
    private static final String OPINION_TOPIC = "minkao.survey.opinion";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Pattern METRIC = Pattern.compile("(?m)^(minkao_[a-z_]+)");

    private final Ground ground;
    private final Client client;
    private final Parts parts;

    OperatorIT(Ground ground) {
        this.ground = ground;
        client = new Client(ground);
        parts = new Parts(ground);
    }

    @AfterEach
    void everythingStandsAgain() {
        parts.up();
    }

    @Test
    void statusTellsEverythingAboutEveryProcess() {
        Ground.Said said = ground.minkao("status", "--json");
        assertThat(said.exit()).as(said.out()).isZero();
        JsonNode status = said.json();
        assertThat(status.propertyNames()).contains("running", "mongodb", "servicesRssMib", "processes");
        assertThat(status.path("processes")
                        .valueStream()
                        .map(p -> p.path("name").asString()))
                .contains(
                        "mongodb",
                        "kafka",
                        "keycloak",
                        "mail",
                        "gateway",
                        "evaluation-service",
                        "survey-service",
                        "rectification-service",
                        "notification-service");
        for (JsonNode process : status.path("processes")) {
            assertThat(process.propertyNames())
                    .contains("name", "health", "pid", "ports", "rssMib", "uptimeSeconds", "log", "troubles");
            assertThat(process.path("health").asString()).isEqualTo("UP");
            assertThat(process.path("troubles").isEmpty())
                    .as(process.toString())
                    .isTrue();
        }
    }

    @Test
    void everyServiceGivesTheFiguresThatTellTrouble() {
        client.call("", "POST", "/api/box/v1/nowhere/ballots", "{}");
        client.call("office-he", "GET", "/api/rectification/v1/cases/nowhere", new byte[0]);
        Map<String, TreeSet<String>> names = new TreeMap<>();
        await("figures").atMost(SOON).untilAsserted(() -> {
            SERVICES.forEach((service, port) -> {
                TreeSet<String> found = names.computeIfAbsent(service, none -> new TreeSet<>());
                Matcher metric = METRIC.matcher(metrics(service));
                while (metric.find()) {
                    found.add(metric.group(1));
                }
                assertThat(found)
                        .as(service)
                        .contains(
                                "minkao_outbox_age_seconds",
                                "minkao_outbox_parked",
                                "minkao_outbox_sent_total",
                                "minkao_consumer_lag",
                                "minkao_consumer_parked_keys");
            });
            assertThat(names.get("rectification-service")).contains("minkao_refusals_total");
            assertThat(names.get("survey-service")).contains("minkao_box_refusals_total");
            assertThat(metrics("notification-service"))
                    .contains(
                            "minkao_deliveries{state=\"DELIVERED\"}", "minkao_deliveries{state=\"PERMANENT_FAILURE\"}");
        });
        System.out.println("operator: figures " + names);
    }

    @Test
    void whoCannotReachItsDatabaseIsNotReadyAndIsAgainWhenItCan() {
        parts.freeze("mongodb");
        try {
            SERVICES.keySet().forEach(service -> {
                Client.Answer answer = management(service, "", "GET", READINESS, new byte[0]);
                assertThat(answer.status()).as(service + " " + answer).isEqualTo(503);
                assertThat(answer.took()).isLessThan(Duration.ofSeconds(5));
            });
            Ground.Said said = ground.minkao("status", "--json");
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.json().path("processes").valueStream())
                    .filteredOn(p -> SERVICES.containsKey(p.path("name").asString()))
                    .hasSize(SERVICES.size())
                    .allSatisfy(p -> {
                        assertThat(p.path("health").asString()).isEqualTo("DOWN");
                        assertThat(p.path("troubles").toString()).contains("mongo: ");
                    });
        } finally {
            parts.thaw("mongodb");
        }
        long start = System.nanoTime();
        SERVICES.keySet()
                .forEach(service -> await(service)
                        .atMost(SOON)
                        .until(() -> management(service, "", "GET", READINESS, new byte[0])
                                        .status()
                                == 200));
        System.out.printf("operator: all ready again %.1f s after the database\n", (System.nanoTime() - start) / 1e9);
    }

    @Test
    void whoCannotReachItsBrokerSaysSoAndTheBoxGoesOnCasting() {
        Ground.Campaign campaign = ground.campaign("断网演练", "nobroker", 12);
        List<Ground.Invited> voters = campaign.invited().subList(0, 3);
        List<Invitation> codes = new ArrayList<>();
        voters.forEach(voter -> codes.add(ground.invitation(campaign, voter)));
        parts.kill("kafka");
        List<Ballot> ballots = new ArrayList<>();
        for (int i = 0; i < voters.size(); i++) {
            ballots.add(Ballot.take(client, campaign, voters.get(i), codes.get(i), 5, () -> true));
        }
        assertThat(ballots).extracting(Ballot::receipt).doesNotContain("").doesNotHaveDuplicates();
        assertThat(ballots)
                .allSatisfy(ballot -> assertThat(ground.collection("box", "ballots")
                                .countDocuments(new org.bson.Document("_id", ballot.tokenId())))
                        .isEqualTo(1));
        SERVICES.keySet().forEach(service -> {
            Client.Answer ready = management(service, "", "GET", READINESS, new byte[0]);
            assertThat(ready.status()).as(service + " " + ready).isEqualTo(200);
            Client.Answer health = management(service, "", "GET", "/actuator/health", new byte[0]);
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json()
                            .path("components")
                            .path("broker")
                            .path("status")
                            .asString())
                    .as(service + " " + health)
                    .isEqualTo("DEGRADED");
        });
        JsonNode status = ground.minkao("status", "--json").json();
        assertThat(status.path("processes").valueStream())
                .filteredOn(p -> p.path("name").asString().equals("survey-service"))
                .allSatisfy(p -> {
                    assertThat(p.path("health").asString()).isEqualTo("UP");
                    assertThat(p.path("troubles").toString()).contains("broker: box: ", "broker: survey: ");
                });
        double up = parts.up();
        long start = System.nanoTime();
        await("notices of the papers taken out while the broker was away")
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        voters.stream().allMatch(voter -> new HashSet<>(ground.messageIds(voter.email())).size() == 2));
        System.out.printf(
                "operator: %d ballots cast without a broker; up in %.1f s, their notices mailed %.1f s later%n",
                ballots.size(), up, (System.nanoTime() - start) / 1e9);
    }

    @Test
    void whatIsParkedIsListedLookedIntoAndReplayed() {
        Ground.Campaign campaign = ground.campaign("搁置演练", "parked", 12);
        String key = "gap" + campaign.id().substring(0, 8);
        String text = "先到的第二个事件";
        publish(key, 2, "opinion-finding-raised", finding(campaign, key, text));
        JsonNode gap = parked(key, "rectification-service");
        assertThat(gap.path("kind").asString()).isEqualTo("GAP");
        String group = gap.path("group").asString();
        Ground.Said show = ground.minkao("parked", "show", group, "--json");
        assertThat(show.exit()).as(show.err()).isZero();
        assertThat(show.out()).contains(key, "sequence is 2 (expected: 1)").doesNotContain(text);
        assertThat(ground.minkao("parked").out()).contains("GAP", group, key);
        assertThat(replay("replay", group, key)).isZero();
        assertThat(findings(campaign, text)).isZero();

        publish(key, 1, "opinion-received", received(campaign, key));
        await("the missing event").atMost(SOON).until(() -> {
            replay("replay", group, key);
            return findings(campaign, text) == 1;
        });
        await("nothing parked").atMost(SOON).until(() -> noneParked(key));
    }

    @Test
    void whatCannotBeReadIsParkedUntilAnOperatorGivesItUp() {
        Ground.Campaign campaign = ground.campaign("残件演练", "broken", 12);
        String key = "bad" + campaign.id().substring(0, 8);
        String text = "残件之后的事件";
        publish(key, 1, "opinion-finding-raised", "{\"campaign\":17}");
        publish(key, 2, "opinion-finding-raised", finding(campaign, key, text));
        JsonNode unreadable = parked(key, "rectification-service");
        assertThat(unreadable.path("kind").asString()).isEqualTo("UNREADABLE");
        String group = unreadable.path("group").asString();
        await("the next one behind it")
                .atMost(SOON)
                .until(() ->
                        parked(key, "rectification-service").path("waiting").asInt() == 2);
        assertThat(metrics("rectification-service"))
                .containsPattern("minkao_consumer_parked_keys\\{[^}]*%s[^}]*} [1-9]".formatted(group));
        assertThat(replay("replay", group, key)).isZero();
        assertThat(replay("skip", group, key)).isEqualTo(1);
        assertThat(findings(campaign, text)).isEqualTo(1);
        for (JsonNode left : parkedKeys(key)) {
            replay("skip", left.path("group").asString(), key);
        }
        assertThat(noneParked(key)).isTrue();
        assertThat(ground.minkao("parked", "skip", group, OPINION_TOPIC, key).exit())
                .isEqualTo(1);
        assertThat(ground.minkao("parked", "show", "nobody.nothing").exit()).isEqualTo(2);
    }

    @Test
    void parkedEventsAreForOperatorsOnThisMachineAlone() {
        for (String path : List.of("/actuator/parked", "/actuator/parked/rectification.listener")) {
            assertThat(management("rectification-service", "", "GET", path, new byte[0])
                            .status())
                    .isEqualTo(401);
            assertThat(management("rectification-service", "county-lin", "GET", path, new byte[0])
                            .status())
                    .isEqualTo(403);
            assertThat(client.get("ops-qian", path).status()).isIn(401, 404);
        }
        Client.Answer act = management(
                "rectification-service",
                "office-he",
                "POST",
                "/actuator/parked/rectification.listener",
                Map.of("topic", OPINION_TOPIC, "key", "x", "action", "skip"));
        assertThat(act.status()).isEqualTo(403);
        assertThat(management("rectification-service", "ops-qian", "GET", "/actuator/parked", new byte[0])
                        .status())
                .isEqualTo(200);
    }

    private JsonNode parked(String key, String service) {
        return await("a parked key")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> parkedKeys(key).stream()
                                .filter(p -> p.path("service").asString().equals(service))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private List<JsonNode> parkedKeys(String key) {
        Ground.Said said = ground.minkao("parked", "list", "--json");
        assertThat(said.exit()).as(said.err()).isZero();
        return said.json()
                .path("keys")
                .valueStream()
                .filter(p -> p.path("key").asString().equals(key))
                .toList();
    }

    private boolean noneParked(String key) {
        return parkedKeys(key).isEmpty();
    }

    private int replay(String action, String group, String key) {
        Ground.Said said = ground.minkao("parked", action, group, OPINION_TOPIC, key, "--json");
        assertThat(said.exit()).as(said.err()).isZero();
        return said.json().path("applied").asInt();
    }

    private long findings(Ground.Campaign campaign, String text) {
        return client.get("office-he", "/api/rectification/v1/campaigns/" + campaign.id() + "/findings")
                .json()
                .path("items")
                .valueStream()
                .filter(f -> f.path("text").asString("").equals(text))
                .count();
    }

    private static String finding(Ground.Campaign campaign, String opinion, String text) {
        return Client.JSON.writeValueAsString(Map.of(
                "campaign",
                campaign.id(),
                "opinion",
                opinion,
                "appraisee",
                "service-centre",
                "item",
                "q09",
                "text",
                text,
                "severity",
                "MINOR"));
    }

    private static String received(Ground.Campaign campaign, String opinion) {
        return Client.JSON.writeValueAsString(Map.of(
                "campaign",
                campaign.id(),
                "opinion",
                opinion,
                "appraisee",
                "service-centre",
                "channel",
                "LETTER",
                "receivedOn",
                Instant.now().toString().substring(0, 10)));
    }

    /** As the survey room would, with its own password. */
    private void publish(String key, long sequence, String event, String data) {
        try (KafkaProducer<byte[], byte[]> producer = ground.producer("survey")) {
            var message = new ProducerRecord<>(
                    OPINION_TOPIC, key.getBytes(StandardCharsets.UTF_8), data.getBytes(StandardCharsets.UTF_8));
            Map<String, String> headers = new TreeMap<>();
            headers.put("content-type", "application/json");
            headers.put("ce_specversion", "1.0");
            headers.put("ce_id", key + "-" + sequence);
            headers.put("ce_source", "/minkao/survey");
            headers.put("ce_type", "minkao.survey." + event + ".v1");
            headers.put("ce_subject", key);
            headers.put("ce_time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            headers.put("ce_partitionkey", key);
            headers.put("ce_sequence", "%020d".formatted(sequence));
            headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take an event", e);
        }
    }

    private String metrics(String service) {
        return management(service, "", "GET", "/actuator/prometheus", new byte[0])
                .body();
    }

    private Client.Answer management(String service, String person, String method, String path, Object body) {
        String port = SERVICES.get(service);
        if (port == null) {
            throw new IllegalArgumentException(service);
        }
        return client.management(ground.port(port) + 1000, person, method, path, body);
    }
}

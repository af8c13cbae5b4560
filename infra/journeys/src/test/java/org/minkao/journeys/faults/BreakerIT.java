package org.minkao.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.journeys.Ground;

/** A service is down, hangs or talks nonsense: the gateway answers in time, says what still works, and gets over it. */
@ExtendWith(Ground.Extension.class)
class BreakerIT {
    private static final Duration ROUTE = Duration.ofSeconds(10);
    private static final Duration BOX = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(4);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final String CASES = "/api/rectification/v1/campaigns/none/cases";

    private final Client client;
    private final Parts parts;

    BreakerIT(Ground ground) {
        client = new Client(ground);
        parts = new Parts(ground);
    }

    @AfterEach
    void everythingStandsAgain() {
        parts.up();
    }

    @Test
    void aServiceThatIsDownIsSaidToBeDownAtOnceAndTheOthersGoOn() {
        parts.kill("rectification-service");
        Client.Answer read = client.get("office-he", CASES);
        Client.Answer write = client.call("office-he", "POST", CASES + "/x/start", Map.of());
        for (Client.Answer answer : new Client.Answer[] {read, write}) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.text("code")).isEqualTo("SERVICE_UNAVAILABLE");
            assertThat(answer.text("detail")).contains("不受影响的功能：考评方案和结果、投票、意见");
            assertThat(answer.took()).isLessThan(MARGIN);
        }
        assertThat(client.get("", "/api/public/v1/evaluation/campaigns").ok()).isTrue();
        assertThat(client.get("office-he", "/api/notification/v1/inbox").ok()).isTrue();
        double up = parts.up();
        double recovered = recovery("office-he", "/api/rectification/v1/campaigns");
        System.out.printf(
                "breaker: down: read refused in %d ms, write in %d ms; up in %.1f s, answers %.1f s later%n",
                read.took().toMillis(), write.took().toMillis(), up, recovered);
    }

    @Test
    void aServiceThatHangsIsGivenUpInTimeAndNothingIsAskedTwice(Ground ground) {
        Ground.Campaign open = ground.campaign("断路演练", "break", 12);
        String opinions = "/api/public/v1/survey/campaigns/" + open.id() + "/opinions";
        String text = "停顿期间提交的意见";
        parts.freeze("survey-service");
        Client.Answer read;
        Client.Answer write;
        Client.Answer cast;
        try {
            read = client.get("", "/api/public/v1/survey/campaigns/" + open.id() + "/questionnaire");
            write = client.call("", "POST", opinions, Map.of("text", text));
            cast = client.call("", "POST", Ballot.boxOf(open), "{}");
        } finally {
            parts.thaw("survey-service");
        }
        assertThat(read.status()).as(read.toString()).isEqualTo(504);
        assertThat(read.text("code")).isEqualTo("TRY_AGAIN");
        assertThat(read.text("detail")).contains("不受影响的功能：考评方案和结果、领取选票");
        assertThat(read.took()).isLessThan(ROUTE.plus(MARGIN));
        assertThat(write.status()).as(write.toString()).isEqualTo(504);
        assertThat(write.text("code")).isEqualTo("OUTCOME_UNKNOWN");
        assertThat(write.took()).isLessThan(ROUTE.plus(MARGIN));
        assertThat(cast.status()).as(cast.toString()).isEqualTo(503);
        assertThat(cast.body()).isEqualTo("{\"status\":503,\"code\":\"TRY_AGAIN\"}");
        assertThat(cast.took()).isLessThan(BOX.plus(MARGIN));
        double recovered = recovery("", "/api/public/v1/survey/campaigns/" + open.id() + "/questionnaire");
        assertThat(client.call("", "POST", opinions, Map.of("text", "停顿之后的意见")).ok())
                .isTrue();
        long stored = client.get("office-he", "/api/survey/v1/campaigns/" + open.id() + "/opinions")
                .json()
                .path("items")
                .valueStream()
                .filter(o -> o.path("text").asString().equals(text))
                .count();
        assertThat(stored).isLessThanOrEqualTo(1);
        System.out.printf(
                "breaker: hanging: read given up in %d ms, write in %d ms (stored %d time(s)), cast in %d ms;"
                        + " answers %.1f s after it goes on%n",
                read.took().toMillis(),
                write.took().toMillis(),
                stored,
                cast.took().toMillis(),
                recovered);
    }

    @Test
    void whatIsNoAnswerBecomesAProblemAndAWriteIsSentOnce(Ground ground) throws Exception {
        parts.kill("rectification-service");
        int port = ground.port("MINKAO_RECTIFICATION_PORT");
        try (BrokenService broken = new BrokenService(port)) {
            for (BrokenService.Talk talk : BrokenService.Talk.values()) {
                broken.talk(talk);
                int before = broken.requests("POST");
                Client.Answer write = client.call("office-he", "POST", CASES + "/x/start", Map.of());
                int asked = broken.requests("POST") - before;
                Client.Answer read = client.get("office-he", CASES);
                assertThat(asked).as(talk + " " + write).isEqualTo(1);
                for (Client.Answer answer : new Client.Answer[] {read, write}) {
                    assertThat(answer.took()).as(talk + " " + answer).isLessThan(ROUTE.plus(MARGIN));
                    // Half an answer has begun when it breaks: the connection breaks as well, and nobody takes it for
                    // whole.
                    if (talk != BrokenService.Talk.HALF_AN_ANSWER || answer.status() != 0) {
                        assertThat(answer.status()).as(talk + " " + answer).isIn(502, 503, 504);
                        assertThat(answer.text("code")).as(talk + " " + answer).isNotEmpty();
                        assertThat(answer.body()).doesNotContain("nonsense", "Exception", "<html");
                    }
                }
                System.out.printf(
                        "breaker: %s: write asked %d time(s), %s; read %s%n", talk, asked, brief(write), brief(read));
            }
        }
        double up = parts.up();
        double recovered = recovery("office-he", "/api/rectification/v1/campaigns");
        System.out.printf("breaker: after nonsense: up in %.1f s, answers %.1f s later%n", up, recovered);
    }

    private static String brief(Client.Answer answer) {
        return "%d %s in %d ms"
                .formatted(answer.status(), answer.text("code"), answer.took().toMillis());
    }

    private double recovery(String person, String path) {
        long start = System.nanoTime();
        await("answers of " + path)
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> client.get(person, path).ok());
        return (System.nanoTime() - start) / 1e9;
    }
}

package org.minkao.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.journeys.Ground;
import tools.jackson.databind.JsonNode;

/**
 * Every process is killed in turn while people vote, give opinions and carry cases; {@code -Dminkao.crash.rounds=N}
 * sets how often each.
 */
@Tag("long")
@ExtendWith(Ground.Extension.class)
class CrashIT {
    private static final Duration PROGRESS = Duration.ofMinutes(4);
    private static final int AT_A_TIME = 6;

    @AfterEach
    void everythingStandsAgain(Ground ground) {
        new Parts(ground).up();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingIsDoubledWhateverIsKilled(Ground ground) {
        int rounds = Integer.getInteger("minkao.crash.rounds", 1);
        int kills = rounds * Parts.ALL.size();
        Ground.Campaign campaign = ground.campaign("事故演练", "crash", (2 * kills + 1) * AT_A_TIME / 2 + 12);
        // Other stories on the same stack may have left some.
        JsonNode parkedBefore = parked(ground);
        Parts parts = new Parts(ground);
        Truth truth = new Truth(ground, campaign);
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        List<String> told = new ArrayList<>();
        Books books;
        try (Load load = new Load(ground, campaign, today)) {
            books = load.books();
            for (int round = 0; round < rounds; round++) {
                for (String part : Parts.ALL) {
                    load.letVote(AT_A_TIME);
                    double before = further("before " + part, books);
                    parts.kill(part);
                    double up = parts.up();
                    load.letVote(AT_A_TIME);
                    double after = further("after " + part, books);
                    truth.holds(books);
                    told.add(String.format(
                            Locale.ROOT,
                            "%-22s killed after %5.1f s of load, up again in %5.1f s, all work on %5.1f s later; %s",
                            part,
                            before,
                            up,
                            after,
                            books.mark()));
                    System.out.println("crash: " + told.getLast());
                }
            }
        }
        System.out.println("crash: " + books.wrongs);
        truth.holds(books);
        truth.isExactly(books);
        await("findings").atMost(PROGRESS).until(() -> truth.findingsArrived(books));
        await("inbox")
                .atMost(PROGRESS)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(truth.inboxDifferences(books)).isEmpty());
        await("mails")
                .atMost(PROGRESS)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(truth.mails(books).wrong()).isEmpty());
        assertThat(truth.inboxDifferences(books)).isEmpty();
        int opened = closeAndCount(ground, campaign);
        assertThat(opened).isEqualTo(books.ballots.size());
        Truth.MailCount mails = truth.mails(books);
        System.out.printf(
                "crash: %d kills of %d parts; ballots %d (+%d repeats with the same receipt), opened %d;"
                        + " opinions %d (+%d whose answer was lost); cases %d with %d acknowledged steps; sanctions %d;"
                        + " inbox messages %d; mails %d, by Message-ID %d%n",
                parts.kills(),
                Parts.ALL.size(),
                books.ballots.size(),
                books.repeatedBallots.get(),
                opened,
                books.opinions.size(),
                books.perhapsOpinions.size(),
                books.steps.size(),
                books.stepCount(),
                books.sanctions.size(),
                truth.messageCount(),
                mails.all(),
                mails.distinct());
        assertThat(parts.kills()).isEqualTo(kills);
        assertThat(books.ballots.size()).isGreaterThan(kills);
        assertThat(parked(ground)).isEqualTo(parkedBefore);
    }

    /** Until every kind of work has moved on; the seconds it took. */
    private static double further(String when, Books books) {
        long start = System.nanoTime();
        Books.Mark mark = books.mark();
        await("work " + when)
                .atMost(PROGRESS)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(books.wrongs).isEmpty();
                    return books.mark().furtherThan(mark);
                });
        return (System.nanoTime() - start) / 1e9;
    }

    private static JsonNode parked(Ground ground) {
        return ground.minkao("parked", "--json").json().path("keys");
    }

    private static int closeAndCount(Ground ground, Ground.Campaign campaign) {
        Client client = new Client(ground);
        String path = "/api/evaluation/v1/campaigns/" + campaign.id() + "/decisions";
        Client.Answer proposed =
                client.call("office-he", "POST", path, Map.of("kind", "CLOSE_SURVEY", "reason", "演练结束"));
        assertThat(proposed.ok()).as(proposed.toString()).isTrue();
        Client.Answer approved = client.call(
                "county-lin", "POST", path + "/" + proposed.text("id") + "/approve", Map.of("reason", "同意"));
        assertThat(approved.ok()).as(approved.toString()).isTrue();
        String turnout = "/api/public/v1/survey/campaigns/" + campaign.id() + "/turnout";
        await("turnout").atMost(PROGRESS).until(() -> client.get("", turnout).ok());
        return client.get("", turnout)
                .json()
                .path("styles")
                .valueStream()
                .mapToInt(style -> style.path("ballots").asInt())
                .sum();
    }
}

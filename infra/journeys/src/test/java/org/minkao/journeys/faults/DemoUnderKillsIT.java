package org.minkao.journeys.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.minkao.journeys.Ground;
import tools.jackson.databind.JsonNode;

/** The demo gives the same figures whatever is killed and started again while it runs. */
@Tag("long")
@ExtendWith(Ground.Extension.class)
class DemoUnderKillsIT {
    private static final String RESPONDENTS = "80";
    private static final Duration LIMIT = Duration.ofMinutes(6);
    private static final List<String> FIGURES =
            List.of("issued", "score", "opinions", "inspections", "findings", "cases", "sanctions", "lastingRules");

    /** When something dies: at so many documents of the running campaign. */
    private record Moment(String part, String database, String collection, String field, LongPredicate reached) {}

    private static final List<Moment> MOMENTS = List.of(
            new Moment("evaluation-service", "evaluation", "campaigns", "_id", n -> n > 0),
            new Moment("notification-service", "notification", "deliveries", "state.campaign", n -> n > 40),
            new Moment("survey-service", "box", "ballots", "c", n -> n > 12),
            new Moment("gateway", "box", "ballots", "c", n -> n > 40),
            new Moment("rectification-service", "rectification", "cases", "state.origin.campaign", n -> n > 2));

    @AfterEach
    void everythingStandsAgain(Ground ground) {
        new Parts(ground).up();
    }

    @Test
    void killingEachServiceDuringTheDemoLeavesItsFiguresUnchanged(Ground ground) throws Exception {
        Map<String, JsonNode> undisturbed = figures(demo(ground));
        Parts parts = new Parts(ground);
        Set<String> known = campaigns(ground);
        CompletableFuture<Ground.Said> running = CompletableFuture.supplyAsync(() -> demo(ground));
        for (Moment moment : MOMENTS) {
            await("the moment to kill " + moment.part())
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> running.isDone() || moment.reached().test(documents(ground, moment, known)));
            if (running.isDone()) {
                break;
            }
            parts.kill(moment.part());
            System.out.printf("demo: %s killed, up again in %.1f s%n", moment.part(), parts.up());
        }
        Ground.Said said = await("the demo").atMost(LIMIT).until(() -> running.getNow(null), got -> got != null);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(figures(said)).isEqualTo(undisturbed);
        assertThat(parts.kills()).isEqualTo(MOMENTS.size());
        System.out.printf(
                "demo: %d kills, figures unchanged: %s; seconds %s%n",
                parts.kills(), undisturbed, said.json().path("seconds"));
    }

    @Test
    void soDoesKillingWhatTheServicesStandOn(Ground ground) throws ExecutionException, InterruptedException {
        Map<String, JsonNode> undisturbed = figures(demo(ground));
        Parts parts = new Parts(ground);
        for (String part : List.of("kafka", "keycloak", "mongodb")) {
            Set<String> known = campaigns(ground);
            CompletableFuture<Ground.Said> running = CompletableFuture.supplyAsync(() -> demo(ground));
            Moment moment = new Moment(part, "box", "ballots", "c", n -> n > 20);
            await("the moment to kill " + part)
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> running.isDone() || moment.reached().test(documents(ground, moment, known)));
            assertThat(running).as(part).isNotDone();
            parts.kill(part);
            System.out.printf("demo: %s killed, up again in %.1f s%n", part, parts.up());
            Ground.Said said = running.get();
            assertThat(said.exit()).as(part + ": " + said.err()).isZero();
            assertThat(figures(said)).as(part).isEqualTo(undisturbed);
        }
        assertThat(parts.kills()).isEqualTo(3);
    }

    private static Ground.Said demo(Ground ground) {
        return ground.minkao("demo", "--json", "--respondents", RESPONDENTS);
    }

    private static Map<String, JsonNode> figures(Ground.Said said) {
        assertThat(said.exit()).as(said.err()).isZero();
        JsonNode summary = said.json();
        Map<String, JsonNode> figures = new LinkedHashMap<>();
        FIGURES.forEach(figure -> figures.put(figure, summary.path(figure)));
        figures.put("cast", summary.path("ballots").path("cast"));
        assertThat(figures.values()).noneMatch(JsonNode::isMissingNode);
        return figures;
    }

    private static Set<String> campaigns(Ground ground) {
        Set<String> ids = new HashSet<>();
        ground.collection("evaluation", "campaigns").find().forEach(d -> ids.add(d.getString("_id")));
        return ids;
    }

    private static long documents(Ground ground, Moment moment, Set<String> known) {
        return ground.collection(moment.database(), moment.collection())
                .countDocuments(Filters.nin(moment.field(), known));
    }
}

package org.minkao.survey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Envelope;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Traces;
import org.minkao.kit.web.ProblemAdvice;
import org.minkao.kit.web.Problems;
import org.minkao.kit.web.QuietPaths;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.box.Ballots;
import org.minkao.survey.box.BoxManifest;
import org.minkao.survey.box.BoxManifests;
import org.minkao.survey.box.BoxWindow;
import org.minkao.survey.box.BoxWindows;
import org.minkao.survey.box.Boxes;
import org.minkao.survey.box.CampaignKeys;
import org.minkao.survey.box.CastBallot;
import org.minkao.survey.box.ReceiptKey;
import org.minkao.survey.box.RefusalCounts;
import org.minkao.survey.box.SealedBallot;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The box's door with nothing behind it, or with a database that is away. */
class BoxControllerSliceTest {
    private static final String BALLOTS = "/api/box/v1/" + "a".repeat(26) + "/ballots";

    @Test
    void tellsCodeAndStatusAndNothingElse() throws Exception {
        mvc(Optional::empty)
                .perform(post(BALLOTS).content("{\"style\":\"clients\",\"secret\":1}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string("{\"status\":400,\"code\":\"MALFORMED\"}"));
    }

    @Test
    void readsOneByteMoreThanIsAllowedAndNoMore() throws Exception {
        mvc(Optional::empty)
                .perform(post(BALLOTS).content(new byte[1024 * 1024]))
                .andExpect(status().isContentTooLarge())
                .andExpect(content().string("{\"status\":413,\"code\":\"TOO_LARGE\"}"));
    }

    @Test
    void asksForTheSameBytesAgainWhenTheDatabaseIsAway() throws Exception {
        TestCampaign campaign = TestCampaign.between(
                Instant.parse("2026-12-16T00:00:00Z"),
                Instant.parse("2026-12-31T00:00:00Z"),
                Bytes.random(32, TestCampaign.RANDOM));
        mvc(() -> {
                    throw new Fault("database failed at reading manifests");
                })
                .perform(post("/api/box/v1/" + campaign.id() + "/ballots")
                        .content(campaign.ballot(TestCampaign.CLIENTS, 5).padded()))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string("{\"status\":503,\"code\":\"TRY_AGAIN\"}"));
    }

    @Test
    void refusesNonsenseEvenWhenTheDatabaseIsAway() throws Exception {
        mvc(() -> {
                    throw new Fault("database failed at reading manifests");
                })
                .perform(post(BALLOTS).content("x"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string("{\"status\":400,\"code\":\"MALFORMED\"}"));
    }

    @Test
    void answersAnotherMethodQuietly() throws Exception {
        mvc(Optional::empty)
                .perform(get(BALLOTS))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("METHOD_NOT_ALLOWED")
                        .doesNotContain("detail", "traceId", "field"));
    }

    private static MockMvc mvc(Supplier<Optional<BoxManifest>> manifests) {
        Boxes boxes = new Boxes(
                new NoManifests(manifests), new NoKeys(), new ReceiptKey(Bytes.random(32, TestCampaign.RANDOM)));
        CastBallot castBallot =
                new CastBallot(boxes, new NoWindows(), new NoBallots(), new NoCounts(), Clock.systemUTC());
        return MockMvcBuilders.standaloneSetup(new BoxController(castBallot))
                .setControllerAdvice(
                        new ProblemAdvice(new Problems("survey", Traces.NONE, QuietPaths.of("/api/box/**"))))
                .build();
    }

    private record NoManifests(Supplier<Optional<BoxManifest>> given) implements BoxManifests {
        @Override
        public Optional<BoxManifest> find(String campaign) {
            return given.get();
        }

        @Override
        public void keep(String campaign, IncomingEvent because, Supplier<BoxManifest> fresh) {
            throw new AssertionError("nothing is frozen here");
        }
    }

    private record NoKeys() implements CampaignKeys {
        @Override
        public String create(String campaign) {
            throw new AssertionError("no campaign has a key here");
        }

        @Override
        public Envelope envelope(String campaign, String wrapped) {
            throw new AssertionError("no campaign has a key here");
        }
    }

    private record NoWindows() implements BoxWindows {
        @Override
        public Optional<BoxWindow> find(String campaign) {
            return Optional.empty();
        }

        @Override
        public List<BoxWindow> all() {
            return List.of();
        }

        @Override
        public void change(String campaign, IncomingEvent because, UnaryOperator<@Nullable BoxWindow> change) {
            throw new AssertionError("nothing opens here");
        }
    }

    private record NoBallots() implements Ballots {
        @Override
        public Optional<Bytes> add(SealedBallot ballot, Duration within) {
            throw new AssertionError("nothing is cast here");
        }

        @Override
        public Optional<Bytes> spentOn(Bytes tokenId) {
            return Optional.empty();
        }

        @Override
        public List<SealedBallot> of(String campaign, String style) {
            return List.of();
        }
    }

    private record NoCounts() implements RefusalCounts {
        @Override
        public void count(String campaign, String code) {
            // Counting has its own test.
        }

        @Override
        public Map<String, Long> of(String campaign) {
            return Map.of();
        }
    }
}

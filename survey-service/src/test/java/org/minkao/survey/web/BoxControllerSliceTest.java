package org.minkao.survey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.Filter;
import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    @ParameterizedTest
    @EnumSource
    void tellsCodeAndStatusAndNothingElse(Way way) throws Exception {
        mvc(way, Optional::empty)
                .perform(post(BALLOTS).content("{\"style\":\"clients\",\"secret\":1}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().string("{\"status\":400,\"code\":\"MALFORMED\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void readsOneByteMoreThanIsAllowedAndNoMore(Way way) throws Exception {
        mvc(way, Optional::empty)
                .perform(post(BALLOTS).content(new byte[1024 * 1024]))
                .andExpect(status().isContentTooLarge())
                .andExpect(content().string("{\"status\":413,\"code\":\"TOO_LARGE\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheSameBytesAgainWhenTheDatabaseIsAway(Way way) throws Exception {
        TestCampaign campaign = TestCampaign.between(
                Instant.parse("2026-12-16T00:00:00Z"),
                Instant.parse("2026-12-31T00:00:00Z"),
                Bytes.random(32, TestCampaign.RANDOM));
        mvc(way, () -> {
                    throw new Fault("database failed at reading manifests");
                })
                .perform(post("/api/box/v1/" + campaign.id() + "/ballots")
                        .content(campaign.ballot(TestCampaign.CLIENTS, 5).padded()))
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string("{\"status\":503,\"code\":\"TRY_AGAIN\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void refusesNonsenseEvenWhenTheDatabaseIsAway(Way way) throws Exception {
        mvc(way, () -> {
                    throw new Fault("database failed at reading manifests");
                })
                .perform(post(BALLOTS).content("x"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string("{\"status\":400,\"code\":\"MALFORMED\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void answersAnotherMethodQuietly(Way way) throws Exception {
        mvc(way, Optional::empty)
                .perform(get(BALLOTS))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("METHOD_NOT_ALLOWED")
                        .doesNotContain("detail", "traceId", "field"));
    }

    @Test
    void takesWhatIsWellAddressedBeforeTheFrameworkAndLeavesTheRest() throws Exception {
        MockMvc box = mvc(Way.SLOT, Optional::empty);
        assertThat(box.perform(post(BALLOTS).content("x")).andReturn().getHandler())
                .isNull();
        for (String other : List.of(BALLOTS + "/", BALLOTS.replace("a/", "A/"), BALLOTS.replace("v1", "v1/."))) {
            box.perform(post(URI.create(other)).content("x"))
                    .andExpect(status().is4xxClientError())
                    .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                            .as(other)
                            .doesNotContain("detail", "traceId", "field"));
        }
        assertThat(box.perform(post(BALLOTS).content(new byte[1024 * 1024]))
                        .andReturn()
                        .getHandler())
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void tellsNothingAboutAFaultOfItsOwn(Way way) throws Exception {
        TestCampaign campaign = TestCampaign.between(
                Instant.parse("2026-12-16T00:00:00Z"),
                Instant.parse("2026-12-31T00:00:00Z"),
                Bytes.random(32, TestCampaign.RANDOM));
        mvc(way, () -> {
                    throw new IllegalStateException("broken");
                })
                .perform(post("/api/box/v1/" + campaign.id() + "/ballots")
                        .content(campaign.ballot(TestCampaign.CLIENTS, 5).padded()))
                .andExpect(status().isInternalServerError())
                .andExpect(result -> assertThat(result.getResponse().getContentAsString())
                        .contains("INTERNAL_ERROR")
                        .doesNotContain("detail", "traceId", "field", "broken"));
    }

    /** With the slot before the framework, as it runs, and without. */
    enum Way {
        SLOT,
        CONTROLLER
    }

    private static MockMvc mvc(Way way, Supplier<Optional<BoxManifest>> manifests) {
        Boxes boxes = new Boxes(
                new NoManifests(manifests), new NoKeys(), new ReceiptKey(Bytes.random(32, TestCampaign.RANDOM)));
        CastBallot castBallot =
                new CastBallot(boxes, new NoWindows(), new NoBallots(), new NoCounts(), Clock.systemUTC());
        Problems problems = new Problems("survey", Traces.NONE, QuietPaths.of("/api/box/**"));
        BoxController door = new BoxController(castBallot);
        Filter[] before = way == Way.SLOT ? new Filter[] {new BallotSlot(door, problems)} : new Filter[0];
        return MockMvcBuilders.standaloneSetup(door)
                .setControllerAdvice(new ProblemAdvice(problems))
                .addFilters(before)
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

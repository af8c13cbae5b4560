package org.minkao.survey.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.InMemoryStore;
import org.minkao.survey.MovableClock;
import org.minkao.survey.TestCampaign;
import org.minkao.survey.reason.SurveyReason;

class OpenBallotsTest {
    private static final Instant SURVEY = Instant.parse("2026-12-16T00:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T16:00:00Z");
    private static final int WHOLE = ShuffledAnswers.PART_BYTES;

    private static TestCampaign campaign;
    private static final List<CastRequest> CLIENTS = new ArrayList<>();
    private static final List<CastRequest> COLLEAGUES = new ArrayList<>();

    private final MovableClock clock = new MovableClock(SURVEY);
    private TestBox box;

    @BeforeAll
    static void vote() {
        campaign = TestCampaign.between(SURVEY, CLOSE, TestBox.SEED);
        for (int i = 0; i < 25; i++) {
            CLIENTS.add(campaign.voter(TestCampaign.CLIENTS)
                    .cast(TestCampaign.answers(1 + i / 5, 1 + i % 5), TestCampaign.comment("意见 " + i)));
        }
        for (int i = 0; i < 4; i++) {
            COLLEAGUES.add(campaign.ballot(TestCampaign.COLLEAGUES, 3));
        }
    }

    @BeforeEach
    void cast() {
        box = new TestBox(clock).frozen(campaign, SURVEY);
        CLIENTS.forEach(ballot -> box.cast.cast(campaign.id(), ballot.padded()));
        COLLEAGUES.forEach(ballot -> box.cast.cast(campaign.id(), ballot.padded()));
    }

    @Test
    void waitsUntilTheLastCastHasSettled() {
        OpenBallots opener = box.opener(clock, WHOLE);
        for (Instant early : List.of(SURVEY, CLOSE.minusSeconds(1), CLOSE, CLOSE.plusSeconds(14))) {
            clock.set(early);
            opener.run();
            assertThat(box.opened()).isEmpty();
        }
        clock.set(CLOSE.plusSeconds(15));
        opener.run();
        assertThat(box.opened()).hasSize(3);
    }

    @Test
    void givesEveryStyleOneEventHoweverOftenItRuns() {
        clock.set(CLOSE.plusSeconds(15));
        OpenBallots opener = box.opener(clock, WHOLE);
        opener.run();
        opener.run();
        box.opener(clock, WHOLE).run();

        assertThat(box.opened())
                .extracting(
                        BallotsOpened::style,
                        BallotsOpened::ballots,
                        BallotsOpened::withheld,
                        o -> o.answers().size())
                .containsExactlyInAnyOrder(
                        tuple(TestCampaign.CLIENTS, 25, false, 25),
                        tuple(TestCampaign.COLLEAGUES, 4, true, 0),
                        tuple(TestCampaign.LEADERS, 0, true, 0));
    }

    @Test
    void handsOutExactlyTheAnswersThatWereCastAndNoComment() {
        clock.set(CLOSE.plusSeconds(15));
        box.opener(clock, WHOLE).run();

        assertThat(opened(TestCampaign.CLIENTS).answers())
                .containsExactlyInAnyOrderElementsOf(CLIENTS.stream()
                        .map(ballot -> new String(ballot.answers().toArray(), StandardCharsets.US_ASCII))
                        .toList())
                .noneMatch(text -> text.contains("意见") || text.contains("t1"));
    }

    @Test
    void shufflesAnewForEveryCampaign() {
        clock.set(CLOSE.plusSeconds(15));
        box.opener(clock, WHOLE).run();
        List<String> once = opened(TestCampaign.CLIENTS).answers();
        // Same ballots, same keys, another seed: the chance of the same order is 1 in 25!.
        TestBox.InMemoryOpenings fresh = new TestBox.InMemoryOpenings();
        new OpenBallots(
                        box.boxes,
                        windowsOf(box),
                        box.ballots,
                        fresh,
                        () -> Bytes.random(32, TestCampaign.RANDOM),
                        clock,
                        WHOLE)
                .run();
        List<String> twice = fresh.events().stream()
                .filter(o -> o.style().equals(TestCampaign.CLIENTS))
                .findFirst()
                .orElseThrow()
                .answers();

        assertThat(twice).isNotEqualTo(once).containsExactlyInAnyOrderElementsOf(once);
    }

    @Test
    void cutsLargeStylesIntoPartsThatTogetherAreWhole() {
        clock.set(CLOSE.plusSeconds(15));
        box.opener(clock, 1500).run();

        List<BallotsOpened> parts = box.opened().stream()
                .filter(o -> o.style().equals(TestCampaign.CLIENTS))
                .toList();
        assertThat(parts).hasSizeGreaterThan(2).allMatch(part -> part.parts() == parts.size());
        assertThat(parts).extracting(BallotsOpened::part).isSorted().doesNotHaveDuplicates();
        assertThat(parts.stream().mapToInt(part -> part.answers().size()).sum()).isEqualTo(25);
        assertThat(box.openings.find(Opening.id(campaign.id(), TestCampaign.CLIENTS)))
                .hasValueSatisfying(
                        opening -> assertThat(opening.state().seed()).isNull());
    }

    @Test
    void goesOnInTheSameOrderAfterACrashBetweenParts() {
        clock.set(CLOSE.plusSeconds(15));
        FailingOpenings failing = new FailingOpenings();
        OpenBallots crashed = new OpenBallots(
                box.boxes,
                windowsOf(box),
                box.ballots,
                failing,
                () -> Bytes.random(32, TestCampaign.RANDOM),
                clock,
                1500);
        int rounds = 0;
        for (boolean crash = true; crash; rounds++) {
            crash = crashes(crashed);
        }
        List<String> answers = failing.events().stream()
                .filter(o -> o.style().equals(TestCampaign.CLIENTS))
                .flatMap(o -> o.answers().stream())
                .toList();

        assertThat(rounds).isGreaterThan(2);
        assertThat(answers)
                .containsExactlyInAnyOrderElementsOf(CLIENTS.stream()
                        .map(ballot -> new String(ballot.answers().toArray(), StandardCharsets.US_ASCII))
                        .toList());
        assertThat(failing.events())
                .filteredOn(o -> o.style().equals(TestCampaign.CLIENTS))
                .extracting(BallotsOpened::part)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void startsItsWaitForADecidedCloseWhenTheCloseCanBeRead() {
        OpenBallots opener = box.opener(clock, WHOLE);
        // Decided in the past, learned late: somebody may just have been let in by the old window.
        clock.set(SURVEY.plus(Duration.ofHours(2)));
        box.prepare.surveyClosed(campaign.id(), SURVEY.plus(Duration.ofHours(1)), TestBox.event(2));
        opener.run();
        clock.advance(Duration.ofSeconds(14));
        opener.run();
        assertThat(box.opened()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        opener.run();
        assertThat(box.opened()).hasSize(3);
    }

    @Test
    void waitsForADecidedCloseAlsoWhereItLookedWhileTheSurveyWasOpen() {
        OpenBallots opener = box.opener(clock, WHOLE);
        clock.set(SURVEY.plus(Duration.ofHours(1)));
        opener.run();
        clock.set(SURVEY.plus(Duration.ofHours(3)));
        box.prepare.surveyClosed(campaign.id(), SURVEY.plus(Duration.ofHours(2)), TestBox.event(2));
        opener.run();
        clock.advance(Duration.ofSeconds(14));
        opener.run();
        assertThat(box.opened()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        opener.run();
        assertThat(box.opened()).hasSize(3);
    }

    @Test
    void tellsTheTurnoutOnlyOnceSettled() {
        ReadTurnout turnout = new ReadTurnout(box.boxes, box.openings, counts());
        clock.set(CLOSE.plusSeconds(14));
        assertThatThrownBy(() -> turnout.of(campaign.id()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(SurveyReason.NOT_CLOSED));

        clock.set(CLOSE.plusSeconds(15));
        box.opener(clock, WHOLE).run();

        assertThat(turnout.of(campaign.id()).styles())
                .extracting(ReadTurnout.StyleTurnout::style, ReadTurnout.StyleTurnout::ballots)
                .containsExactly(
                        tuple(TestCampaign.CLIENTS, 25),
                        tuple(TestCampaign.COLLEAGUES, 4),
                        tuple(TestCampaign.LEADERS, 0));
    }

    @Test
    void neverShowsWhatItHolds() {
        clock.set(CLOSE.plusSeconds(15));
        box.opener(clock, WHOLE).run();
        SealedBallot sealed =
                box.ballots.of(campaign.id(), TestCampaign.CLIENTS).getFirst();
        BallotsOpened opened = opened(TestCampaign.CLIENTS);

        assertThat(List.of(
                        sealed.toString(),
                        opened.toString(),
                        box.manifests.values().toString()))
                .noneMatch(text -> text.contains(sealed.tokenId().hex())
                        || text.contains("q01")
                        || text.contains(box.manifests.get(campaign.id()).wrappedKey()));
    }

    private boolean crashes(OpenBallots opener) {
        try {
            opener.run();
            return false;
        } catch (Fault fault) {
            return true;
        }
    }

    private BallotsOpened opened(String style) {
        return box.opened().stream()
                .filter(o -> o.style().equals(style))
                .findFirst()
                .orElseThrow();
    }

    private static RefusalCounts counts() {
        return new RefusalCounts() {
            @Override
            public void count(String campaign, String code) {
                throw new AssertionError("nothing is refused here");
            }

            @Override
            public Map<String, Long> of(String campaign) {
                return Map.of();
            }
        };
    }

    private static BoxWindows windowsOf(TestBox box) {
        return new BoxWindows() {
            @Override
            public Optional<BoxWindow> find(String campaign) {
                return Optional.ofNullable(box.windows.get(campaign));
            }

            @Override
            public List<BoxWindow> all() {
                return List.copyOf(box.windows.values());
            }

            @Override
            public void change(String campaign, IncomingEvent because, UnaryOperator<@Nullable BoxWindow> change) {
                throw new AssertionError("opening changes no window");
            }
        };
    }

    /** Every other write fails before it is done. */
    private static final class FailingOpenings extends InMemoryStore<Opening, BallotsOpened> implements Openings {
        private int writes;

        @Override
        public Versioned<Opening> save(
                String id,
                Versioned<Opening> before,
                Opening after,
                List<BallotsOpened> sent,
                @Nullable AuditEntry audit) {
            if (++writes % 2 == 1) {
                throw new Fault("pending events wait to be sent");
            }
            return super.save(id, before, after, sent, audit);
        }
    }
}

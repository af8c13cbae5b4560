package org.minkao.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Refusal;
import org.minkao.notification.delivery.Delivery.Status;
import org.minkao.notification.delivery.Delivery.Step;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final Map<Step, UnaryOperator<Delivery>> STEPS = new EnumMap<>(Map.of(
            Step.SEND, d -> d.begin(NOW),
            Step.SEND_AGAIN, d -> d.begin(NOW),
            Step.TAKE_OVER, d -> d.begin(NOW),
            Step.DELIVER, d -> d.delivered(NOW),
            Step.POSTPONE, d -> d.failedForNow("X", NOW),
            Step.GIVE_UP, d -> d.failedForGood("X", NOW),
            Step.SKIP, d -> d.skipped("X", NOW)));

    @Test
    void everyPairOfStatusAndStepIsARowOrARefusal() {
        for (Status status : Status.values()) {
            for (Step step : Step.values()) {
                UnaryOperator<Delivery> take = Objects.requireNonNull(STEPS.get(step));
                if (step.from() == status) {
                    assertThat(take.apply(in(status)).status()).isEqualTo(step.to());
                } else if (!isBegin(step) || settled(status)) {
                    assertThatThrownBy(() -> take.apply(in(status)))
                            .as(status + " " + step)
                            .isInstanceOf(Refusal.class);
                }
            }
        }
    }

    @Test
    void everyStatusIsReached() {
        Set<Status> reached = EnumSet.of(Status.CREATED);
        for (Step step : Step.values()) {
            reached.add(step.to());
        }
        assertThat(reached).containsExactlyInAnyOrder(Status.values());
    }

    @Test
    void waitsLongerAfterEachFailureAndGivesUpAfterADay() {
        Delivery first = in(Status.CREATED).begin(NOW).failedForNow("X", NOW);
        assertThat(first.due()).isEqualTo(NOW.plusSeconds(10));
        Delivery second = first.begin(NOW).failedForNow("X", NOW);
        assertThat(second.due()).isEqualTo(NOW.plusSeconds(20));
        Instant late = NOW.plus(Delivery.LIFE).plus(Duration.ofSeconds(1));
        assertThat(second.begin(late).failedForNow("X", late).status()).isEqualTo(Status.PERMANENT_FAILURE);
    }

    @Test
    void forgetsTheSealedLetterOnceSettled() {
        Delivery letter = Delivery.sealed("e", "c", "invitation", 1, "c2VhbGVk", Map.of(), NOW)
                .begin(NOW);
        assertThat(letter.sealed()).isNotNull();
        assertThat(letter.failedForNow("X", NOW).sealed()).isNotNull();
        assertThat(letter.delivered(NOW).sealed()).isNull();
        assertThat(letter.failedForGood("X", NOW).sealed()).isNull();
        assertThat(letter.skipped("X", NOW).sealed()).isNull();
    }

    @Test
    void saysNothingOfTheLetter() {
        Letter letter = new Letter("王某", "w@x.invalid", "票", java.util.List.of(new Letter.Link("l", "u", "codecode")));
        assertThat(letter.toString()).doesNotContain("王", "@", "code");
        assertThat(letter.links().toString()).doesNotContain("code");
        assertThat(Delivery.sealed("e", "c", "invitation", 1, "c2VhbGVk", Map.of(), NOW)
                        .toString())
                .doesNotContain("c2VhbGVk");
        assertThat(new Post.Mail("id", "w@x.invalid", "s", "b").toString()).doesNotContain("@");
    }

    @Test
    void keepsOnlyTheHourOfARespondentsLetter() {
        Instant odd = NOW.plusSeconds(754);
        Delivery letter = Delivery.sealed("e", "c", "invitation", 1, "c2VhbGVk", Map.of(), odd);
        assertThat(letter.begin(odd).createdAt()).isEqualTo(odd);
        Delivery sent = letter.begin(odd).delivered(odd);
        assertThat(sent.createdAt()).isEqualTo(NOW);
        assertThat(sent.settledAt()).isEqualTo(NOW);
        Delivery toPerson = Delivery.toPerson("e~p", "c", "case-opened", 1, "p", Map.of(), odd);
        assertThat(toPerson.begin(odd).delivered(odd).settledAt()).isEqualTo(odd);
    }

    @Test
    void theMessageIdIsTheSameForEveryAttemptAndNamesNobody() {
        Delivery wang = Delivery.toPerson("e~wang", "c", "case-opened", 1, "wang", Map.of(), NOW);
        Delivery li = Delivery.toPerson("e~li", "c", "case-opened", 1, "li", Map.of(), NOW);
        assertThat(wang.messageId()).matches("[0-9a-f]{64}").isNotEqualTo(li.messageId());
        assertThat(wang.begin(NOW).failedForNow("X", NOW).begin(NOW).messageId())
                .isEqualTo(wang.messageId());
    }

    private static boolean isBegin(Step step) {
        return step == Step.SEND || step == Step.SEND_AGAIN || step == Step.TAKE_OVER;
    }

    private static boolean settled(Status status) {
        return status == Status.DELIVERED || status == Status.PERMANENT_FAILURE || status == Status.SKIPPED;
    }

    private static Delivery in(Status status) {
        return new Delivery("e|p", "c", "t", 1, "p", null, Map.of(), status, 0, NOW, null, NOW, null);
    }
}

package org.minkao.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.notification.Desk.CAMPAIGN;
import static org.minkao.notification.Desk.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.Desk;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.delivery.Delivery.Status;

class MongoDeliveriesIT {
    private final Desk desk = Desk.open("deliveries");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void returnsWhatWasStored() {
        Delivery letter = Delivery.sealed("e", CAMPAIGN, "invitation", 1, "c2VhbGVk", Map.of("title", "题"), NOW);
        desk.deliveries.insert("e", letter, List.of(), null);
        assertThat(desk.deliveries.find("e").orElseThrow()).isEqualTo(new Versioned<>(letter, 1));
        Delivery sent = letter.begin(NOW).delivered(NOW);
        Versioned<Delivery> saved = desk.deliveries.save("e", new Versioned<>(letter, 1), sent, List.of(), null);
        assertThat(desk.deliveries.find("e")).contains(saved);
    }

    @Test
    void createsOnceAndSavesOnlyOverWhatWasLoaded() {
        Delivery delivery = to("a", Duration.ZERO);
        assertThat(desk.deliveries.insertIfAbsent("a", delivery, List.of(), null))
                .isFalse();
        Versioned<Delivery> stored = desk.deliveries.find("a").orElseThrow();
        desk.deliveries.save("a", stored, delivery.begin(NOW), List.of(), null);
        assertThatThrownBy(() -> desk.deliveries.save("a", stored, delivery.begin(NOW), List.of(), null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void findsWhatIsDueOldestFirstAndNothingThatIsSettled() {
        to("later", Duration.ofMinutes(1));
        to("first", Duration.ofSeconds(-2));
        to("second", Duration.ofSeconds(-1));
        Delivery settled = to("settled", Duration.ofSeconds(-3));
        desk.deliveries.save(
                "settled", new Versioned<>(settled, 1), settled.begin(NOW).delivered(NOW), List.of(), null);
        assertThat(desk.deliveries.due(NOW, 10)).extracting(v -> v.state().id()).containsExactly("first", "second");
        assertThat(desk.deliveries.due(NOW, 1)).extracting(v -> v.state().id()).containsExactly("first");
    }

    @Test
    void countsAndListsByCampaignAndStatus() {
        to("a", Duration.ZERO);
        to("b", Duration.ZERO);
        Delivery c = to("c", Duration.ZERO);
        desk.deliveries.save("c", new Versioned<>(c, 1), c.begin(NOW).skipped("NO_ADDRESS", NOW), List.of(), null);
        assertThat(desk.deliveries.counts(CAMPAIGN)).isEqualTo(Map.of(Status.CREATED, 2L, Status.SKIPPED, 1L));
        assertThat(desk.deliveries.counts("other")).isEmpty();
        assertThat(desk.deliveries.of(CAMPAIGN, Optional.of(Status.SKIPPED), 10))
                .extracting(v -> v.state().id())
                .containsExactly("c");
        assertThat(desk.deliveries.of(CAMPAIGN, Optional.empty(), 10)).hasSize(3);
    }

    private Delivery to(String id, Duration due) {
        Delivery delivery = Delivery.toPerson(id, CAMPAIGN, "case-opened", 1, "p", Map.of(), NOW.plus(due));
        desk.deliveries.insert(id, delivery, List.of(), null);
        return delivery;
    }
}

package org.minkao.notification.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.notification.Desk.CAMPAIGN;
import static org.minkao.notification.Desk.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.Crashing;
import org.minkao.notification.Desk;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.inbox.InboxMessages;
import org.minkao.notification.people.CampaignPeople.Assignment;

class AnnounceIT {
    private static final Assignment CHIEF = new Assignment("chief-chen", "chief", List.of("service-centre"));
    private static final Assignment OFFICE = new Assignment("office-he", "office", List.of());
    private static final Announcement NEWS = Announcement.waiting(
            "event-1",
            CAMPAIGN,
            "case-opened",
            Map.of("number", "ZG-1", "title", "窗口排队", "deadline", "2027-01-08"),
            Audience.roles("service-centre", "chief", "office"),
            NOW);

    private final Desk desk = Desk.open("announce");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void tellsEachPersonOnceHoweverOftenTheEventComes() {
        desk.knowing(CHIEF, OFFICE);
        desk.announce().announce(NEWS);
        desk.announce().announce(NEWS);
        desk.announce().spreadWaiting();
        assertThat(messagesOf("chief-chen")).hasSize(1);
        assertThat(messagesOf("office-he")).hasSize(1);
        assertThat(deliveries()).extracting(Delivery::person).containsExactlyInAnyOrder("chief-chen", "office-he");
        assertThat(status()).isEqualTo(Announcement.Status.SPREAD);
    }

    @Test
    void keepsWhatComesBeforeTheCampaignsPeopleAreKnown() {
        desk.announce().announce(NEWS);
        desk.announce().spreadWaiting();
        assertThat(messagesOf("chief-chen")).isEmpty();
        assertThat(status()).isEqualTo(Announcement.Status.WAITING);
        desk.knowing(CHIEF, OFFICE);
        desk.announce().spreadWaiting(CAMPAIGN);
        assertThat(messagesOf("chief-chen")).hasSize(1);
        assertThat(deliveries()).hasSize(2);
        assertThat(status()).isEqualTo(Announcement.Status.SPREAD);
    }

    @Test
    void marksEveryMessageOfARehearsal() {
        desk.knowing(CHIEF);
        desk.announce().announce(NEWS);
        assertThat(messagesOf("chief-chen").getFirst().state().params()).doesNotContainKey("mark");
        desk.rehearsing(CHIEF);
        desk.announce()
                .announce(Announcement.waiting("event-2", CAMPAIGN, "case-opened", Map.of(), NEWS.audience(), NOW));
        assertThat(messagesOf("chief-chen"))
                .anySatisfy(message -> assertThat(message.state().params()).containsEntry("mark", "【演练】"));
        assertThat(deliveries()).anySatisfy(mail -> assertThat(mail.params()).containsEntry("mark", "【演练】"));
    }

    @Test
    void addressesAloneDoNotSpread() {
        desk.knowingAddresses(Map.of("chief-chen", "chief-chen@minkao.invalid"));
        desk.announce().announce(NEWS);
        assertThat(status()).isEqualTo(Announcement.Status.WAITING);
    }

    @Test
    void doesNotChangeWhatWasReadMeanwhile() {
        desk.knowing(CHIEF);
        desk.announce().announce(NEWS);
        Versioned<InboxMessage> message = messagesOf("chief-chen").getFirst();
        desk.inbox.save(message.state().id(), message, message.state().read(NOW), List.of(), null);
        desk.announce().announce(NEWS);
        assertThat(messagesOf("chief-chen").getFirst().state().readAt()).isEqualTo(NOW);
    }

    @Test
    void survivesADeathAtEveryWrite() {
        desk.knowing(CHIEF, OFFICE);
        int deaths = 0;
        for (boolean after : new boolean[] {false, true}) {
            for (int write = 1; ; write++) {
                Crashing crashing = new Crashing(write, after);
                Announcement news = Announcement.waiting(
                        "event-%d-%s".formatted(write, after),
                        CAMPAIGN,
                        NEWS.template(),
                        NEWS.params(),
                        NEWS.audience(),
                        NOW);
                boolean died = dies(crashing, news);
                desk.announce().announce(news);
                assertThat(desk.deliveries.find(news.event() + "~chief-chen")).isPresent();
                assertThat(desk.inbox.find(news.event() + "~office-he")).isPresent();
                if (!died) {
                    break;
                }
                deaths++;
            }
        }
        // One announcement, twice (message and delivery), the mark that it is spread; before and after each.
        assertThat(deaths).isEqualTo(2 * 6);
        assertThat(messagesOf("chief-chen")).hasSize(deaths + 2);
        assertThat(deliveries()).hasSize(2 * (deaths + 2));
    }

    private boolean dies(Crashing crashing, Announcement news) {
        Announce announce = desk.announce(
                crashing.within(Announcements.class, desk.announcements),
                crashing.within(InboxMessages.class, desk.inbox),
                crashing.within(Deliveries.class, desk.deliveries));
        try {
            announce.announce(news);
            return false;
        } catch (Crashing.Death e) {
            return true;
        }
    }

    private List<Versioned<InboxMessage>> messagesOf(String person) {
        return desk.inbox.of(person, Optional.empty(), false, 100);
    }

    private List<Delivery> deliveries() {
        return desk.deliveries.of(CAMPAIGN, Optional.empty(), 100).stream()
                .map(Versioned::state)
                .toList();
    }

    private Announcement.Status status() {
        return desk.announcements.find(NEWS.event()).orElseThrow().state().status();
    }
}

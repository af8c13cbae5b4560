package org.minkao.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.notification.Desk.CAMPAIGN;
import static org.minkao.notification.Desk.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.Desk;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.notification.people.CampaignPeople.Assignment;

class MongoInboxMessagesIT {
    private final Desk desk = Desk.open("inbox");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void listsOnesOwnMessagesNewestFirst() {
        put("e1", "wang", CAMPAIGN, 1);
        put("e2", "wang", CAMPAIGN, 2);
        put("e3", "wang", "other", 3);
        put("e3", "li", "other", 3);
        assertThat(of("wang", Optional.empty(), false)).containsExactly("e3~wang", "e2~wang", "e1~wang");
        assertThat(of("wang", Optional.of(CAMPAIGN), false)).containsExactly("e2~wang", "e1~wang");
        assertThat(of("zhao", Optional.empty(), false)).isEmpty();
    }

    @Test
    void leavesOutWhatWasReadWhenAsked() {
        InboxMessage message = put("e1", "wang", CAMPAIGN, 1);
        put("e2", "wang", CAMPAIGN, 2);
        desk.inbox.save(message.id(), new Versioned<>(message, 1), message.read(NOW), List.of(), null);
        assertThat(of("wang", Optional.empty(), true)).containsExactly("e2~wang");
        assertThat(desk.inbox.find(message.id()).orElseThrow().state()).isEqualTo(message.read(NOW));
    }

    @Test
    void peopleComeTogetherWhicheverEventIsFirst() {
        Assignment chief = new Assignment("chief-chen", "chief", List.of("service-centre"));
        desk.knowingAddresses(Map.of("chief.chen", "c@minkao.invalid")).knowing(chief);
        CampaignPeople people = desk.people.of(CAMPAIGN).orElseThrow();
        assertThat(people.email("chief.chen")).contains("c@minkao.invalid");
        assertThat(people.assignments()).containsExactly(chief);
        assertThat(people.toString()).doesNotContain("@");
    }

    private InboxMessage put(String event, String person, String campaign, int minute) {
        InboxMessage message = InboxMessage.unread(
                event, person, campaign, "plan-frozen", 1, Map.of("title", "题"), NOW.plusSeconds(60L * minute));
        desk.inbox.insert(message.id(), message, List.of(), null);
        return message;
    }

    private List<String> of(String person, Optional<String> campaign, boolean unread) {
        return desk.inbox.of(person, campaign, unread, 10).stream()
                .map(v -> v.state().id())
                .toList();
    }
}

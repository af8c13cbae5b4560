package org.minkao.notification.announcement;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.inbox.InboxMessages;
import org.minkao.notification.people.CampaignPeople;
import org.minkao.notification.people.People;
import org.minkao.notification.template.Template;
import org.minkao.notification.template.Templates;

/**
 * Turns an event into one inbox message and, mostly, one mail per person. Every id is made of event and person, so that doing
 * it again, wholly or from the middle, tells nobody twice.
 */
public final class Announce {
    private static final int AT_ONCE = 200;
    /** A mail and its record, which the offices may list, would show when somebody reported. */
    private static final Set<String> INBOX_ONLY = Set.of("interference-reported");

    private final Announcements announcements;
    private final InboxMessages inbox;
    private final Deliveries deliveries;
    private final People people;
    private final Templates templates;
    private final Clock clock;

    public Announce(
            Announcements announcements,
            InboxMessages inbox,
            Deliveries deliveries,
            People people,
            Templates templates,
            Clock clock) {
        this.announcements = announcements;
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.people = people;
        this.templates = templates;
        this.clock = clock;
    }

    /** Keeps the announcement and spreads it if the campaign's people are known. */
    public void announce(Announcement announcement) {
        announcements.insertIfAbsent(announcement.event(), announcement, List.of(), null);
        announcements.find(announcement.event()).ifPresent(this::spread);
    }

    /** Spreads what waited for the people of this campaign. */
    public void spreadWaiting(String campaign) {
        List<Versioned<Announcement>> some = announcements.waiting(campaign, AT_ONCE);
        while (!some.isEmpty()
                && people.of(campaign).filter(CampaignPeople::named).isPresent()) {
            some.forEach(this::spread);
            some = announcements.waiting(campaign, AT_ONCE);
        }
    }

    /** Spreads what a crash left waiting although the people are known; for the scheduler. */
    public void spreadWaiting() {
        announcements.waitingCampaigns().forEach(this::spreadWaiting);
    }

    private void spread(Versioned<Announcement> stored) {
        Announcement announcement = stored.state();
        Optional<CampaignPeople> known = people.of(announcement.campaign()).filter(CampaignPeople::named);
        if (known.isEmpty() || announcement.status() == Announcement.Status.SPREAD) {
            return;
        }
        for (String person : announcement.audience().among(known.get())) {
            tell(announcement, person, known.get().mark());
        }
        try {
            announcements.save(announcement.event(), stored, announcement.spread(), List.of(), null);
        } catch (Refusal refusal) {
            // Another instance spread the same announcement; its messages have the same ids as ours.
            if (refusal.reason() != KitReason.CHANGED_MEANWHILE) {
                throw refusal;
            }
        }
    }

    private void tell(Announcement announcement, String person, String mark) {
        Map<String, String> params = new HashMap<>(announcement.params());
        if (!mark.isEmpty()) {
            params.put(Template.MARK, mark);
        }
        int version = templates.newest(announcement.template());
        InboxMessage message = InboxMessage.unread(
                announcement.event(),
                person,
                announcement.campaign(),
                announcement.template(),
                version,
                params,
                announcement.at());
        inbox.insertIfAbsent(message.id(), message, List.of(), null);
        if (INBOX_ONLY.contains(announcement.template())) {
            return;
        }
        Delivery delivery = Delivery.toPerson(
                message.id(),
                announcement.campaign(),
                announcement.template(),
                version,
                person,
                params,
                clock.instant());
        deliveries.insertIfAbsent(delivery.id(), delivery, List.of(), null);
    }
}

package org.minkao.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.kit.web.StrictJson;
import org.minkao.notification.announcement.Announce;
import org.minkao.notification.announcement.Announcements;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.inbox.InboxMessages;
import org.minkao.notification.people.CampaignPeople.Assignment;
import org.minkao.notification.store.MongoAnnouncements;
import org.minkao.notification.store.MongoAuditLog;
import org.minkao.notification.store.MongoDeliveries;
import org.minkao.notification.store.MongoInboxMessages;
import org.minkao.notification.store.MongoPeople;
import org.minkao.notification.template.Templates;
import org.minkao.testkit.TestMongo;

/** The features of this room on a database of their own, with a clock that is turned by hand. */
public final class Desk implements AutoCloseable {
    public static final String CAMPAIGN = "aaaqeayeaudaocajbifqydiob4";
    public static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    public final HandClock clock = new HandClock(NOW);
    public final Templates templates = Templates.load();
    public final MongoDoor door;
    public final MongoPeople people;
    public final MongoAnnouncements announcements;
    public final MongoInboxMessages inbox;
    public final MongoDeliveries deliveries;
    public final MongoAuditLog audit;

    private Desk(String name) {
        door = TestMongo.door(name + "_" + UUID.randomUUID().toString().substring(0, 6));
        Outbox outbox = new Outbox();
        people = new MongoPeople(door);
        announcements = new MongoAnnouncements(door, outbox, clock);
        inbox = new MongoInboxMessages(door, outbox, clock);
        deliveries = new MongoDeliveries(door, outbox, clock);
        audit = new MongoAuditLog(door, StrictJson.tolerant());
        door.prepare();
    }

    public static Desk open(String name) {
        return new Desk(name);
    }

    public Announce announce() {
        return announce(announcements, inbox, deliveries);
    }

    /** With stores that may fail. */
    public Announce announce(Announcements announcements, InboxMessages inbox, Deliveries deliveries) {
        return new Announce(announcements, inbox, deliveries, people, templates, clock);
    }

    /** As after the frozen plan came. */
    public Desk knowing(Assignment... assignments) {
        people.assigned(CAMPAIGN, "示例局民主考评", List.of(assignments), event("minkao.evaluation.campaign", "x", "{}"));
        return this;
    }

    /** As after the freeze of a rehearsal, which came later. */
    public Desk rehearsing(Assignment... assignments) {
        people.assigned(
                CAMPAIGN,
                "【演练】示例局民主考评",
                List.of(assignments),
                event("minkao.evaluation.campaign", "x", UUID.randomUUID().toString(), 2, "{}"));
        return this;
    }

    /** As after the contacts came. */
    public Desk knowingAddresses(Map<String, String> emails) {
        people.contacts(CAMPAIGN, emails, event("minkao.evaluation.contact", "x", "{}"));
        return this;
    }

    public static IncomingEvent event(String topic, String type, String json) {
        return event(topic, type, UUID.randomUUID().toString(), 1, json);
    }

    public static IncomingEvent event(String topic, String type, String id, long sequence, String json) {
        return new IncomingEvent(
                topic,
                CAMPAIGN,
                type,
                id,
                CAMPAIGN,
                sequence,
                NOW,
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        door.database().drop();
        door.close();
    }
}

package org.minkao.notification.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.SecretFiles;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.kit.web.StrictJson;
import org.minkao.notification.announcement.Announce;
import org.minkao.notification.announcement.Announcements;
import org.minkao.notification.audit.AuditLog;
import org.minkao.notification.audit.ReadAudit;
import org.minkao.notification.delivery.DeliverMail;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.delivery.ReadDeliveries;
import org.minkao.notification.events.AuditListener;
import org.minkao.notification.events.NotificationListener;
import org.minkao.notification.events.SealedLetterReader;
import org.minkao.notification.inbox.InboxMessages;
import org.minkao.notification.inbox.ReadInbox;
import org.minkao.notification.mail.SmtpPost;
import org.minkao.notification.store.MongoAnnouncements;
import org.minkao.notification.store.MongoAuditLog;
import org.minkao.notification.store.MongoDeliveries;
import org.minkao.notification.store.MongoInboxMessages;
import org.minkao.notification.store.MongoPeople;
import org.minkao.notification.template.Templates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the features of this room. */
@Configuration(proxyBeanMethods = false)
class NotificationRooms {
    private static final int KEY = 32;

    @Bean
    Templates templates() {
        return Templates.load();
    }

    @Bean
    MongoPeople people(MongoDoor door) {
        return new MongoPeople(door);
    }

    @Bean
    InboxMessages inboxMessages(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoInboxMessages(door, outbox, clock);
    }

    @Bean
    Deliveries deliveries(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoDeliveries(door, outbox, clock);
    }

    @Bean
    Announcements announcements(MongoDoor door, Outbox outbox, Clock clock) {
        return new MongoAnnouncements(door, outbox, clock);
    }

    @Bean
    Announce announce(
            Announcements announcements,
            InboxMessages inbox,
            Deliveries deliveries,
            MongoPeople people,
            Templates templates,
            Clock clock) {
        return new Announce(announcements, inbox, deliveries, people, templates, clock);
    }

    @Bean
    ReadInbox readInbox(InboxMessages inbox, Clock clock) {
        return new ReadInbox(inbox, clock);
    }

    @Bean
    ReadDeliveries readDeliveries(Deliveries deliveries, MongoPeople people) {
        return new ReadDeliveries(deliveries, people);
    }

    @Bean
    DeliverMail deliverMail(
            Deliveries deliveries,
            MongoPeople people,
            Templates templates,
            MailSettings mail,
            SecretFiles secrets,
            Clock clock) {
        SealedLetterReader letters =
                new SealedLetterReader(StrictJson.tolerant(), secrets.bytes("notification/contact.key", KEY));
        SmtpPost post = new SmtpPost(mail.host(), mail.port(), mail.from());
        return new DeliverMail(deliveries, people, letters, templates, post, clock);
    }

    @Bean
    AuditLog auditLog(MongoDoor door) {
        return new MongoAuditLog(door, StrictJson.tolerant());
    }

    @Bean
    ReadAudit readAudit(AuditLog log, MongoPeople people) {
        return new ReadAudit(log, people, AuditListener.TOPICS);
    }

    @Bean
    CheckpointedConsumer auditConsumer(Room ownRoom, AuditLog log) {
        AuditListener listener = new AuditListener(StrictJson.tolerant(), log);
        return ownRoom.consumer(new ConsumerSpec("notification.audit", AuditListener.TOPICS, listener.handlers()));
    }

    @Bean
    MailRound mailRound(DeliverMail deliverMail, Announce announce, MailSettings mail) {
        return new MailRound(deliverMail, announce, mail.atOnce());
    }

    @Bean
    DeliveryFigures deliveryFigures(Deliveries deliveries, MeterRegistry meters) {
        return new DeliveryFigures(deliveries, meters);
    }

    @Bean
    CheckpointedConsumer notificationConsumer(
            Room ownRoom,
            Announce announce,
            MongoPeople people,
            Deliveries deliveries,
            Templates templates,
            Clock clock) {
        NotificationListener listener =
                new NotificationListener(StrictJson.tolerant(), announce, people, people, deliveries, templates, clock);
        return ownRoom.consumer(
                new ConsumerSpec("notification.tell", NotificationListener.TOPICS, listener.handlers()));
    }
}

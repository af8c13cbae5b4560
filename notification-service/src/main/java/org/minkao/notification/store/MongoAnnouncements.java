package org.minkao.notification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.notification.announcement.Announcement;
import org.minkao.notification.announcement.Announcements;

/** Announcements in MongoDB. */
public final class MongoAnnouncements extends Aggregates<Announcement, Void> implements Announcements {
    public MongoAnnouncements(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "announcements", Announcement.class, Silence.ALWAYS, null, outbox, clock);
        declareIndex(Indexes.ascending("state.status", "state.campaign"));
    }

    @Override
    public List<Versioned<Announcement>> waiting(String campaign, int limit) {
        return query(
                Filters.and(
                        Filters.eq("state.status", Announcement.Status.WAITING.name()),
                        Filters.eq("state.campaign", campaign)),
                Sorts.ascending("state.at"),
                limit);
    }

    @Override
    public Set<String> waitingCampaigns() {
        return call(
                "distinct",
                () -> collection()
                        .distinct(
                                "state.campaign",
                                Filters.eq("state.status", Announcement.Status.WAITING.name()),
                                String.class)
                        .into(new TreeSet<>()));
    }
}

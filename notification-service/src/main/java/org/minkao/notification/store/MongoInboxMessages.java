package org.minkao.notification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.inbox.InboxMessages;

/** Inboxes in MongoDB. */
public final class MongoInboxMessages extends Aggregates<InboxMessage, Void> implements InboxMessages {
    public MongoInboxMessages(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "inbox", InboxMessage.class, Silence.ALWAYS, null, outbox, clock);
        declareIndex(Indexes.compoundIndex(Indexes.ascending("state.person"), Indexes.descending("state.at")));
    }

    @Override
    public List<Versioned<InboxMessage>> of(String person, Optional<String> campaign, boolean unreadOnly, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.eq("state.person", person)));
        campaign.ifPresent(c -> filters.add(Filters.eq("state.campaign", c)));
        if (unreadOnly) {
            filters.add(Filters.eq("state.readAt", null));
        }
        return query(Filters.and(filters), Sorts.orderBy(Sorts.descending("state.at"), Sorts.ascending("_id")), limit);
    }
}

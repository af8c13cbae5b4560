package org.minkao.notification.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.delivery.Delivery;

/** Deliveries in MongoDB. */
public final class MongoDeliveries extends Aggregates<Delivery, Void> implements Deliveries {
    public MongoDeliveries(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "deliveries", Delivery.class, Silence.ALWAYS, null, outbox, clock);
        declareIndex(Indexes.ascending("state.due"), new IndexOptions().sparse(true));
        declareIndex(Indexes.ascending("state.campaign", "state.status"));
        declareIndex(Indexes.ascending("state.status"));
    }

    @Override
    public List<Versioned<Delivery>> due(Instant now, int limit) {
        return query(Filters.lte("state.due", Date.from(now)), Sorts.ascending("state.due"), limit);
    }

    @Override
    public Map<Delivery.Status, Long> counts(String campaign) {
        Map<Delivery.Status, Long> counts = new EnumMap<>(Delivery.Status.class);
        for (Delivery.Status status : Delivery.Status.values()) {
            long n = count(
                    Filters.and(Filters.eq("state.campaign", campaign), Filters.eq("state.status", status.name())));
            if (n > 0) {
                counts.put(status, n);
            }
        }
        return counts;
    }

    @Override
    public Map<Delivery.Status, Long> counts() {
        Map<Delivery.Status, Long> counts = new EnumMap<>(Delivery.Status.class);
        for (Delivery.Status status : Delivery.Status.values()) {
            counts.put(status, count(Filters.eq("state.status", status.name())));
        }
        return counts;
    }

    @Override
    public List<Versioned<Delivery>> of(String campaign, Optional<Delivery.Status> status, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(Filters.eq("state.campaign", campaign)));
        status.ifPresent(s -> filters.add(Filters.eq("state.status", s.name())));
        return query(
                Filters.and(filters),
                Sorts.orderBy(Sorts.descending("state.createdAt"), Sorts.ascending("_id")),
                limit);
    }
}

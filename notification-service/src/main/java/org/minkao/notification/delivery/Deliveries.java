package org.minkao.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** All deliveries. */
public interface Deliveries extends Store<Delivery, Void> {
    /** What may be attempted now, oldest first. */
    List<Versioned<Delivery>> due(Instant now, int limit);

    Map<Delivery.Status, Long> counts(String campaign);

    /** Over all campaigns, every status named. */
    Map<Delivery.Status, Long> counts();

    List<Versioned<Delivery>> of(String campaign, Optional<Delivery.Status> status, int limit);
}

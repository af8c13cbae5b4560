package org.minkao.notification.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.minkao.kit.core.Fault;
import org.minkao.notification.delivery.Deliveries;
import org.minkao.notification.delivery.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Deliveries by state for the operator; counted now and then, so that asking for metrics costs the database nothing. */
class DeliveryFigures {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFigures.class);

    private final Deliveries deliveries;
    private final Map<Delivery.Status, AtomicLong> figures = new EnumMap<>(Delivery.Status.class);

    DeliveryFigures(Deliveries deliveries, MeterRegistry meters) {
        this.deliveries = deliveries;
        for (Delivery.Status status : Delivery.Status.values()) {
            AtomicLong figure = new AtomicLong();
            figures.put(status, figure);
            meters.gauge("minkao.deliveries", Tags.of("state", status.name()), figure);
        }
    }

    @Scheduled(fixedDelayString = "${minkao.mail.figures}")
    void count() {
        try {
            Map<Delivery.Status, Long> counts = deliveries.counts();
            figures.forEach((status, figure) -> figure.set(counts.getOrDefault(status, 0L)));
        } catch (Fault e) {
            LOG.warn("event=delivery-figures-wait error={}", e.getMessage());
        }
    }
}

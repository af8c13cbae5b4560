package org.minkao.notification.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;

/** Those who answer for the campaign see what was sent, failed or left out, without addresses. */
public final class ReadDeliveries {
    private static final int PAGE = 500;

    private final Deliveries deliveries;

    public ReadDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public Map<Delivery.Status, Long> counts(Actor actor, String campaign) {
        require(actor);
        return deliveries.counts(campaign);
    }

    public List<Versioned<Delivery>> list(Actor actor, String campaign, Optional<Delivery.Status> status) {
        require(actor);
        return deliveries.of(campaign, status, PAGE);
    }

    private static void require(Actor actor) {
        actor.require("county", "office", "ops", "auditor");
    }
}

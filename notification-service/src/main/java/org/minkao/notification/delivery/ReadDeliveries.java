package org.minkao.notification.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.people.People;

/** Those who answer for the campaign see what was sent, failed or left out, without addresses. */
public final class ReadDeliveries {
    private static final int PAGE = 500;

    private final Deliveries deliveries;
    private final People people;

    public ReadDeliveries(Deliveries deliveries, People people) {
        this.deliveries = deliveries;
        this.people = people;
    }

    public Map<Delivery.Status, Long> counts(Actor actor, String campaign) {
        require(actor, campaign);
        return deliveries.counts(campaign);
    }

    public List<Versioned<Delivery>> list(Actor actor, String campaign, Optional<Delivery.Status> status) {
        require(actor, campaign);
        return deliveries.of(campaign, status, PAGE);
    }

    /** County and operators answer for every campaign, offices and auditors for those whose plan names them. */
    private void require(Actor actor, String campaign) {
        actor.require("county", "office", "ops", "auditor");
        if (actor.has("county") || actor.has("ops")) {
            return;
        }
        if (people.of(campaign)
                .filter(known -> known.gives(actor, "office") || known.gives(actor, "auditor"))
                .isEmpty()) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s is not assigned to campaign %s (expected: office or auditor in its plan)"
                            .formatted(actor.id(), campaign));
        }
    }
}

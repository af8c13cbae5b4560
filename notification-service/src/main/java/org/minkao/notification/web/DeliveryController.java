package org.minkao.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.delivery.ReadDeliveries;
import org.minkao.notification.template.Template;
import org.minkao.notification.template.Templates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was sent, failed or was left out; no address and no letter is shown to anybody. */
@RestController
final class DeliveryController {
    private final ReadDeliveries deliveries;
    private final Templates templates;

    DeliveryController(ReadDeliveries deliveries, Templates templates) {
        this.deliveries = deliveries;
        this.templates = templates;
    }

    record DeliveryView(
            String id,
            String template,
            int templateVersion,
            String channel,
            String state,
            @Nullable String reason,
            int attempts,
            Instant createdAt,
            @Nullable Instant settledAt) {}

    record DeliveryPage(Map<String, Long> counts, List<DeliveryView> items) {}

    record TemplateView(String id, int version, Template.Text zh, Template.Text en) {}

    record TemplatePage(List<TemplateView> items) {}

    @GetMapping("/api/notification/v1/campaigns/{campaign}/deliveries")
    DeliveryPage list(
            Actor actor, @PathVariable String campaign, @RequestParam(required = false) @Nullable String state) {
        Optional<Delivery.Status> status =
                Optional.ofNullable(state).map(given -> Check.oneOf("state", given, Delivery.Status.class));
        Map<String, Long> counts = new TreeMap<>();
        deliveries.counts(actor, campaign).forEach((key, n) -> counts.put(key.name(), n));
        return new DeliveryPage(
                counts,
                deliveries.list(actor, campaign, status).stream()
                        .map(stored -> view(stored.state()))
                        .toList());
    }

    @GetMapping("/api/notification/v1/templates")
    TemplatePage templates(Actor actor) {
        actor.require("county", "office", "leader", "auditor", "ops", "discipline");
        return new TemplatePage(templates.all().stream()
                .map(t -> new TemplateView(t.id(), t.version(), t.zh(), t.en()))
                .toList());
    }

    /** The id is that of the mail, by which it can be found at the mail server; it does not name the person. */
    private static DeliveryView view(Delivery delivery) {
        Instant settledAt = delivery.settledAt();
        return new DeliveryView(
                delivery.messageId(),
                delivery.template(),
                delivery.templateVersion(),
                "MAIL",
                delivery.status().name(),
                delivery.reason(),
                delivery.attempts(),
                delivery.shown(delivery.createdAt()),
                settledAt);
    }
}

package org.minkao.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.people.People;
import org.minkao.notification.template.Template;
import org.minkao.notification.template.Templates;

/**
 * Sends what is due. Inbox is exactly once; mail is at least once: a crash between the server's yes and our record
 * sends it again with the same Message-ID.
 */
public final class DeliverMail {
    /** The address may come with a later event of another topic: only after this long it is said to be missing. */
    private static final Duration ADDRESS_PATIENCE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final People people;
    private final SealedLetters letters;
    private final Templates templates;
    private final Post post;
    private final Clock clock;

    public DeliverMail(
            Deliveries deliveries, People people, SealedLetters letters, Templates templates, Post post, Clock clock) {
        this.deliveries = deliveries;
        this.people = people;
        this.letters = letters;
        this.templates = templates;
        this.post = post;
        this.clock = clock;
    }

    public List<Versioned<Delivery>> due(int limit) {
        return deliveries.due(clock.instant(), limit);
    }

    /** One attempt; returns what is recorded afterwards, or nothing when another instance took it. */
    public Optional<Delivery> attempt(Versioned<Delivery> found) {
        Delivery begun = found.state().begin(clock.instant());
        return save(found, begun)
                .flatMap(sending -> save(sending, outcome(begun)).map(Versioned::state));
    }

    /** Nothing when another instance was faster; its attempt carries the same Message-ID as ours. */
    private Optional<Versioned<Delivery>> save(Versioned<Delivery> before, Delivery after) {
        try {
            return Optional.of(deliveries.save(after.id(), before, after, List.of(), null));
        } catch (Refusal refusal) {
            if (refusal.reason() == KitReason.CHANGED_MEANWHILE) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Delivery outcome(Delivery delivery) {
        try {
            return delivery.sealed() == null ? toPerson(delivery) : toLetter(delivery);
        } catch (Post.Undelivered no) {
            return no.forGood()
                    ? delivery.failedForGood(no.reason(), clock.instant())
                    : delivery.failedForNow(no.reason(), clock.instant());
        }
    }

    private Delivery toPerson(Delivery delivery) throws Post.Undelivered {
        String person = delivery.person();
        Optional<String> email = person == null
                ? Optional.empty()
                : people.of(delivery.campaign()).flatMap(known -> known.email(person));
        if (email.isEmpty()) {
            boolean patient = clock.instant().isBefore(delivery.createdAt().plus(ADDRESS_PATIENCE));
            return patient
                    ? delivery.failedForNow("NO_ADDRESS", clock.instant())
                    : delivery.skipped("NO_ADDRESS", clock.instant());
        }
        return send(delivery, email.get(), delivery.params());
    }

    private Delivery toLetter(Delivery delivery) throws Post.Undelivered {
        Letter letter;
        try {
            letter = letters.open(delivery);
        } catch (IllegalArgumentException unreadable) {
            return delivery.failedForGood("UNREADABLE", clock.instant());
        }
        if (letter.email() == null) {
            return delivery.skipped("NO_ADDRESS", clock.instant());
        }
        Map<String, String> params = new HashMap<>(delivery.params());
        params.put("name", letter.name());
        params.put("label", letter.label() == null ? "" : letter.label());
        params.put(
                "links",
                letter.links().stream()
                        .map(link -> "%s%n%s%n%s".formatted(link.label(), link.url(), link.code()))
                        .collect(Collectors.joining("\n\n")));
        return send(delivery, letter.email(), params);
    }

    private Delivery send(Delivery delivery, String to, Map<String, String> params) throws Post.Undelivered {
        Template template = templates.get(delivery.template(), delivery.templateVersion());
        Template.Text text = template.bilingual(params);
        post.send(new Post.Mail(delivery.messageId(), to, text.subject(), text.body()));
        return delivery.delivered(clock.instant());
    }
}

package org.minkao.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.notification.inbox.InboxMessage;
import org.minkao.notification.inbox.ReadInbox;
import org.minkao.notification.template.Template;
import org.minkao.notification.template.Templates;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reader's own inbox. */
@RestController
@RequestMapping("/api/notification/v1/inbox")
final class InboxController {
    private final ReadInbox inbox;
    private final Templates templates;

    InboxController(ReadInbox inbox, Templates templates) {
        this.inbox = inbox;
        this.templates = templates;
    }

    /** One message as its reader sees it. */
    record InboxView(
            String id,
            String campaign,
            String template,
            int templateVersion,
            String subject,
            String body,
            Instant at,
            String status,
            @Nullable Instant readAt,
            long version) {}

    record InboxPage(List<InboxView> items) {}

    @GetMapping
    InboxPage list(
            Actor actor,
            Locale locale,
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(defaultValue = "false") boolean unread) {
        return new InboxPage(inbox.list(actor, Optional.ofNullable(campaign), unread).stream()
                .map(message -> view(message, locale))
                .toList());
    }

    @PostMapping("/{id}/read")
    InboxView read(Actor actor, Locale locale, @PathVariable String id) {
        return view(inbox.markRead(actor, id), locale);
    }

    private InboxView view(Versioned<InboxMessage> stored, Locale locale) {
        InboxMessage message = stored.state();
        Template.Text text = templates
                .get(message.template(), message.templateVersion())
                .in(locale.getLanguage().equals("en"), message.params());
        return new InboxView(
                message.id(),
                message.campaign(),
                message.template(),
                message.templateVersion(),
                text.subject(),
                text.body(),
                message.at(),
                message.readAt() == null ? "UNREAD" : "READ",
                message.readAt(),
                stored.version());
    }
}

package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.deputylog.KeepDeputyLog;
import org.minkao.rectification.deputylog.LogEntry;
import org.minkao.rectification.people.CampaignId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The deputy's log of training and visits. */
@RestController
@RequestMapping("/api/rectification/v1/campaigns/{campaign}/deputy-log")
public final class DeputyLogController {
    private final KeepDeputyLog log;

    public DeputyLogController(KeepDeputyLog log) {
        this.log = log;
    }

    /** An entry to record. */
    public record EntryRequest(
            @Nullable String kind,
            @Nullable String appraisee,
            @Nullable String heldOn,
            @Nullable String subject,
            @Nullable Integer attendance,
            @Nullable String notes) {}

    /** An entry as people see it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryView(
            String id,
            String campaign,
            String deputy,
            String kind,
            String appraisee,
            LocalDate heldOn,
            String subject,
            @Nullable Integer attendance,
            String notes,
            LocalDate recordedOn,
            long version) {

        static EntryView of(Versioned<LogEntry> loaded) {
            LogEntry it = loaded.state();
            return new EntryView(
                    it.id().value(),
                    it.campaign().value(),
                    it.deputy(),
                    it.kind().name(),
                    it.appraisee(),
                    it.heldOn(),
                    it.subject(),
                    it.attendance(),
                    it.notes(),
                    it.recordedOn(),
                    loaded.version());
        }
    }

    @GetMapping
    Items<EntryView> entries(@PathVariable String campaign, Actor actor) {
        return new Items<>(log.ofCampaign(new CampaignId(campaign), actor).stream()
                .map(EntryView::of)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EntryView record(@PathVariable String campaign, @RequestBody EntryRequest body, Actor actor) {
        return EntryView.of(log.record(
                new CampaignId(campaign),
                actor,
                new KeepDeputyLog.Note(
                        body.kind(),
                        body.appraisee(),
                        body.heldOn(),
                        body.subject(),
                        body.attendance(),
                        body.notes())));
    }
}

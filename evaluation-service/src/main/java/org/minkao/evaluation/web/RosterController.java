package org.minkao.evaluation.web;

import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.eligibility.ImportRoster;
import org.minkao.evaluation.eligibility.PreviewRoster;
import org.minkao.evaluation.eligibility.ReadRosters;
import org.minkao.evaluation.eligibility.ReleaseInvitations;
import org.minkao.evaluation.eligibility.SealRoster;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The county office's roster: preview, import, seal, invite. */
@RestController
@RequestMapping("/api/evaluation/v1/rosters/{campaign}")
public final class RosterController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** What browsers on Windows call a CSV file. */
    private static final String EXCEL = "application/vnd.ms-excel";

    private static final int LONGEST_REASON = 500;

    private final PreviewRoster preview;
    private final ImportRoster importRoster;
    private final SealRoster seal;
    private final ReleaseInvitations release;
    private final ReadRosters read;

    public RosterController(
            PreviewRoster preview,
            ImportRoster importRoster,
            SealRoster seal,
            ReleaseInvitations release,
            ReadRosters read) {
        this.preview = preview;
        this.importRoster = importRoster;
        this.seal = seal;
        this.release = release;
        this.read = read;
    }

    record ImportRequest(
            @Nullable String preview,
            @Nullable String reason,
            @Nullable Boolean skipBad) {}

    record QueuedView(int queued) {}

    @GetMapping
    ResponseEntity<RosterView> one(Actor actor, @PathVariable String campaign) {
        return answer(actor, campaign);
    }

    @PostMapping(
            path = "/preview",
            consumes = {"text/csv", XLSX, EXCEL, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    RosterView.PreviewView preview(Actor actor, @PathVariable String campaign, @RequestBody byte[] file) {
        // Nobody but the office makes us unpack a file.
        actor.require("county");
        return RosterView.PreviewView.of(preview.preview(actor, campaign, RosterFile.read(file)));
    }

    @PostMapping("/import")
    ResponseEntity<RosterView> importRoster(
            Actor actor, @PathVariable String campaign, @RequestBody ImportRequest request) {
        importRoster.importRoster(
                actor,
                campaign,
                Check.text("preview", request.preview(), 1, 40),
                Boolean.TRUE.equals(request.skipBad()),
                request.reason());
        return answer(actor, campaign);
    }

    @PostMapping("/seal")
    ResponseEntity<RosterView> seal(Actor actor, @PathVariable String campaign, @RequestBody ReasonRequest request) {
        seal.seal(actor, campaign, request.reason());
        return answer(actor, campaign);
    }

    @PostMapping("/invitations")
    QueuedView invite(Actor actor, @PathVariable String campaign, @RequestBody ReasonRequest request) {
        return new QueuedView(release.release(actor, campaign, reason(request.reason())));
    }

    private ResponseEntity<RosterView> answer(Actor actor, String campaign) {
        RosterView view = RosterView.of(campaign, read.read(actor, campaign));
        return Versions.changed(view.version(), view);
    }

    private static String reason(@Nullable String given) {
        return Check.text("reason", given, 1, LONGEST_REASON);
    }
}

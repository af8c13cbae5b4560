package org.minkao.evaluation.web;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.evaluation.notice.Source;
import org.minkao.kit.core.Actor;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Opens a notice as the draft of a plan, with what a campaign needs besides; nothing is stored. */
@RestController
@RequestMapping(PlanDraftController.PATH)
public final class PlanDraftController {
    public static final String PATH = "/api/evaluation/v1/plan-drafts";
    public static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final ReadNotice read;
    private final PlanJson plans;
    /** One document at a time is as much as the memory of a small service takes. */
    private final OneAtATime desk = new OneAtATime(PATIENCE, "other notices are being read");

    public PlanDraftController(ReadNotice read, PlanJson plans) {
        this.read = read;
        this.plans = plans;
    }

    /** The draft, where each field came from, what to look at, and the fields that a plan needs besides. */
    record PlanDraftView(
            Map<String, Object> draft,
            List<NoticeJson.WarningView> warnings,
            Map<String, Source> sources,
            List<String> missing) {}

    @PostMapping(
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                DOCX,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    PlanDraftView open(Actor actor, @RequestBody byte[] notice) {
        // Nobody but the offices makes us unpack a file.
        actor.require(COUNTY, OFFICE);
        return desk.inTurn(() -> {
            NoticeJson.Told told = NoticeJson.of(read.read(NoticeFile.lines(notice)));
            return new PlanDraftView(told.draft(), told.warnings(), told.sources(), plans.missing(told.draft()));
        });
    }
}

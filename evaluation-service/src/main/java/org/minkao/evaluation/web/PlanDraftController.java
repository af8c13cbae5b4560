package org.minkao.evaluation.web;

import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.web.Versions.act;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.draft.KeepPlanDrafts;
import org.minkao.evaluation.draft.PlanDraft;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Opens a notice as the draft of a plan and keeps it, with what a campaign needs besides, until it is one. */
@RestController
@RequestMapping(PlanDraftController.PATH)
public final class PlanDraftController {
    public static final String PATH = "/api/evaluation/v1/plan-drafts";
    public static final long MAX_BYTES = 8L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String YAML = "application/yaml";

    private final ReadNotice read;
    private final KeepPlanDrafts drafts;
    private final PlanJson plans;
    private final PlanDraftViews views;
    /** One document at a time is as much as the memory of a small service takes. */
    private final OneAtATime desk = new OneAtATime(PATIENCE, "other notices are being read");

    public PlanDraftController(ReadNotice read, KeepPlanDrafts drafts, PlanJson plans) {
        this.read = read;
        this.drafts = drafts;
        this.plans = plans;
        this.views = new PlanDraftViews(plans);
    }

    @PostMapping(
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                DOCX,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<PlanDraftViews.Whole> open(Actor actor, @RequestBody byte[] notice) {
        // Nobody but the offices makes us unpack a file.
        actor.require(COUNTY, OFFICE);
        NoticeJson.Told told = desk.inTurn(() -> NoticeJson.of(read.read(NoticeFile.lines(notice))));
        Versioned<PlanDraft> opened = drafts.open(
                act(actor, null, null),
                plans.text(plans.node(told.draft())),
                plans.text(plans.node(told)),
                hash(notice));
        return Versions.created(PATH + "/" + opened.state().id(), opened.version(), views.whole(opened));
    }

    /** Those that are open, the last changed first. */
    @GetMapping
    Items<PlanDraftViews.Line> all(Actor actor) {
        return new Items<>(drafts.all(actor).stream().map(views::line).toList());
    }

    @GetMapping("/{draft}")
    ResponseEntity<PlanDraftViews.Whole> one(Actor actor, @PathVariable String draft) {
        return answer(drafts.one(actor, draft));
    }

    /** The whole draft as it is from now on; whatever is missing or misshapen in it is marked, not refused. */
    @PutMapping(
            path = "/{draft}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
    ResponseEntity<PlanDraftViews.Whole> change(
            Actor actor,
            @PathVariable String draft,
            @RequestHeader("If-Match") String ifMatch,
            @RequestHeader("Content-Type") MediaType type,
            @RequestBody byte[] body) {
        JsonNode changed = plans.draft(body, MediaType.parseMediaType(YAML).isCompatibleWith(type));
        return answer(drafts.change(draft, act(actor, ifMatch, null), plans.text(changed)));
    }

    @PostMapping("/{draft}/discard")
    ResponseEntity<PlanDraftViews.Whole> discard(
            Actor actor,
            @PathVariable String draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable ReasonRequest request) {
        return answer(drafts.discard(draft, act(actor, ifMatch, ReasonRequest.of(request))));
    }

    /** A campaign of what the draft has become; refused with every field that is missing. */
    @PostMapping("/{draft}/campaign")
    ResponseEntity<Map<String, String>> use(
            Actor actor,
            @PathVariable String draft,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Versioned<Campaign> made = drafts.use(
                draft, act(actor, ifMatch, null), text -> plans.read(text.getBytes(StandardCharsets.UTF_8), false));
        String id = made.state().id().value();
        return Versions.created("/api/evaluation/v1/campaigns/" + id, made.version(), Map.of("campaign", id));
    }

    private static String hash(byte[] notice) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(notice));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private ResponseEntity<PlanDraftViews.Whole> answer(Versioned<PlanDraft> draft) {
        return Versions.changed(draft.version(), views.whole(draft));
    }
}

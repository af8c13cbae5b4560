package org.minkao.evaluation.web;

import static org.minkao.evaluation.web.Versions.act;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.appeal.Appeal;
import org.minkao.evaluation.appeal.AppealId;
import org.minkao.evaluation.appeal.Evidence;
import org.minkao.evaluation.appeal.Remedy;
import org.minkao.evaluation.appeal.Ruling;
import org.minkao.evaluation.campaign.CampaignId;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.result.HearAppeals;
import org.minkao.kit.core.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Appeals against a published result: filed by a section, decided by two. */
@RestController
@RequestMapping("/api/evaluation/v1/campaigns/{campaign}/appeals")
public final class AppealController {
    private final HearAppeals hear;

    public AppealController(HearAppeals hear) {
        this.hear = hear;
    }

    /** An appeal against the RESULT, or against one measure by its id; the papers stay with the section. */
    record FilingRequest(
            @Nullable String appraisee,
            @Nullable String about,
            @Nullable String measure,
            @Nullable String grounds,
            @Nullable List<@Nullable PaperRequest> evidence) {}

    /** A decision: UPHELD or REVISED, in words for everybody; points of a deduction, or corrected marks of the result. */
    record RulingRequest(
            @Nullable String outcome,
            @Nullable String ruling,
            @Nullable DecimalText points,
            @Nullable List<@Nullable MarkRequest> marks,
            @Nullable String reason) {}

    /** A corrected mark of the on-site evaluation. */
    record MarkRequest(@Nullable String item, @Nullable DecimalText mark) {}

    /** An appeal as its people see it; version is the result's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AppealView(
            String id,
            String status,
            long version,
            String appraisee,
            String about,
            @Nullable String measure,
            String grounds,
            List<Evidence> evidence,
            String filedBy,
            Instant filedAt,
            @Nullable RulingView ruling,
            @Nullable String decidedBy,
            @Nullable String decisionReason,
            @Nullable Instant decidedAt) {

        static AppealView of(HearAppeals.Heard heard) {
            Appeal appeal = heard.appeal();
            Hand decision = appeal.decision();
            Ruling ruling = appeal.ruling();
            return new AppealView(
                    appeal.id().value(),
                    appeal.status().name(),
                    heard.version(),
                    appeal.appraisee(),
                    appeal.subject().kind().name(),
                    appeal.subject().id(),
                    appeal.filing().reason(),
                    appeal.evidence(),
                    appeal.filing().person(),
                    appeal.filing().at(),
                    ruling == null ? null : RulingView.of(ruling),
                    decision == null ? null : decision.person(),
                    decision == null ? null : decision.reason(),
                    decision == null ? null : decision.at());
        }
    }

    /** A decision as it is proposed or taken, and the total it gives the section. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RulingView(
            String outcome,
            String ruling,
            @Nullable String points,
            List<MarkView> marks,
            @Nullable String total,
            String proposedBy,
            String reason,
            Instant proposedAt) {

        static RulingView of(Ruling ruling) {
            Remedy remedy = ruling.remedy();
            return new RulingView(
                    ruling.outcome().name(),
                    ruling.text(),
                    remedy == null || remedy.points() == null ? null : Decimals.plain(remedy.points()),
                    remedy == null
                            ? List.of()
                            : remedy.marks().stream()
                                    .map(mark -> new MarkView(mark.item(), Decimals.plain(mark.mark())))
                                    .toList(),
                    ruling.total(),
                    ruling.by().person(),
                    ruling.by().reason(),
                    ruling.by().at());
        }
    }

    /** A corrected mark. */
    record MarkView(String item, String mark) {}

    @PostMapping
    ResponseEntity<AppealView> file(Actor actor, @PathVariable String campaign, @RequestBody FilingRequest request) {
        HearAppeals.Heard filed = hear.file(
                new CampaignId(campaign),
                act(actor, null, request.grounds()),
                new HearAppeals.Filing(
                        request.appraisee(),
                        request.about(),
                        request.measure(),
                        PaperRequest.papers(request.evidence())));
        return Versions.created(
                "/api/evaluation/v1/campaigns/%s/appeals/%s"
                        .formatted(campaign, filed.appeal().id()),
                filed.version(),
                AppealView.of(filed));
    }

    @PostMapping("/{appeal}/propose")
    ResponseEntity<AppealView> propose(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String appeal,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RulingRequest request) {
        List<@Nullable MarkRequest> marks = request.marks();
        return answer(hear.propose(
                new CampaignId(campaign),
                new AppealId(appeal),
                act(actor, ifMatch, request.reason()),
                new HearAppeals.Decision(
                        request.outcome(),
                        request.ruling(),
                        DecimalText.of(request.points()),
                        marks == null
                                ? null
                                : marks.stream().map(AppealController::mark).toList())));
    }

    @PostMapping("/{appeal}/return")
    ResponseEntity<AppealView> sendBack(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String appeal,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(
                hear.sendBack(new CampaignId(campaign), new AppealId(appeal), act(actor, ifMatch, request.reason())));
    }

    @PostMapping("/{appeal}/decide")
    ResponseEntity<AppealView> decide(
            Actor actor,
            @PathVariable String campaign,
            @PathVariable String appeal,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ReasonRequest request) {
        return answer(
                hear.decide(new CampaignId(campaign), new AppealId(appeal), act(actor, ifMatch, request.reason())));
    }

    @GetMapping
    Items<AppealView> all(Actor actor, @PathVariable String campaign) {
        return new Items<>(hear.all(new CampaignId(campaign), actor).stream()
                .map(AppealView::of)
                .toList());
    }

    @GetMapping("/{appeal}")
    ResponseEntity<AppealView> one(Actor actor, @PathVariable String campaign, @PathVariable String appeal) {
        return answer(hear.one(new CampaignId(campaign), new AppealId(appeal), actor));
    }

    private static HearAppeals.@Nullable Corrected mark(@Nullable MarkRequest mark) {
        return mark == null ? null : new HearAppeals.Corrected(mark.item(), DecimalText.of(mark.mark()));
    }

    private static ResponseEntity<AppealView> answer(HearAppeals.Heard heard) {
        return Versions.changed(heard.version(), AppealView.of(heard));
    }
}

package org.minkao.survey.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.opinion.HandleOpinion;
import org.minkao.survey.opinion.HandleOpinion.Ask;
import org.minkao.survey.opinion.Opinion;
import org.minkao.survey.opinion.ReadOpinions;
import org.minkao.survey.opinion.ReadOpinions.Shown;
import org.minkao.survey.opinion.ReceiveOpinion;
import org.minkao.survey.opinion.Wanted;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The office's desk for opinions, and the lists of those who may read them. */
@RestController
@RequestMapping("/api/survey/v1")
public class OpinionController {
    private static final String IF_MATCH = "If-Match";

    private final ReceiveOpinion receiveOpinion;
    private final HandleOpinion handleOpinion;
    private final ReadOpinions readOpinions;

    public OpinionController(ReceiveOpinion receiveOpinion, HandleOpinion handleOpinion, ReadOpinions readOpinions) {
        this.receiveOpinion = receiveOpinion;
        this.handleOpinion = handleOpinion;
        this.readOpinions = readOpinions;
    }

    @PostMapping("/campaigns/{campaign}/opinions")
    ResponseEntity<OpinionView> enter(
            Actor actor, @PathVariable String campaign, @RequestBody EnterOpinionRequest request) {
        ReceiveOpinion.Received received =
                receiveOpinion.fromOffice(actor, campaign, request.channel(), request.receivedOn(), request.words());
        Shown shown = readOpinions.shown(actor, received.opinion());
        return ResponseEntity.created(URI.create(
                        "/api/survey/v1/opinions/" + received.opinion().state().id()))
                .body(OpinionView.of(shown, received.code().value()));
    }

    @GetMapping("/campaigns/{campaign}/opinions")
    ItemsView<OpinionView> list(
            Actor actor,
            @PathVariable String campaign,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String after) {
        Wanted wanted = Wanted.of(status, after);
        return ItemsView.of(readOpinions.list(actor, campaign, wanted), shown -> OpinionView.of(shown, null));
    }

    @GetMapping("/opinions/{opinion}")
    OpinionView one(Actor actor, @PathVariable String opinion) {
        return OpinionView.of(readOpinions.one(actor, opinion), null);
    }

    @PostMapping("/opinions/{opinion}/triage")
    OpinionView triage(
            Actor actor,
            @PathVariable String opinion,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OpinionStepRequest.Triage request) {
        Ask ask = ask(actor, opinion, ifMatch);
        return view(actor, handleOpinion.triage(ask, request.appraisee(), request.item(), request.severity()));
    }

    @PostMapping("/opinions/{opinion}/answer")
    OpinionView answer(
            Actor actor,
            @PathVariable String opinion,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OpinionStepRequest.Answer request) {
        return view(actor, handleOpinion.answer(ask(actor, opinion, ifMatch), request.text()));
    }

    @PostMapping("/opinions/{opinion}/merge")
    OpinionView merge(
            Actor actor,
            @PathVariable String opinion,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OpinionStepRequest.Merge request) {
        return view(actor, handleOpinion.merge(ask(actor, opinion, ifMatch), request.into()));
    }

    @PostMapping("/opinions/{opinion}/raise-finding")
    OpinionView raiseFinding(
            Actor actor,
            @PathVariable String opinion,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OpinionStepRequest.RaiseFinding request) {
        Ask ask = ask(actor, opinion, ifMatch);
        return view(actor, handleOpinion.raiseFinding(ask, request.text(), request.item(), request.severity()));
    }

    @PostMapping("/opinions/{opinion}/close")
    OpinionView close(
            Actor actor,
            @PathVariable String opinion,
            @RequestHeader(name = IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody OpinionStepRequest.Close request) {
        return view(actor, handleOpinion.close(ask(actor, opinion, ifMatch), request.reason()));
    }

    private static Ask ask(Actor actor, String opinion, @Nullable String ifMatch) {
        return new Ask(actor, opinion, ExpectedVersion.of(ifMatch));
    }

    private OpinionView view(Actor actor, Versioned<Opinion> after) {
        return OpinionView.of(readOpinions.shown(actor, after), null);
    }
}

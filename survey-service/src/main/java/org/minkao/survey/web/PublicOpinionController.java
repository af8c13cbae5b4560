package org.minkao.survey.web;

import org.minkao.survey.opinion.ReadOpinions;
import org.minkao.survey.opinion.ReceiveOpinion;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The web form and the author's look at what became of it; nobody logs in and nothing about the caller is kept. */
@RestController
public class PublicOpinionController {
    private final ReceiveOpinion receiveOpinion;
    private final ReadOpinions readOpinions;

    public PublicOpinionController(ReceiveOpinion receiveOpinion, ReadOpinions readOpinions) {
        this.receiveOpinion = receiveOpinion;
        this.readOpinions = readOpinions;
    }

    @PostMapping("/api/public/v1/survey/campaigns/{campaign}/opinions")
    ResponseEntity<TrackingView> submit(@PathVariable String campaign, @RequestBody SubmitOpinionRequest request) {
        ReceiveOpinion.Received received = receiveOpinion.fromWeb(campaign, request.words());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new TrackingView(
                        received.code().value(),
                        received.opinion().state().status().name()));
    }

    @GetMapping("/api/public/v1/survey/opinions/{trackingCode}")
    ResponseEntity<TrackedOpinionView> track(@PathVariable String trackingCode) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(TrackedOpinionView.of(readOpinions.track(trackingCode)));
    }
}

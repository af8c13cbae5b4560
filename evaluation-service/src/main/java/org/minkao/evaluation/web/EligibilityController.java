package org.minkao.evaluation.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.ClaimRequest;
import org.minkao.ballot.LookupRequest;
import org.minkao.evaluation.eligibility.IssueBallotPaper;
import org.minkao.evaluation.eligibility.LookUpInvitation;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The protocol's doors of the identity side: look an invitation up, take a ballot paper out. */
@RestController
@RequestMapping(path = "/api/eligibility/v1/{campaign}", produces = MediaType.APPLICATION_JSON_VALUE)
public final class EligibilityController {
    /** A lookup never answers sooner, so that its time tells nothing about the invitation. */
    private static final Duration LOOKUP = Duration.ofMillis(40);

    private final LookUpInvitation lookUp;
    private final IssueBallotPaper issue;

    public EligibilityController(LookUpInvitation lookUp, IssueBallotPaper issue) {
        this.lookUp = lookUp;
        this.issue = issue;
    }

    record PaperView(String id, boolean claimed) {}

    record LookupView(List<PaperView> styles) {}

    record ClaimView(String blindSig) {
        @Override
        public String toString() {
            return "ClaimView";
        }
    }

    @PostMapping("/lookup")
    ResponseEntity<LookupView> lookup(
            @PathVariable String campaign, @RequestBody(required = false) byte @Nullable [] body) {
        long start = System.nanoTime();
        try {
            return answer(new LookupView(
                    protocol(() -> lookUp.lookUp(campaign, LookupRequest.parse(body(body)))).stream()
                            .map(paper -> new PaperView(paper.style(), paper.claimed()))
                            .toList()));
        } finally {
            waitUntil(start + LOOKUP.toNanos());
        }
    }

    @PostMapping("/claims")
    ResponseEntity<ClaimView> claim(
            @PathVariable String campaign, @RequestBody(required = false) byte @Nullable [] body) {
        Bytes signature = protocol(() -> issue.issue(campaign, ClaimRequest.parse(body(body))));
        return answer(new ClaimView(signature.b64u()));
    }

    private static <T> ResponseEntity<T> answer(T view) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private static byte[] body(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }

    private static <T> T protocol(Supplier<T> work) {
        try {
            return work.get();
        } catch (BallotRefusal e) {
            throw ProtocolReason.refusal(e);
        }
    }

    private static void waitUntil(long end) {
        long left = end - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }
}

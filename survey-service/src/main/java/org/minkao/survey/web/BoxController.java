package org.minkao.survey.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.CastRequest;
import org.minkao.kit.core.Fault;
import org.minkao.survey.box.CastBallot;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The slot of the box: raw bytes in, a receipt out; answers a refusal with code and status and nothing else. */
@RestController
public class BoxController {
    private final CastBallot castBallot;

    public BoxController(CastBallot castBallot) {
        this.castBallot = castBallot;
    }

    /** The promise for a ballot. */
    record ReceiptView(String receipt) {
        @Override
        public String toString() {
            return "ReceiptView";
        }
    }

    /** All that a refused cast learns. */
    record BoxRefusalView(int status, String code) {}

    @PostMapping("/api/box/v1/{campaign}/ballots")
    ResponseEntity<ReceiptView> cast(@PathVariable String campaign, HttpServletRequest request) throws IOException {
        // One byte more than allowed is enough to know that it is too much.
        byte[] body = request.getInputStream().readNBytes(CastRequest.MAX_BYTES + 1);
        CastBallot.Cast cast = castBallot.cast(campaign, body);
        return ResponseEntity.status(cast.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ReceiptView(cast.receipt()));
    }

    @ExceptionHandler(BallotRefusal.class)
    ResponseEntity<BoxRefusalView> refused(BallotRefusal refusal) {
        return answer(refusal.code());
    }

    @ExceptionHandler(Fault.class)
    ResponseEntity<BoxRefusalView> failed(Fault fault) {
        return answer(BallotRefusal.Code.TRY_AGAIN);
    }

    private static ResponseEntity<BoxRefusalView> answer(BallotRefusal.Code code) {
        return ResponseEntity.status(code.status())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new BoxRefusalView(code.status(), code.name()));
    }
}

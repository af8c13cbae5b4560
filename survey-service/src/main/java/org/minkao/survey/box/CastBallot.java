package org.minkao.survey.box;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.minkao.ballot.AcceptedBallot;
import org.minkao.ballot.BallotCheck;
import org.minkao.ballot.BallotKey;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.CastRequest;
import org.minkao.ballot.Manifest;
import org.minkao.ballot.Statement;
import org.minkao.kit.core.Fault;

/** Takes one ballot, once per token, and promises it a place; says nothing about who, where or when. */
public final class CastBallot {
    /** What is not stored so soon after the look at the clock is not stored at all. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String NO_CAMPAIGN = "-";

    private final Boxes boxes;
    private final BoxWindows windows;
    private final Ballots ballots;
    private final RefusalCounts refusals;
    private final Clock clock;

    public CastBallot(Boxes boxes, BoxWindows windows, Ballots ballots, RefusalCounts refusals, Clock clock) {
        this.boxes = boxes;
        this.windows = windows;
        this.ballots = ballots;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Whether the ballot is new or a repeat, and its receipt. */
    public record Cast(boolean fresh, String receipt) {
        @Override
        public String toString() {
            return "Cast";
        }
    }

    public Cast cast(String campaign, byte[] body) {
        try {
            return accept(campaign, body);
        } catch (BallotRefusal refusal) {
            refusals.count(counted(campaign), refusal.code().name());
            throw refusal;
        }
    }

    /** Whatever name a stranger makes up counts as no campaign. */
    private String counted(String campaign) {
        try {
            return boxes.find(campaign).isPresent() ? campaign : NO_CAMPAIGN;
        } catch (Fault fault) {
            return NO_CAMPAIGN;
        }
    }

    private Cast accept(String campaign, byte[] body) {
        CastRequest request = CastRequest.parse(body);
        Box box = boxes.find(campaign)
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_CAMPAIGN.because("a frozen campaign"));
        BallotCheck.style(box.manifest(), request);
        // Taken before the window is read: whoever reads it late has less time left.
        Instant looked = clock.instant();
        BoxWindow window = windows.find(campaign)
                .orElseThrow(() -> BallotRefusal.Code.UNKNOWN_CAMPAIGN.because("a frozen campaign"));
        return switch (window.at(looked, box.manifest())) {
            case NOT_OPEN -> throw BallotRefusal.Code.NOT_OPEN.because("a cast after the survey has begun");
            case OPEN -> insert(box, BallotCheck.check(box.manifest(), box.keys(), request), looked);
            case CLOSED -> repeat(box, request);
        };
    }

    private Cast insert(Box box, AcceptedBallot accepted, Instant looked) {
        SealedBallot sealed = new SealedBallot(
                accepted.tokenId(),
                box.manifest().campaign().value(),
                accepted.style().value(),
                accepted.digest(),
                Bytes.of(box.envelope().seal(accepted)));
        Duration left = LIMIT.minus(Duration.between(looked, clock.instant()));
        if (left.isNegative() || left.isZero()) {
            throw BallotRefusal.Code.TRY_AGAIN.because("a cast that is stored within 10 s");
        }
        Optional<Bytes> before = ballots.add(sealed, left);
        if (before.isPresent() && !before.get().equals(accepted.digest())) {
            throw BallotRefusal.Code.TOKEN_SPENT.because("the same ballot again, or another token");
        }
        return new Cast(before.isEmpty(), box.receipt(accepted.digest()));
    }

    /** After close only the repeat of an accepted ballot is answered; whatever else comes learns no more than that. */
    private Cast repeat(Box box, CastRequest request) {
        return accepted(box.manifest(), request)
                .map(ballot -> new Cast(false, box.receipt(ballot)))
                .orElseThrow(() -> BallotRefusal.Code.CLOSED.because("a cast before the survey's close"));
    }

    private Optional<Bytes> accepted(Manifest manifest, CastRequest request) {
        BallotKey key;
        Bytes digest;
        try {
            key = new BallotKey(request.pk());
            digest = Statement.of(
                            manifest.campaign(),
                            request.style(),
                            key,
                            Statement.answersHash(request.saltA(), request.answers()),
                            Statement.commentHash(request.saltT(), request.comment()))
                    .digest();
        } catch (BallotRefusal malformed) {
            return Optional.empty();
        }
        return ballots.spentOn(Statement.tokenId(manifest.campaign(), key)).filter(digest::equals);
    }
}

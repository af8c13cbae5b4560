package org.minkao.survey.box;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Manifest;
import org.minkao.kit.core.Versioned;

/**
 * Hands out each style's ballots once the survey is closed and settled: one shuffled event per style. Asked again and
 * again, by any number of instances, it does whatever is still to do.
 */
public final class OpenBallots {
    /** A cast may be on its way for so long, and clocks may differ by 5 s. */
    static final Duration SETTLING = CastBallot.LIMIT.plusSeconds(5);

    private final Boxes boxes;
    private final BoxWindows windows;
    private final Ballots ballots;
    private final Openings openings;
    private final Supplier<Bytes> seeds;
    private final Clock clock;
    private final int partBytes;
    private final Map<String, Instant> seenClosed = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();

    /** Seeds are 32 bytes from a secure source of randomness. */
    public OpenBallots(
            Boxes boxes, BoxWindows windows, Ballots ballots, Openings openings, Supplier<Bytes> seeds, Clock clock) {
        this(boxes, windows, ballots, openings, seeds, clock, ShuffledAnswers.PART_BYTES);
    }

    OpenBallots(
            Boxes boxes,
            BoxWindows windows,
            Ballots ballots,
            Openings openings,
            Supplier<Bytes> seeds,
            Clock clock,
            int partBytes) {
        this.boxes = boxes;
        this.windows = windows;
        this.ballots = ballots;
        this.openings = openings;
        this.seeds = seeds;
        this.clock = clock;
        this.partBytes = partBytes;
    }

    /** One round over all campaigns. */
    public void run() {
        for (BoxWindow window : windows.all()) {
            if (!done.contains(window.campaign())) {
                boxes.find(window.campaign()).ifPresent(box -> run(box, window));
            }
        }
    }

    private void run(Box box, BoxWindow window) {
        Instant now = clock.instant();
        if (now.isBefore(window.closes(box.manifest()))) {
            return;
        }
        Instant seen = seenClosed.computeIfAbsent(window.campaign(), id -> now);
        if (!now.isBefore(due(box.manifest(), window, seen))) {
            boolean complete = true;
            for (Manifest.Style style : box.manifest().styles()) {
                complete &= open(box, window.campaign(), style.id().value());
            }
            if (complete) {
                done.add(window.campaign());
            }
        }
    }

    /**
     * Every instance knows the planned close by itself. An earlier one each learns from the database, so the wait starts
     * when the close was surely there to be read.
     */
    private static Instant due(Manifest manifest, BoxWindow window, Instant seen) {
        Instant planned = manifest.times().close().plus(SETTLING);
        Instant closes = window.closes(manifest);
        Instant learned = (seen.isAfter(closes) ? seen : closes).plus(SETTLING);
        return learned.isBefore(planned) ? learned : planned;
    }

    /** One save per part: a part leaves the box only after the one before was queued for good. True when all are. */
    private boolean open(Box box, String campaign, String style) {
        String id = Opening.id(campaign, style);
        Optional<Versioned<Opening>> before = openings.find(id);
        if (before.isEmpty()) {
            Parts parts = parts(box, campaign, style, seeds.get());
            // Where another instance was faster its seed holds, and it goes on; this one looks again next time.
            if (!openings.insertIfAbsent(id, parts.opening(), List.of(parts.event(1)), null)) {
                return false;
            }
            queueRest(id, openings.require(id), parts);
        } else if (!before.get().state().complete()) {
            queueRest(id, before.get(), resumed(box, before.get().state()));
        }
        return true;
    }

    private void queueRest(String id, Versioned<Opening> first, Parts parts) {
        Versioned<Opening> reached = first;
        while (!reached.state().complete()) {
            Opening after = reached.state().next();
            reached = openings.save(id, reached, after, List.of(parts.event(after.queued())), null);
        }
    }

    private Parts resumed(Box box, Opening opening) {
        String seed = opening.seed();
        if (seed == null) {
            throw new IllegalStateException(opening + " has no seed (expected: one until all parts are queued)");
        }
        Parts parts = parts(box, opening.campaign(), opening.style(), Bytes.ofHex(seed));
        if (parts.ballots() != opening.ballots() || parts.answers().size() != opening.parts()) {
            throw new IllegalStateException(opening + " finds other ballots than at its start");
        }
        return parts;
    }

    private Parts parts(Box box, String campaign, String style, Bytes seed) {
        List<SealedBallot> sealed = ballots.of(campaign, style);
        boolean withheld = sealed.size() < box.manifest().minCell();
        List<String> answers = withheld ? List.of() : ShuffledAnswers.of(sealed, box.envelope(), seed);
        List<List<String>> cut = ShuffledAnswers.parts(answers, partBytes);
        return new Parts(campaign, style, sealed.size(), withheld, seed, cut);
    }

    /** All that leaves the box of one style, cut into parts. */
    private record Parts(
            String campaign, String style, int ballots, boolean withheld, Bytes seed, List<List<String>> answers) {

        Opening opening() {
            return Opening.first(campaign, style, ballots, withheld, answers.size(), seed.hex());
        }

        BallotsOpened event(int part) {
            return new BallotsOpened(campaign, style, ballots, withheld, part, answers.size(), answers.get(part - 1));
        }
    }
}

package org.minkao.evaluation.notice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phases that end before they start, come out of order, or overlap. */
final class PhaseCheck implements NoticeRule {

    @Override
    public void read(Notice notice, Sketch sketch) {
        List<Sketch.PlacedPhase> phases = sketch.phases;
        for (int i = 0; i < phases.size(); i++) {
            Sketch.PlacedPhase phase = phases.get(i);
            Bound start = phase.start();
            Bound end = phase.end();
            if (start != null && end != null && end.latest().isBefore(start.earliest())) {
                sketch.warn(WarningCode.PHASE_ENDS_BEFORE_START, where(phase), name(phase), end.words(), start.words());
            }
            place(phase, phases.subList(0, i), sketch);
        }
    }

    private static void place(Sketch.PlacedPhase phase, List<Sketch.PlacedPhase> before, Sketch sketch) {
        @Nullable Bound first = phase.start() == null ? phase.end() : phase.start();
        if (first == null) {
            return;
        }
        boolean outOfOrder = false;
        for (Sketch.PlacedPhase earlier : before) {
            Bound begun = earlier.start();
            if (begun != null && !outOfOrder && first.latest().isBefore(begun.earliest())) {
                outOfOrder = true;
                sketch.warn(
                        WarningCode.PHASE_OUT_OF_ORDER,
                        where(phase),
                        name(phase),
                        first.words(),
                        name(earlier),
                        begun.words());
            }
        }
        for (Sketch.PlacedPhase earlier : before) {
            overlap(phase, earlier, sketch);
        }
    }

    private static void overlap(Sketch.PlacedPhase phase, Sketch.PlacedPhase earlier, Sketch sketch) {
        Bound start = phase.start();
        Bound end = earlier.end();
        if (start == null || end == null) {
            return;
        }
        // A phase that ends before it starts still says when it ends.
        LocalDate from =
                earlier.start() == null || end.latest().isBefore(earlier.start().earliest())
                        ? end.earliest()
                        : earlier.start().earliest();
        LocalDate closes = phase.end() == null || phase.end().latest().isBefore(start.earliest())
                ? start.latest()
                : phase.end().latest();
        if (!start.earliest().isAfter(end.latest()) && !closes.isBefore(from)) {
            sketch.warn(
                    WarningCode.PHASES_OVERLAP, where(phase), name(phase), start.words(), name(earlier), end.words());
        }
    }

    private static String name(Sketch.PlacedPhase phase) {
        return phase.phase().name().value();
    }

    private static Source where(Sketch.PlacedPhase phase) {
        Found<String> written = phase.phase().asWritten();
        return written == null ? phase.phase().name().source() : written.source();
    }
}

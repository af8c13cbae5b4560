package org.minkao.evaluation.campaign;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/**
 * The places of a plan that may still change once it is frozen. Nothing of it is asked, weighed or counted, stands on a
 * ballot or in the manifest, or was told to other rooms as fixed; the survey's own dates are in the manifest.
 */
final class LatePlaces {
    private static final Pattern PHASE =
            Pattern.compile("/phases/(MOBILISATION|CONSULTATION|RECTIFICATION)/(start|end)");
    private static final List<Pattern> OTHERS = List.of(
            Pattern.compile("/office|/countyOffice"),
            Pattern.compile("/leadingGroup(/.*)?"),
            Pattern.compile("/phases/[A-Z]+/tasks(/.*)?"),
            Pattern.compile("/legalBasis"),
            Pattern.compile("/corrections(/.*)?"),
            Pattern.compile("/assignments/[^/]+/email"));
    private static final String EXPECTED =
            "dates of the phases but the survey, tasks, names of the offices and the leading group, legal basis, corrections,"
                    + " mail addresses";

    private LatePlaces() {}

    /** Refuses the first difference that is none of these, or comes too late. */
    static void check(Campaign campaign, Plan changed, List<Difference> differences, Instant now) {
        for (Difference difference : differences) {
            Matcher phase = PHASE.matcher(difference.place());
            if (phase.matches()) {
                phase(campaign, changed, difference.place(), Phase.valueOf(phase.group(1)), phase.group(2), now);
            } else if (OTHERS.stream()
                    .noneMatch(place -> place.matcher(difference.place()).matches())) {
                throw refused(difference.place(), "cannot change after the freeze", EXPECTED);
            }
        }
    }

    /** A date that is past or would be past at once is a decision of another kind, or a rewriting of what was. */
    private static void phase(Campaign campaign, Plan changed, String place, Phase kind, String bound, Instant now) {
        PhaseRun run = campaign.phases().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
        Plan.PlannedPhase planned = changed.phase(kind);
        if (bound.equals("start")
                && (run.startedAt() != null || !planned.begins().isAfter(now))) {
            throw refused(
                    place,
                    "would be %s, and the phase %s"
                            .formatted(planned.start(), run.startedAt() == null ? "lies ahead" : "has begun"),
                    "a day to come of a phase that has not begun");
        }
        if (bound.equals("end") && (run.isOver() || !planned.ends().isAfter(now))) {
            throw refused(
                    place,
                    "would be %s, and the phase %s".formatted(planned.end(), run.isOver() ? "is over" : "is not over"),
                    "a day not past of a phase that is not over");
        }
    }

    private static Refusal refused(String place, String why, String expected) {
        return new Refusal(
                EvaluationReason.LATE_CHANGE_NOT_ALLOWED,
                "%s %s (expected: %s)".formatted(place, why, expected),
                place);
    }
}

package org.minkao.rectification.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a case. */
public sealed interface CaseEvent {
    /** It was opened from a finding. */
    record Opened(CaseId id, Origin origin, LocalDate deadline) implements CaseEvent {}

    /** It took a step that does not end it; those named should hear of it. */
    record Advanced(
            CaseId id,
            Origin origin,
            Step step,
            CaseStatus from,
            CaseStatus to,
            @Nullable String owner,
            List<String> tell,
            LocalDate deadline)
            implements CaseEvent {}

    /** It ended. */
    record Closed(CaseId id, Origin origin, Outcome outcome, LocalDate closedOn) implements CaseEvent {}
}

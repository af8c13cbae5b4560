package org.minkao.evaluation.inspection;

import java.time.LocalDate;

/** What other rooms learn from an inspection. */
public sealed interface InspectionEvent {
    Inspection inspection();

    /** It has been planned. */
    record Planned(Inspection inspection) implements InspectionEvent {}

    /** Another person confirmed its sheet. */
    record Confirmed(Inspection inspection, LocalDate confirmedOn) implements InspectionEvent {}
}

package org.minkao.evaluation.inspection;

import static org.minkao.evaluation.inspection.InspectionStatus.CONFIRMED;
import static org.minkao.evaluation.inspection.InspectionStatus.IN_PROGRESS;
import static org.minkao.evaluation.inspection.InspectionStatus.PLANNED;
import static org.minkao.evaluation.inspection.InspectionStatus.RETURNED;
import static org.minkao.evaluation.inspection.InspectionStatus.SUBMITTED;

import java.util.List;
import java.util.stream.Collectors;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** Everything that can happen to an inspection, each with the rows in which it may happen. */
public enum InspectionStep {
    START(new Row(PLANNED, IN_PROGRESS), new Row(RETURNED, IN_PROGRESS)),
    FILL(new Row(IN_PROGRESS, IN_PROGRESS)),
    ADD_EVIDENCE(new Row(IN_PROGRESS, IN_PROGRESS)),
    SUBMIT(new Row(IN_PROGRESS, SUBMITTED)),
    RETURN(new Row(SUBMITTED, RETURNED)),
    CONFIRM(new Row(SUBMITTED, CONFIRMED));

    /** One permitted transition. */
    public record Row(InspectionStatus from, InspectionStatus to) {}

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, its type does not say so
    private final List<Row> rows;

    InspectionStep(Row... rows) {
        this.rows = List.of(rows);
    }

    public List<Row> rows() {
        return rows;
    }

    /** Where this step leads from that status, or a refusal. */
    InspectionStatus from(InspectionId inspection, InspectionStatus status) {
        return rows.stream()
                .filter(row -> row.from() == status)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        KitReason.STEP_NOT_ALLOWED,
                        "%s: inspection %s is %s (expected: %s)"
                                .formatted(
                                        this,
                                        inspection,
                                        status,
                                        rows.stream()
                                                .map(row -> row.from().name())
                                                .collect(Collectors.joining(" or ")))))
                .to();
    }
}

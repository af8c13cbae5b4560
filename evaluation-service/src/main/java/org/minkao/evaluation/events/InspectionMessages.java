package org.minkao.evaluation.events;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionEvent;
import org.minkao.evaluation.inspection.Sheet;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;

/** The inspection's events as their contracts write them. */
public final class InspectionMessages implements EventMapping<InspectionEvent> {
    private static final String TOPIC = "minkao.evaluation.inspection";

    record PlannedMessage(
            String campaign,
            String inspection,
            Inspection.Kind kind,
            String appraisee,
            LocalDate plannedOn,
            List<String> inspectors) {}

    record ConfirmedMessage(
            String campaign,
            String inspection,
            Inspection.Kind kind,
            String appraisee,
            List<MarkPart> marks,
            List<ProblemPart> problems,
            LocalDate confirmedOn) {}

    record MarkPart(String item, String mark) {}

    record ProblemPart(
            String id,
            String item,
            String text,
            Sheet.Severity severity,
            boolean rectifiedAtOnce,
            @Nullable String measure,
            @Nullable String cause,
            @Nullable List<String> evidence) {}

    @Override
    public OutgoingEvent map(InspectionEvent event) {
        return switch (event) {
            case InspectionEvent.Planned planned ->
                event(planned.inspection(), "inspection-planned", planned(planned.inspection()));
            case InspectionEvent.Confirmed confirmed ->
                event(
                        confirmed.inspection(),
                        "inspection-confirmed",
                        confirmed(confirmed.inspection(), confirmed.confirmedOn()));
        };
    }

    private static OutgoingEvent event(Inspection inspection, String name, Object message) {
        String id = inspection.id().value();
        return new OutgoingEvent(TOPIC, id, "minkao.evaluation." + name + ".v1", id, EventJson.bytes(message));
    }

    private static PlannedMessage planned(Inspection inspection) {
        return new PlannedMessage(
                inspection.campaign().value(),
                inspection.id().value(),
                inspection.kind(),
                inspection.appraisee(),
                inspection.plannedOn(),
                inspection.inspectors());
    }

    private static ConfirmedMessage confirmed(Inspection inspection, LocalDate on) {
        return new ConfirmedMessage(
                inspection.campaign().value(),
                inspection.id().value(),
                inspection.kind(),
                inspection.appraisee(),
                inspection.entries().stream()
                        .map(entry -> new MarkPart(entry.item(), EventJson.decimal(entry.mark())))
                        .toList(),
                inspection.entries().stream()
                        .flatMap(InspectionMessages::problem)
                        .toList(),
                on);
    }

    /** A sheet has one problem per item, so the item names it. */
    private static Stream<ProblemPart> problem(Sheet.Entry entry) {
        Sheet.Problem problem = entry.problem();
        return problem == null
                ? Stream.empty()
                : Stream.of(new ProblemPart(
                        entry.item(),
                        entry.item(),
                        problem.text(),
                        problem.severity(),
                        problem.rectifiedAtOnce(),
                        problem.measure(),
                        problem.cause(),
                        entry.files().isEmpty() ? null : entry.files()));
    }
}

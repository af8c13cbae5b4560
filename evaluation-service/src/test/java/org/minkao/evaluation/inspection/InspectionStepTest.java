package org.minkao.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.by;
import static org.minkao.evaluation.inspection.InspectionSamples.PLAN;
import static org.minkao.evaluation.inspection.InspectionSamples.entries;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class InspectionStepTest {

    static Stream<Arguments> product() {
        return Arrays.stream(InspectionStatus.values())
                .flatMap(status -> Arrays.stream(InspectionStep.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("product")
    void takesExactlyTheRowsOfTheTable(InspectionStatus status, InspectionStep step) {
        Inspection inspection = at(status);
        assertThat(inspection.status()).isEqualTo(status);
        Optional<InspectionStep.Row> row =
                step.rows().stream().filter(r -> r.from() == status).findFirst();
        if (row.isEmpty()) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> take(inspection, step))
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED));
        } else {
            Inspection.Change change = take(inspection, step);
            assertThat(change.after().status()).isEqualTo(row.get().to());
            if (step == InspectionStep.CONFIRM) {
                assertThat(change.events()).hasOnlyElementsOfType(InspectionEvent.Confirmed.class);
            } else {
                assertThat(change.events()).isEmpty();
            }
        }
    }

    @Test
    void reachesEveryStatusFromThePlan() {
        Set<InspectionStatus> reached = EnumSet.of(InspectionStatus.PLANNED);
        for (int i = 0; i < InspectionStatus.values().length; i++) {
            Arrays.stream(InspectionStep.values())
                    .flatMap(step -> step.rows().stream())
                    .filter(row -> reached.contains(row.from()))
                    .forEach(row -> reached.add(row.to()));
        }
        assertThat(reached).containsExactly(InspectionStatus.values());
    }

    private static Inspection.Change take(Inspection inspection, InspectionStep step) {
        return switch (step) {
            case START -> inspection.start();
            case FILL -> inspection.fill(PLAN, by("inspector-xu", "inspector"), entries());
            case ADD_EVIDENCE -> inspection.addEvidence(InspectionSamples.photo());
            case SUBMIT -> inspection.submit(PLAN, by("inspector-xu", "inspector"), "总体良好", FREEZE_TIME);
            case RETURN -> inspection.returnIt(by("county-lin", "county"), FREEZE_TIME);
            case CONFIRM -> inspection.confirm(by("county-lin", "county"), FREEZE_TIME);
        };
    }

    private static Inspection at(InspectionStatus status) {
        Inspection planned = InspectionSamples.planned(Inspection.Kind.ON_SITE, "service-centre");
        Inspection submitted = InspectionSamples.submitted(Inspection.Kind.ON_SITE, "service-centre");
        return switch (status) {
            case PLANNED -> planned;
            case IN_PROGRESS ->
                planned.start()
                        .after()
                        .fill(PLAN, by("inspector-xu", "inspector"), entries())
                        .after()
                        .fill(PLAN, by("inspector-ma", "inspector"), entries())
                        .after();
            case SUBMITTED -> submitted;
            case RETURNED ->
                submitted.returnIt(by("county-lin", "county"), FREEZE_TIME).after();
            case CONFIRMED ->
                submitted.confirm(by("county-lin", "county"), FREEZE_TIME).after();
        };
    }
}

package org.minkao.survey.interference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.survey.interference.InterferenceReport.By;
import org.minkao.survey.interference.InterferenceReport.Change;

class StepTest {
    private static final By TANG = new By("discipline-tang", LocalDate.parse("2026-12-18"));
    private static final String BEGIN =
            "<!-- interference: made from interference/Step.java, the build fails when this is stale -->\n";
    private static final String END = "<!-- /interference -->";

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Status.values())
                .flatMap(status -> Arrays.stream(Step.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void allowsExactlyTheRowsOfTheTable(Status status, Step step) {
        InterferenceReport report = in(status);
        if (step.from().contains(status)) {
            Change change = take(step, report);
            assertThat(change.after().status()).isEqualTo(step.to());
            assertThat(change.event()).isNotNull();
            assertThat(change.after().history())
                    .hasSize(report.history().size() + 1)
                    .last()
                    .satisfies(entry -> {
                        assertThat(entry.step()).isEqualTo(step);
                        assertThat(entry.from()).isEqualTo(status);
                        assertThat(entry.to()).isEqualTo(step.to());
                        assertThat(entry.by()).isEqualTo("discipline-tang");
                    });
        } else {
            assertThatThrownBy(() -> take(step, report)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED);
                assertThat(refusal.detail()).contains(report.id().value(), status.name(), step.name());
            });
        }
    }

    @Test
    void leadsIntoEveryStatusAndOutOfEveryStatusButTheLast() {
        assertThat(Arrays.stream(Step.values()).map(Step::to)).contains(Status.values());
        assertThat(Arrays.stream(Status.values())
                        .filter(status -> Arrays.stream(Step.values())
                                .noneMatch(step -> step.from().contains(status))))
                .containsExactly(Status.CLOSED);
    }

    @Test
    void everyOutcomeIsAStatus() {
        assertThat(Arrays.stream(Outcome.values())
                        .map(outcome -> outcome.step().to().name()))
                .containsExactly("SUBSTANTIATED", "UNSUBSTANTIATED");
    }

    @Test
    void isDrawnInTheReadmeAsItIs() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains(BEGIN, END);

        assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)))
                .isEqualTo(diagram());
    }

    private static String diagram() {
        String rows = Arrays.stream(Step.values())
                .flatMap(step -> step.from().isEmpty()
                        ? Stream.of("    [*] --> %s : %s".formatted(step.to(), step))
                        : step.from().stream()
                                .sorted()
                                .map(from -> "    %s --> %s : %s".formatted(from, step.to(), step)))
                .collect(Collectors.joining("\n"));
        return "```mermaid\nstateDiagram-v2\n" + rows + "\n    CLOSED --> [*]\n```\n";
    }

    private static Change take(Step step, InterferenceReport report) {
        return switch (step) {
            case RECEIVE -> {
                // Receiving makes a report; it is no step of one that is there.
                step.take(report.id(), report.status());
                throw new AssertionError("received twice");
            }
            case ACCEPT -> report.accept(TANG);
            case SUBSTANTIATE -> report.conclude(Outcome.SUBSTANTIATED, "sealed", TANG);
            case DISMISS -> report.conclude(Outcome.UNSUBSTANTIATED, "sealed", TANG);
            case CLOSE -> report.close("sealed", TANG);
        };
    }

    /** A report that came to this status by the shortest way. */
    private static InterferenceReport in(Status status) {
        InterferenceReport report = InterferenceReport.receive(new ReportId("ir-1"), "campaign", "sealed", TANG)
                .after();
        List<Step> way = switch (status) {
            case RECEIVED -> List.of();
            case ACCEPTED -> List.of(Step.ACCEPT);
            case SUBSTANTIATED -> List.of(Step.ACCEPT, Step.SUBSTANTIATE);
            case UNSUBSTANTIATED -> List.of(Step.ACCEPT, Step.DISMISS);
            case CLOSED -> List.of(Step.ACCEPT, Step.DISMISS, Step.CLOSE);
        };
        for (Step step : way) {
            report = take(step, report).after();
        }
        assertThat(report.status()).isEqualTo(status);
        return report;
    }
}

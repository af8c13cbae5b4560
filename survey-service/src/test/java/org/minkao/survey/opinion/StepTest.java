package org.minkao.survey.opinion;

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
import org.minkao.survey.opinion.Opinion.Assessment;
import org.minkao.survey.opinion.Opinion.By;
import org.minkao.survey.opinion.Opinion.CaseTrace;
import org.minkao.survey.opinion.Opinion.Change;
import org.minkao.survey.opinion.Opinion.RaisedFinding;
import org.minkao.survey.opinion.Opinion.Said;

class StepTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-07");
    private static final By OFFICE = new By("office-he", DAY);
    private static final String BEGIN = "<!-- steps: made from Step.java, the build fails when this is stale -->\n";
    private static final String END = "<!-- /steps -->";

    static Stream<Arguments> everyPair() {
        return Arrays.stream(Status.values())
                .flatMap(status -> Arrays.stream(Step.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void allowsExactlyTheRowsOfTheTable(Status status, Step step) {
        Opinion opinion = in(status);
        if (step.from().contains(status)) {
            Change change = take(step, opinion);
            assertThat(change.after().status()).isEqualTo(step.to());
            assertThat(change.event()).isNotNull();
            assertThat(change.after().history())
                    .hasSize(opinion.history().size() + 1)
                    .last()
                    .satisfies(entry -> {
                        assertThat(entry.step()).isEqualTo(step);
                        assertThat(entry.from()).isEqualTo(status);
                        assertThat(entry.to()).isEqualTo(step.to());
                    });
        } else {
            assertThatThrownBy(() -> take(step, opinion)).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED);
                assertThat(refusal.detail()).contains(opinion.id().value(), status.name(), step.name());
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
    void isDrawnInTheReadmeAsItIs() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains(BEGIN, END);
        String drawn = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));

        assertThat(drawn).isEqualTo(diagram());
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

    private static Change take(Step step, Opinion opinion) {
        CaseTrace trace = new CaseTrace("case-1", "ZG-2026-001", DAY, DAY, DAY, "FIXED");
        return switch (step) {
            case RECEIVE -> {
                // Receiving makes an opinion; it is no step of one that is there.
                step.take(opinion.id(), opinion.status());
                throw new AssertionError("received twice");
            }
            case TRIAGE -> opinion.triage("service-centre", new Assessment("q01", Severity.MINOR), OFFICE);
            case MERGE -> opinion.merge(new OpinionId("other"), OFFICE);
            case ANSWER -> opinion.answer("已经办理", OFFICE);
            case RAISE_FINDING -> opinion.raise(new RaisedFinding("报修慢", "q01", Severity.MAJOR, DAY), OFFICE);
            case FOLLOW_CASE -> opinion.follow(trace, OFFICE);
            case SETTLE -> opinion.settle(trace, OFFICE);
            case CLOSE -> opinion.close("已告知本人", OFFICE);
        };
    }

    /** An opinion that came to this status by the shortest way. */
    private static Opinion in(Status status) {
        Opinion received = Opinion.receive(
                        new OpinionId("op-1"),
                        "campaign",
                        new Said(Channel.LETTER, DAY, "空调报修一周未处理", null),
                        "service-centre",
                        OFFICE)
                .after();
        List<Step> way = switch (status) {
            case RECEIVED -> List.of();
            case TRIAGED -> List.of(Step.TRIAGE);
            case MERGED -> List.of(Step.TRIAGE, Step.MERGE);
            case ANSWERED -> List.of(Step.TRIAGE, Step.ANSWER);
            case FINDING_RAISED -> List.of(Step.TRIAGE, Step.RAISE_FINDING);
            case CLOSED -> List.of(Step.TRIAGE, Step.ANSWER, Step.CLOSE);
        };
        Opinion opinion = received;
        for (Step step : way) {
            opinion = take(step, opinion).after();
        }
        assertThat(opinion.status()).isEqualTo(status);
        return opinion;
    }
}

package org.minkao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.appeal.AppealStep;
import org.minkao.evaluation.campaign.Step;
import org.minkao.evaluation.eligibility.RosterStep;
import org.minkao.evaluation.inspection.InspectionStep;
import org.minkao.evaluation.result.Adjustment;
import org.minkao.evaluation.result.ResultStep;
import org.minkao.evaluation.result.Veto;

/** The diagrams in README.md come from the tables; run with {@code -Dreadme.write=true} to write them anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    /** One permitted transition, whichever table it is from. */
    private record Row(Object from, Object to, Object step) {}

    @Test
    void theDiagramsSayWhatTheTablesSay() throws IOException {
        String written = Files.readString(README);
        String fresh = written;
        for (Map.Entry<String, String> diagram : diagrams().entrySet()) {
            fresh = replaced(fresh, diagram.getKey(), diagram.getValue());
        }
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, fresh);
        } else {
            assertThat(written)
                    .as("README.md is stale: run this test with -Dreadme.write=true")
                    .isEqualTo(fresh);
        }
    }

    @Test
    void aStaleDiagramIsSeen() throws IOException {
        String written = Files.readString(README);
        assertThat(written).contains("REVIEWED --> FROZEN: FREEZE");
        String stale = written.replace("REVIEWED --> FROZEN: FREEZE", "DRAFT --> FROZEN: FREEZE");
        assertThat(replaced(stale, "campaign", diagrams().get("campaign"))).isNotEqualTo(stale);
    }

    private static Map<String, String> diagrams() {
        return Map.of(
                "campaign",
                diagram(
                        "DRAFT",
                        Arrays.stream(Step.values())
                                .flatMap(step -> step.rows().stream().map(row -> new Row(row.from(), row.to(), step)))),
                "inspection",
                diagram(
                        "PLANNED",
                        Arrays.stream(InspectionStep.values())
                                .flatMap(step -> step.rows().stream().map(row -> new Row(row.from(), row.to(), step)))),
                "result",
                diagram(
                        "COMPUTED",
                        Arrays.stream(ResultStep.values())
                                .flatMap(step -> step.rows().stream().map(row -> new Row(row.from(), row.to(), step)))),
                "appeal",
                diagram("FILED", Arrays.stream(AppealStep.values()).map(step -> new Row(step.from(), step.to(), step))),
                "adjustment",
                diagram(
                        "PROPOSED",
                        Arrays.stream(Adjustment.Step.values()).map(step -> new Row(step.from(), step.to(), step))),
                "veto",
                diagram(
                        "PROPOSED",
                        Arrays.stream(Veto.Step.values()).map(step -> new Row(step.from(), step.to(), step))),
                "roster",
                diagram(
                        "IMPORTED",
                        Arrays.stream(RosterStep.values()).map(step -> new Row(step.from(), step.to(), step))));
    }

    /** Moves as arrows; what stays where it is as one line of the status. */
    private static String diagram(String start, Stream<Row> rows) {
        Map<Boolean, List<Row>> byMove =
                rows.collect(Collectors.partitioningBy(row -> !row.from().equals(row.to())));
        Map<String, String> stays = new TreeMap<>();
        byMove.get(false)
                .forEach(row -> stays.merge(row.from().toString(), row.step().toString(), (a, b) -> a + ", " + b));
        return "```mermaid\nstateDiagram-v2\n    [*] --> %s\n%s%s```"
                .formatted(
                        start,
                        byMove.get(true).stream()
                                .map(row -> "    %s --> %s: %s\n".formatted(row.from(), row.to(), row.step()))
                                .collect(Collectors.joining()),
                        stays.entrySet().stream()
                                .map(stay ->
                                        "    %s: %s (%s)\n".formatted(stay.getKey(), stay.getKey(), stay.getValue()))
                                .collect(Collectors.joining()));
    }

    private static String replaced(String text, String name, String diagram) {
        String begin = "<!-- %s: from the table -->\n".formatted(name);
        int from = text.indexOf(begin);
        assertThat(from).as("README.md has no place for " + name).isNotNegative();
        int to = text.indexOf("\n<!-- end -->", from);
        assertThat(to).isPositive();
        return text.substring(0, from + begin.length()) + diagram + text.substring(to);
    }
}

package org.minkao.rectification.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.minkao.rectification.cases.Step;
import org.minkao.rectification.finding.FindingStep;
import org.minkao.rectification.lastingrule.RuleStep;
import org.minkao.rectification.sanction.SanctionStep;

/** The diagrams in README.md come from the tables; run with {@code -Dreadme.write=true} to write them anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void theDiagramsSayWhatTheTablesSay() throws IOException {
        String written = Files.readString(README);
        String fresh = written;
        for (Map.Entry<String, String> diagram : diagrams().entrySet()) {
            fresh = replace(fresh, diagram.getKey(), diagram.getValue());
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
        assertThat(written.replace("VERIFIED --> CONFIRMED", "VERIFIED --> CLOSED"))
                .isNotEqualTo(replace(written, "cases", diagrams().get("cases")));
        assertThat(written).contains("VERIFIED --> CONFIRMED: CONFIRM");
    }

    private static Map<String, String> diagrams() {
        return Map.of(
                "cases",
                diagram(
                        "OPENED",
                        Arrays.stream(Step.values())
                                .filter(s -> s.row().to() != null)
                                .flatMap(s -> s.row().from().stream()
                                        .map(f -> row(f, s.row().target(f), s)))),
                "findings",
                diagram("RAISED", rows(FindingStep.values(), FindingStep::from, FindingStep::to)),
                "sanctions",
                diagram("PROPOSED", rows(SanctionStep.values(), SanctionStep::from, SanctionStep::to)),
                "rules",
                diagram("DRAFTED", rows(RuleStep.values(), RuleStep::from, RuleStep::to)));
    }

    private static <T extends Enum<T>> Stream<String> rows(
            T[] steps, Function<T, ? extends java.util.List<?>> from, Function<T, ?> to) {
        return Arrays.stream(steps).flatMap(s -> from.apply(s).stream().map(f -> row(f, to.apply(s), s)));
    }

    private static String row(Object from, Object to, Enum<?> step) {
        return "    %s --> %s: %s".formatted(from, to, step);
    }

    private static String diagram(String start, Stream<String> rows) {
        return "```mermaid\nstateDiagram-v2\n    [*] --> %s\n%s\n```"
                .formatted(start, rows.collect(Collectors.joining("\n")));
    }

    private static String replace(String text, String name, String diagram) {
        String begin = "<!-- %s: from the table -->\n".formatted(name);
        String end = "\n<!-- end -->";
        int from = text.indexOf(begin);
        assertThat(from).as("README.md has no place for " + name).isNotNegative();
        int to = text.indexOf(end, from);
        assertThat(to).isPositive();
        return text.substring(0, from + begin.length()) + diagram + text.substring(to);
    }
}

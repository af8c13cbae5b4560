package org.minkao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minkao.notification.delivery.Delivery.Step;

/** Run with {@code -Dminkao.readme=write} to put the diagram of the table into the README. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String OPEN = "```mermaid\n";
    private static final String CLOSE = "```\n";

    @Test
    void stateDiagramIsThatOfTheTable() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(OPEN);
        int to = readme.indexOf(CLOSE, from + OPEN.length());
        assertThat(from).isPositive();
        String fresh = readme.substring(0, from) + OPEN + diagram() + readme.substring(to);
        if ("write".equals(System.getProperty("minkao.readme"))) {
            Files.writeString(README, fresh);
            return;
        }
        assertThat(readme).as("run this test with -Dminkao.readme=write").isEqualTo(fresh);
    }

    private static String diagram() {
        String rows = Arrays.stream(Step.values())
                .map(step -> "    %s --> %s: %s%n".formatted(step.from(), step.to(), step))
                .collect(Collectors.joining());
        String ends = Arrays.stream(Step.values())
                .map(Step::to)
                .distinct()
                .filter(status -> Arrays.stream(Step.values()).noneMatch(step -> step.from() == status))
                .map(status -> "    %s --> [*]%n".formatted(status))
                .collect(Collectors.joining());
        return ("stateDiagram-v2%n    [*] --> CREATED%n".formatted() + rows + ends).replace("\r\n", "\n");
    }
}

package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The build's own checks are shown to fail: a small module under the real parent POM with one mistake each. */
class PlantedMistakesIT {
    private static final String NULL_MARKED =
            "@NullMarked\npackage planted;\n\nimport org.jspecify.annotations.NullMarked;\n";

    @Test
    void aModuleWithoutMistakesPasses() throws Exception {
        assertThat(build("fine", "verify", """
                package planted;

                final class Fine {
                    private Fine() {}

                    static int length(String text) {
                        return text.length();
                    }
                }
                """).exit()).isZero();
    }

    @Test
    void nullAwayStopsANullWhereNoneMayBe() throws Exception {
        Stack.Run run = build("nullaway", "compile", """
                package planted;

                import org.jspecify.annotations.Nullable;

                final class Fine {
                    private Fine() {}

                    static int length(@Nullable String text) {
                        return text.length();
                    }
                }
                """);
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).contains("[NullAway]");
    }

    @Test
    void errorProneStopsAKnownBug() throws Exception {
        Stack.Run run = build("errorprone", "compile", """
                package planted;

                final class Fine {
                    private Fine() {}

                    static boolean same(String text) {
                        return text.equals(text);
                    }
                }
                """);
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).contains("[SelfEquals]");
    }

    @Test
    void theCompilerStopsAWarning() throws Exception {
        Stack.Run run = build("lint", "compile", """
                package planted;

                import java.util.List;

                final class Fine {
                    private Fine() {}

                    static List raw() {
                        return List.of();
                    }
                }
                """);
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).contains("found raw type", "-Werror");
    }

    @Test
    void spotlessStopsAnotherLayout() throws Exception {
        Stack.Run run = build("layout", "verify", """
                package planted;

                final class Fine {
                  private Fine() {}
                }
                """);
        assertThat(run.exit()).isNotZero();
        assertThat(run.out()).contains("spotless");
    }

    private static Stack.Run build(String name, String phase, String source) throws IOException, InterruptedException {
        Path module = Path.of("target/planted/" + name).toAbsolutePath();
        Path sources = Files.createDirectories(module.resolve("src/main/java/planted"));
        Files.writeString(sources.resolve("Fine.java"), source);
        Files.writeString(sources.resolve("package-info.java"), "/** Planted. */\n" + NULL_MARKED);
        Files.writeString(module.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.minkao</groupId>
                    <artifactId>minkao</artifactId>
                    <version>0.1.0-SNAPSHOT</version>
                    <relativePath>../../../../../pom.xml</relativePath>
                  </parent>
                  <artifactId>planted-%s</artifactId>
                </project>
                """.formatted(name));
        // Offline: the build that runs this test has just used every plugin that is needed.
        ProcessBuilder builder = new ProcessBuilder(maven(), "-o", "-B", "--no-transfer-progress", phase)
                .directory(module.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path out = module.resolve("out.txt");
        Process process = builder.redirectOutput(out.toFile()).start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException("maven did not end: " + Files.readString(out));
        }
        return new Stack.Run(process.exitValue(), Files.readString(out), "");
    }

    private static String maven() {
        String given = System.getenv("MINKAO_MVN");
        return given == null || given.isBlank() ? "mvn" : given;
    }
}

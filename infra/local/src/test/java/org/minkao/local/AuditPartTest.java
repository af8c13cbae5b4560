package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditPartTest {

    @TempDir
    Path root;

    @BeforeEach
    void aProject() throws Exception {
        Files.createFile(root.resolve("pom.xml"));
    }

    @Test
    void exitsWithThreeWhenNothingRuns() {
        fails(3, Map.of(), "check");
        fails(3, Map.of(), "check", "--offline");
        fails(3, Map.of(), "check", "--json");
    }

    @Test
    void exitsWithTwoOnAnythingButACheck() {
        fails(2, Map.of());
        fails(2, Map.of(), "repair");
        fails(2, Map.of(), "check", "--fix");
        fails(2, Map.of("MINKAO_NOTIFICATION_MONGODB_URI", "nonsense"), "check", "--offline");
    }

    private void fails(int exit, Map<String, String> more, String... arguments) {
        var variables = new java.util.HashMap<>(more);
        variables.put("MINKAO_ROOT", root.toString());
        var out = new ByteArrayOutputStream();
        var part = new AuditPart(new Settings(variables), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThatThrownBy(() -> part.run(List.of(arguments)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(exit));
        assertThat(out.size()).isZero();
    }
}

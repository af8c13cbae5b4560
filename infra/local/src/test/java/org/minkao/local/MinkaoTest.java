package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

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

class MinkaoTest {

    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aProject() throws Exception {
        Files.createFile(root.resolve("pom.xml"));
    }

    @Test
    void exitsWithTwoOnAnUnknownCommandAndSaysSoInBothLanguages() {
        assertThat(run("fly")).isEqualTo(2);
        assertThat(said(err)).contains("没有命令“fly”").contains("there is no command \"fly\"");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void exitsWithTwoOnAnUnknownOption() {
        assertThat(run("up", "--quick")).isEqualTo(2);
        assertThat(said(err)).contains("--quick");
    }

    @Test
    void exitsWithTwoWhenAnOptionLacksItsValueOrIsOutOfRange() {
        assertThat(run("demo", "--respondents")).isEqualTo(2);
        assertThat(run("demo", "--respondents", "0")).isEqualTo(2);
        assertThat(run("bench", "--path", "flight")).isEqualTo(2);
        assertThat(said(err)).contains("--path").contains("claim, cast, public-page, case-list");
    }

    @Test
    void exitsWithTwoOnAPlanThatIsNotThereBeforeAnythingIsBuilt() {
        assertThat(run("plan")).isEqualTo(2);
        assertThat(run("plan", "export", "pom.xml")).isEqualTo(2);
        assertThat(run("plan", "import", "--json")).isEqualTo(2);
        assertThat(said(err)).contains("usage: ./minkao plan import FILE");
        assertThat(run("plan", "import", root.resolve("nowhere.docx").toString(), "-o", "x.yaml"))
                .isEqualTo(2);
        assertThat(said(err)).contains("没有文件").contains("there is no file");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void printsTheUsageOnHelp() {
        assertThat(run("help")).isZero();
        assertThat(said(out)).contains("up [--detach] [--fresh]").contains("doctor");
    }

    @Test
    void exitsWithTwoOutsideAProject() {
        assertThat(new Minkao(
                                new Settings(Map.of(
                                        "MINKAO_ROOT", root.resolve("nowhere").toString())),
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                new PrintStream(err, true, StandardCharsets.UTF_8))
                        .run(List.of("status")))
                .isEqualTo(2);
    }

    @Test
    void reportsAStoppedStackAsOneJsonObjectAndExitsWithOne() {
        assertThat(run("status", "--json")).isEqualTo(1);
        String json = said(out);
        assertThat(json).startsWith("{").contains("\"running\":false").contains("\"health\":\"STOPPED\"");
        assertThat(json.lines()).hasSize(1);
    }

    @Test
    void exitsWithTwoWhenScoringLacksAFileOrASecondScheme() {
        assertThat(run("score", "r4")).isEqualTo(2);
        assertThat(run("score", "r4", "nowhere.json")).isEqualTo(2);
        assertThat(run("lab", "r4", "--inputs", "nowhere.json")).isEqualTo(2);
        assertThat(said(err)).contains("at least two schemes");
    }

    @Test
    void downIsFineWhenNothingRuns() {
        assertThat(run("down")).isZero();
        assertThat(said(err)).contains("nothing was running");
    }

    @Test
    void namesTheLogsThatExist() throws Exception {
        Files.createDirectories(root.resolve(".minkao/logs"));
        Files.createFile(root.resolve(".minkao/logs/kafka.log"));
        assertThat(run("logs", "kafkaa")).isEqualTo(2);
        assertThat(said(err)).contains("kafkaa").contains("[kafka]");
    }

    @Test
    void exitsWithTwoWhenParkedIsToldSomethingElse() {
        assertThat(run("parked", "burn")).isEqualTo(2);
        assertThat(run("parked", "replay", "group")).isEqualTo(2);
        assertThat(said(err)).contains("replay GROUP TOPIC KEY");
    }

    @Test
    void exitsWithThreeWhenParkedIsAskedOfAStackThatDoesNotRun() {
        assertThat(run("parked")).isEqualTo(3);
        assertThat(said(err)).contains("nothing is running");
    }

    @Test
    void refusesAServiceThatDoesNotExist() {
        assertThat(runWith(Map.of("MINKAO_SERVICES", "gatewy"), "status")).isEqualTo(2);
        assertThat(said(err)).contains("gatewy");
    }

    private int run(String... arguments) {
        return runWith(Map.of(), arguments);
    }

    private int runWith(Map<String, String> more, String... arguments) {
        var variables = new java.util.HashMap<>(more);
        variables.put("MINKAO_ROOT", root.toString());
        variables.put("PATH", System.getenv("PATH"));
        return new Minkao(
                        new Settings(variables),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).strip();
    }
}

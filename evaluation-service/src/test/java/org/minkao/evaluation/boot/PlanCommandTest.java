package org.minkao.evaluation.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as they are typed: what comes out where, and with which exit code. */
class PlanCommandTest {
    private static final Path SAMPLE = Path.of("../infra/local/src/main/resources/sample/plan.yaml");
    private static final Path NOTICES = Path.of("src/test/resources/notices");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void importsANoticeAsOneJsonObject() {
        assertThat(run("import", NOTICES.resolve("defects.txt").toString(), "--json"))
                .isZero();
        JsonNode told = JsonMapper.shared().readTree(said(out));
        assertThat(told.propertyNames()).contains("draft", "warnings", "sources", "missing");
        assertThat(told.at("/warnings/0").propertyNames()).contains("code", "line", "quote", "message");
        assertThat(told.get("sources").get("/title").propertyNames()).containsExactly("line", "quote");
        assertThat(told.get("missing").valueStream().map(JsonNode::stringValue))
                .contains("voterClasses", "appraisees[0].chief", "dimensions[0].items[0].question")
                .doesNotContain("title");
        assertThat(said(err)).isEmpty();
    }

    @Test
    void tellsAPersonEachFieldWithItsLine() {
        assertThat(run("import", NOTICES.resolve("sample.txt").toString())).isZero();
        assertThat(said(out)).contains("/title（1）县机关事务局民主考评工作方案（示例）").contains("dimensions[].items[].question ×16");
    }

    @Test
    void writesTheDraftForGoingOnWith() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        assertThat(run("import", NOTICES.resolve("headings.txt").toString(), "-o", plan.toString()))
                .isZero();
        assertThat(Files.readString(plan))
                .startsWith("# ")
                .contains("# 缺 missing: assignments")
                .contains("asWritten: \"4月至年底\"")
                .doesNotContain("computed");
        out.reset();
        assertThat(run("check", plan.toString(), "--json")).isEqualTo(1);
        assertThat(paths()).contains("phases[2].start", "assignments").doesNotContain("title");
    }

    @Test
    void hostileWordsReachNoTerminal() {
        assertThat(run("import", NOTICES.resolve("hostile.txt").toString())).isZero();
        assertThat(said(out)).contains("<script>alert(1)</script>").doesNotContain("\033", "\u202e");
    }

    @Test
    void refusesWhatIsNoPlanWithOneSentenceInTwoLanguages() {
        assertThat(run("import", NOTICES.resolve("no-plan/recipe.txt").toString(), "--json"))
                .isEqualTo(2);
        assertThat(said(out)).isEmpty();
        assertThat(said(err).lines()).hasSize(2);
        assertThat(said(err)).startsWith("文件不是考评工作方案：").contains("The file is no work plan: ");
    }

    @Test
    void refusesWhatIsTypedWrong() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("import")).isEqualTo(2);
        assertThat(run("export", "plan.yaml")).isEqualTo(2);
        assertThat(run("check", SAMPLE.toString(), "-o", "x.yaml")).isEqualTo(2);
        assertThat(run("import", folder.resolve("nowhere.txt").toString())).isEqualTo(2);
        assertThat(said(err)).contains("没有文件").contains("there is no file").contains("usage: ");
    }

    @Test
    void findsTheSamplePlanSound() {
        assertThat(run("check", SAMPLE.toString())).isZero();
        assertThat(said(out)).contains("方案符合要求").contains("the plan is sound");
        out.reset();
        assertThat(run("check", SAMPLE.toString(), "--json")).isZero();
        assertThat(said(out).strip()).isEqualTo("{\"ok\":true,\"problems\":[]}");
    }

    @Test
    void namesPathValueAndExpectation() throws IOException {
        assertProblem("weight: 20\n    items", "weight: 25\n    items", "dimensions[].weight", "sums to 105", "100");
        assertProblem("year: 2023", "year: soon", "year", "soon", "integer");
        assertProblem("start: 2024-01-16", "start: 2024-01-15", "phases[2].start", "2024-01-15", "after the phase");
        assertProblem("title: ", "titel: ", "title", "", "required");
        assertProblem("{name: 优秀, min: 90", "{name: 优秀, min: 91", "grades", "from 91 to 100", "from 90 upwards");
    }

    @Test
    void refusesAPlanThatCannotBeRead() throws IOException {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), "title: [");
        assertThat(run("check", plan.toString())).isEqualTo(2);
        assertThat(said(err)).contains("考评方案无法识别");
    }

    private void assertProblem(String from, String to, String path, String value, String expected) throws IOException {
        String text = Files.readString(SAMPLE);
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"), text.substring(0, at) + to + text.substring(at + from.length()));
        out.reset();
        assertThat(run("check", plan.toString(), "--json")).isEqualTo(1);
        assertThat(JsonMapper.shared().readTree(said(out)).get("problems").valueStream())
                .as(said(out))
                .anySatisfy(problem -> {
                    assertThat(problem.get("path").stringValue()).isEqualTo(path);
                    assertThat(problem.get("value").stringValue()).contains(value);
                    assertThat(problem.get("expected").stringValue()).contains(expected);
                });
        out.reset();
        assertThat(run("check", plan.toString())).isEqualTo(1);
        assertThat(said(out)).contains(path).contains("expected: ");
    }

    private List<String> paths() {
        return JsonMapper.shared()
                .readTree(said(out))
                .get("problems")
                .valueStream()
                .map(problem -> problem.get("path").stringValue())
                .toList();
    }

    private int run(String... arguments) {
        return new PlanCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}

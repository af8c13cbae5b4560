package org.minkao.local.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.local.Failure;
import org.minkao.scoring.ReadyMade;

class ScoresTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void files() throws IOException {
        for (String name : List.of("r1", "r4", "r5", "r8", "r13", "r19")) {
            Files.write(folder.resolve(name + "-inputs.json"), ReadyMade.inputs(name));
        }
        Files.write(folder.resolve("scheme.json"), ReadyMade.scheme("r1"));
    }

    @Test
    void printsResultsWithDerivationsAsOneJsonObject() {
        assertThat(scores(true).score("scheme.json", "r1-inputs.json", null)).isZero();

        Json.Obj results = StrictJson.parse(said(out).strip(), 64).asObject("results");
        Json.Obj first = results.list("appraisees").getFirst().asObject("appraisee");
        assertThat(first.text("total")).isEqualTo("89.03");
        assertThat(first.object("derivation").list("children")).isNotEmpty();
        assertThat(said(err)).isEmpty();
    }

    /** The three files are what evaluation-service gives of a published campaign; a test there holds them to it. */
    @Test
    void givesThePublishedResultOfACampaignByteForByteAgain() throws IOException {
        Path examples = Path.of("../contracts/scheme/v1/examples").toAbsolutePath();

        assertThat(scores(true)
                        .score(
                                examples.resolve("campaign-scheme.json").toString(),
                                examples.resolve("campaign-inputs.json").toString(),
                                null))
                .isZero();

        assertThat(said(out).equals(Files.readString(examples.resolve("campaign-results.json")) + "\n"))
                .isTrue();
    }

    @Test
    void printsChineseFirstAndEnglishSecond() {
        assertThat(scores(false).score("r13", "r13-inputs.json", null)).isZero();

        assertThat(said(out))
                .contains("得分 94.29 · total 94.29")
                .contains("名次 1/3 · place 1 of 3")
                .contains("并列 2 个 · 2 share it")
                .contains("作废：valid > 0.5 × issued（有效 2） · void:");
    }

    @Test
    void printsListsAndTheLastPlace() {
        assertThat(scores(false).score("r8", "r8-inputs.json", null)).isZero();

        assertThat(said(out))
                .contains("名单“先进单位”（评先） · list \"advanced\" (评先)")
                .contains("a2  A2")
                .contains("one 末位 a10");
    }

    @Test
    void saysWhomAnHonourWasKeptFrom() {
        assertThat(scores(false).score("r19", "r19-inputs.json", null)).isZero();

        assertThat(said(out)).contains("c 低于及格线，不列入（条款 评先 1） · c below the pass line: kept off (clause 评先 1)");
    }

    @Test
    void comparesChannels() {
        assertThat(scores(false).score("r5", "r5-inputs.json", null)).isZero();

        assertThat(said(out)).contains("渠道 phone（clients）：均值 89.50，与其他渠道相差 -0.83");
    }

    @Test
    void explainsOneAppraiseeDownToCountsAndEvidence() {
        assertThat(scores(false).score("r1", "r1-inputs.json", "b")).isZero();

        assertThat(said(out))
                .contains("88.9675 − 4")
                .contains("40 × 投票层面：企业 Voter class: enterprises: 100.00")
                .contains("(100 × 12 + 80 × 6 + 60 × 1 + 30 × 1) ÷ 20")
                .contains("SHA-256 ")
                .contains("(county-lin, county-zhou)");
        assertThatThrownBy(() -> scores(false).score("r1", "r1-inputs.json", "nobody"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exit()).isEqualTo(2));
    }

    @Test
    void yamlIsReadAsWritten() throws IOException {
        Files.writeString(folder.resolve("scheme.yaml"), """
                v: 1
                id: yaml
                version: "2"
                legalBasis: [本级文件]
                effective: 2024-01-01
                rounding: {places: 3, mode: HALF_UP}
                minGroup: 5
                appraiseeClasses: [{id: unit}]
                voterClasses: [{id: clients}]
                scales:
                  - id: s
                    full: 1
                    options: [{id: satisfied, points: 1}, {id: basic, points: 0.8}, {id: dissatisfied, points: 0.30}, {id: unknown, counts: excluded}]
                total: {id: t, clause: 一, kind: ballots, scale: s, emptyClass: invalid, items: [{id: q1, weight: 100}], classes: [{id: clients, weight: 100}]}
                """);

        assertThat(scores(true).score("scheme.yaml", "r4-inputs.json", null)).isZero();

        assertThat(said(out)).contains("\"total\":\"89.000\"");
    }

    @Test
    void refusesAWrongSchemeWithEveryProblemOnStderr() throws IOException {
        String scheme = new String(ReadyMade.scheme("r1"), StandardCharsets.UTF_8)
                .replace("\"weight\": 15,", "\"weight\": 16,")
                .replace("\"minGroup\": 5", "\"minGroup\": 0");
        Files.writeString(folder.resolve("wrong.json"), scheme);

        assertThat(scores(false).score("wrong.json", "r1-inputs.json", null)).isEqualTo(2);
        assertThat(said(err))
                .startsWith("方案不能采用：wrong.json · the scheme is refused: wrong.json")
                .contains("/total/parts: weights sum to ")
                .contains("/minGroup: 0");
        assertThat(said(out)).isEmpty();

        err.reset();
        assertThat(scores(true).score("wrong.json", "r1-inputs.json", null)).isEqualTo(2);
        Json.Obj problem = StrictJson.parse(said(err).strip()).asObject("problem");
        assertThat(problem.text("type")).isEqualTo("urn:problem:scoring:scheme-refused");
        assertThat(problem.text("code")).isEqualTo("SCHEME_REFUSED");
        assertThat(problem.list("problems").size()).isGreaterThan(1);
    }

    @Test
    void refusesInputsThatDoNotFit() {
        assertThat(scores(true).score("r1", "r4-inputs.json", null)).isEqualTo(2);

        assertThat(said(err)).contains("INPUTS_REFUSED").contains("/counts/0/class");
        assertThat(said(out)).isEmpty();
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> scores(false).score("r99", "r4-inputs.json", null))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.exit()).isEqualTo(2);
                    assertThat(failure).hasMessageContaining("没有文件 r99").hasMessageContaining("there is no file r99");
                });
    }

    @Test
    void refusesBrokenYaml() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "a: [1");

        assertThatThrownBy(() -> scores(false).score("broken.yaml", "r4-inputs.json", null))
                .hasMessageContaining("broken.yaml 不是可读的 YAML");
    }

    @Test
    void theLaboratoryNamesTheClause() {
        assertThat(scores(false).lab(List.of("r4", "r4-100-75-55", "r4-100-60-0"), "r4-inputs.json"))
                .isZero();
        assertThat(said(out))
                .contains("与方案 r4 比较：1 条规则不同，2 个名次变动")
                .contains("b B：第 1 名 91.00 分 → 第 2 名 89.60 分")
                .contains("因条款 计分 1（/scales/opinion/options）");

        out.reset();
        assertThat(scores(true).lab(List.of("r4", "r4-100-75-55"), "r4-inputs.json"))
                .isZero();
        assertThat(StrictJson.parse(said(out).strip(), 64).asObject("lab").list("schemes"))
                .hasSize(1);
    }

    @Test
    void theLaboratoryRefusesWhatItCannotRead() {
        assertThat(scores(false).lab(List.of("r4", "r4-five-levels"), "r4-inputs.json"))
                .isEqualTo(2);

        assertThat(said(err)).contains("under scheme r4-five-levels");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var chinese = ResourceBundle.getBundle("org.minkao.local.score.score", Locale.ROOT, control);
        var english = ResourceBundle.getBundle("org.minkao.local.score.score", Locale.ENGLISH, control);

        assertThat(english.keySet()).isEqualTo(chinese.keySet()).isNotEmpty();
        for (String key : chinese.keySet()) {
            assertThat(english.getString(key)).isNotEqualTo(chinese.getString(key));
            assertThat(count(english.getString(key))).as(key).isEqualTo(count(chinese.getString(key)));
        }
    }

    private static long count(String text) {
        return text.split("%s", -1).length;
    }

    private Scores scores(boolean json) {
        return new Scores(
                folder,
                json,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}

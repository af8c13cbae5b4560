package org.minkao.evaluation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bureau's notice as it was found, typing errors and impossible dates included. It lies beside the project and is
 * not copied into it: what is expected is taken from its own lines.
 */
class BureauNoticeTest {
    private static final Path NOTICE = Path.of("../../shared/inputs/bureau-plan-2023.txt");
    /** The words that its site exchanged, as they stand inside the fields. */
    private static final Map<String, String> EXCHANGED = Map.ofEntries(
            Map.entry("效劳", "服务"),
            Map.entry("完本钱单位", "完成本单位"),
            Map.entry("行政行为标准", "行政行为规范"),
            Map.entry("收费工程", "收费项目"),
            Map.entry("核定的工程", "核定的项目"),
            Map.entry("文明、标准", "文明、规范"),
            Map.entry("是否标准", "是否规范"),
            Map.entry("标准程序", "规范程序"),
            Map.entry("成心刁难", "故意刁难"),
            Map.entry("各工程标", "各项目标"),
            Map.entry("促开展", "促发展"),
            Map.entry("〞", "”"));

    private static final Pattern NUMBER = Pattern.compile("^(?:\\d、|\\([一二三四五六]\\))");

    private List<String> lines;
    private NoticeJson.Told told;
    private JsonNode draft;

    @BeforeEach
    void theNotice() throws IOException {
        Assumptions.assumeTrue(
                Files.isRegularFile(NOTICE),
                "the bureau's notice is not beside the project (looked for "
                        + NOTICE.toAbsolutePath().normalize() + ")");
        byte[] file = Files.readAllBytes(NOTICE);
        lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        told = NoticeSamplesTest.read(file);
        draft = JsonMapper.shared().valueToTree(told.draft());
    }

    @Test
    void hasItsHead() {
        assertThat(text("/title")).isEqualTo(line(12));
        assertThat(text("/issuer")).isEqualTo(line(8));
        assertThat(draft.at("/year").intValue()).isEqualTo(2023);
        assertThat(draft.has("issuedOn")).isFalse();
        assertThat(line(13)).contains(text("/legalBasis/0"));
        assertThat(draft.at("/legalBasis")).hasSize(1);
        assertThat(codes(13)).contains("NAME_MISSING");
    }

    @Test
    void hasTheLeadingGroupByItsPosts() {
        assertThat(draft.at("/leadingGroup")).hasSize(3);
        assertThat(draft.at("/leadingGroup")
                        .valueStream()
                        .map(post -> post.get("role").stringValue()))
                .containsExactly("组长", "副组长", "成员");
        assertThat(draft.at("/leadingGroup")
                        .valueStream()
                        .map(post -> post.get("post").stringValue()))
                .containsExactly("局长", "各位副局长", "各科室和局属单位负责人");
        assertThat(draft.at("/leadingGroup").valueStream()).noneMatch(post -> post.has("name"));
        assertThat(line(17)).contains("(以下简称" + text("/office") + ")");
        assertThat(text("/countyOffice")).isEqualTo("县考评办");
    }

    @Test
    void hasItsFourPrinciples() {
        assertThat(draft.at("/principles").valueStream().map(JsonNode::stringValue))
                .containsExactly(repaired(line(19)).replace("。", "").split(";"));
        assertThat(draft.at("/principles")).hasSize(4);
    }

    @Test
    void hasItsOneAppraiseeAndNoMoreThanItsName() {
        assertThat(draft.at("/appraisees")).hasSize(1);
        assertThat(text("/appraisees/0/name")).isEqualTo("县直机关服务中心");
        assertThat(draft.at("/appraisees/0")).hasSize(1);
        assertThat(told.sources().get("/appraisees/0/name").quote()).isEqualTo(line(21));
    }

    @Test
    void hasSixDimensionsWithTheirItems() {
        int[] headings = {23, 26, 30, 33, 37, 41};
        int[] sizes = {2, 3, 2, 3, 3, 3};
        assertThat(draft.at("/dimensions")).hasSize(6);
        for (int i = 0; i < sizes.length; i++) {
            JsonNode dimension = draft.at("/dimensions/" + i);
            assertThat(dimension.get("name").stringValue()).isEqualTo(bare(headings[i]));
            assertThat(dimension.has("weight")).isFalse();
            int first = headings[i] + 1;
            assertThat(dimension
                            .get("items")
                            .valueStream()
                            .map(item -> item.get("text").stringValue()))
                    .containsExactlyElementsOf(IntStream.range(first, first + sizes[i])
                            .mapToObj(this::bare)
                            .toList());
        }
        // Right as it stands, beside words that are not.
        assertThat(text("/dimensions/2/items/0/text")).contains("收费标准").contains("收费项目");
    }

    @Test
    void hasFourPhasesAsWritten() {
        assertThat(draft.at("/phases")
                        .valueStream()
                        .map(phase -> phase.get("kind").stringValue()))
                .containsExactly("MOBILISATION", "CONSULTATION", "SURVEY", "RECTIFICATION");
        assertThat(draft.at("/phases")
                        .valueStream()
                        .map(phase -> phase.path("start").asString("-") + " "
                                + phase.path("end").asString("-")))
                .containsExactly("- 2023-11", "2023-11 2023-01", "2023-01 2023-01", "2023-02 2023-02");
        assertThat(draft.at("/phases").valueStream()).noneMatch(phase -> phase.has("computed"));
        int[] headings = {48, 50, 52, 53};
        for (int i = 0; i < headings.length; i++) {
            String heading = line(headings[i]);
            assertThat(text("/phases/" + i + "/asWritten"))
                    .isEqualTo(heading.substring(heading.indexOf('(') + 1, heading.indexOf(')')));
            assertThat(text("/phases/" + i + "/name")).isEqualTo(heading.substring(5, heading.indexOf('(')));
        }
    }

    @Test
    void hasFourRulesOfWhichTheLastIsDiscipline() {
        assertThat(draft.at("/rules").valueStream().map(rule -> rule.get("text").stringValue()))
                .containsExactlyElementsOf(Stream.of(56, 57, 58, 59)
                        .map(number -> NUMBER.matcher(repaired(line(number))).replaceFirst(""))
                        .toList());
        assertThat(draft.at("/rules").valueStream().map(rule -> rule.get("kind").stringValue()))
                .containsExactly("requirement", "requirement", "requirement", "discipline");
    }

    @Test
    void inventsNothing() {
        assertThat(draft.propertyNames())
                .containsExactlyInAnyOrder(
                        "title",
                        "issuer",
                        "year",
                        "legalBasis",
                        "leadingGroup",
                        "office",
                        "countyOffice",
                        "principles",
                        "appraisees",
                        "dimensions",
                        "phases",
                        "rules");
    }

    @Test
    void warnsOfTheDates() {
        assertThat(codes(50)).containsExactly("PHASE_ENDS_BEFORE_START");
        assertThat(codes(52)).containsExactly("PHASE_OUT_OF_ORDER", "PHASES_OVERLAP");
        assertThat(codes(53)).containsExactly("PHASE_OUT_OF_ORDER");
        assertThat(codes(48)).isEmpty();
    }

    @Test
    void quotesLiterallyAndLeavesTheSiteOut() {
        assertThat(told.sources().values()).allSatisfy(source -> {
            assertThat(line(source.line())).contains(source.quote());
            assertThat(source.line()).isBetween(12, 59);
        });
        assertThat(told.warnings())
                .allSatisfy(warning -> assertThat(line(warning.line())).contains(warning.quote()));
    }

    @Test
    void warnsOnceForEachWordThatItRepaired() {
        long exchanged = lines.subList(11, 59).stream()
                .mapToLong(each -> Pattern.compile("效劳").matcher(each).results().count())
                .sum();
        assertThat(told.warnings())
                .filteredOn(warning -> warning.code().equals("WORD_REPAIRED")
                        && warning.message().contains("“效劳”"))
                .hasSize((int) exchanged);
    }

    private List<String> codes(int line) {
        return told.warnings().stream()
                .filter(warning -> warning.line() == line && !warning.code().equals("WORD_REPAIRED"))
                .map(NoticeJson.WarningView::code)
                .toList();
    }

    private String text(String pointer) {
        return draft.at(pointer).stringValue();
    }

    private String line(int number) {
        return lines.get(number - 1);
    }

    private String bare(int number) {
        return NUMBER.matcher(repaired(line(number))).replaceFirst("").replaceFirst("[;。]$", "");
    }

    private static String repaired(String line) {
        String repaired = line;
        for (Map.Entry<String, String> word : EXCHANGED.entrySet()) {
            repaired = repaired.replace(word.getKey(), word.getValue());
        }
        return repaired;
    }
}

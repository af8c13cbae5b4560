package org.minkao.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Refusal;

class MergedSheetTest {

    @Test
    void ofOneSheetIsThatSheet() {
        Sheet.Entry entry = entry("88.5", "较好", problem("门牌破损", Sheet.Severity.MINOR, true, "当场更换"));
        Sheet.Entry merged =
                MergedSheet.of(List.of(new Sheet(List.of(entry)))).entries().getFirst();
        assertThat(merged.mark()).isEqualByComparingTo("88.5");
        assertThat(merged.note()).isEqualTo("较好");
        assertThat(merged.problem()).isEqualTo(entry.problem());
    }

    @Test
    void takesTheMeanOfTheMarksAndRoundsOnce() {
        assertThat(merged(entry("70"), entry("80"), entry("80")).mark()).isEqualByComparingTo("76.67");
        assertThat(merged(entry("0.01"), entry("0")).mark()).isEqualByComparingTo("0.01");
    }

    @Test
    void takesAProblemThatOneSaw() {
        Sheet.Problem seen = problem("无人值班", Sheet.Severity.MAJOR, false, null);
        assertThat(merged(entry("90"), entry("60", null, seen)).problem()).isEqualTo(seen);
    }

    @Test
    void isAsGraveAsTheGravestAndPutRightOnlyWhenAllSaySo() {
        Sheet.Problem merged = merged(
                        entry("60", "甲", problem("无人值班", Sheet.Severity.MINOR, true, "已到岗")),
                        entry("50", "乙", problem("值班表过期", Sheet.Severity.SERIOUS, false, null)),
                        entry("50", "乙", problem("无人值班", Sheet.Severity.MAJOR, true, "已到岗")))
                .problem();
        assertThat(merged).isEqualTo(problem("无人值班；值班表过期", Sheet.Severity.SERIOUS, false, "已到岗"));
    }

    @Test
    void keepsEverybodysCausesAndFilesOnce() {
        Sheet.Entry one = new Sheet.Entry(
                "q01", BigDecimal.TEN, null, cause("无人值班", "缺人"), List.of("aa".repeat(32), "bb".repeat(32)));
        Sheet.Entry other = new Sheet.Entry(
                "q01", BigDecimal.TEN, null, cause("无人值班", "排班有误"), List.of("bb".repeat(32), "cc".repeat(32)));
        Sheet.Entry merged = merged(one, other);
        assertThat(merged.problem()).isEqualTo(cause("无人值班", "缺人；排班有误"));
        assertThat(merged.files()).containsExactly("aa".repeat(32), "bb".repeat(32), "cc".repeat(32));
    }

    private static Sheet.Problem cause(String text, String cause) {
        return new Sheet.Problem(text, Sheet.Severity.MINOR, false, null, cause);
    }

    @Test
    void keepsEverybodysNotesOnce() {
        assertThat(merged(entry("60", "甲", null), entry("60", "乙", null), entry("60", "甲", null))
                        .note())
                .isEqualTo("甲；乙");
    }

    @Test
    void refusesWordsThatAreTooLongTogether() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> merged(entry("60", "甲".repeat(1500), null), entry("60", "乙".repeat(1500), null)))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains("q01.note"));
    }

    private static Sheet.Entry merged(Sheet.Entry... same) {
        return MergedSheet.of(List.of(same).stream()
                        .map(entry -> new Sheet(List.of(entry)))
                        .toList())
                .entries()
                .getFirst();
    }

    private static Sheet.Entry entry(String mark) {
        return entry(mark, null, null);
    }

    private static Sheet.Entry entry(String mark, @Nullable String note, Sheet.@Nullable Problem problem) {
        return new Sheet.Entry("q01", new BigDecimal(mark), note, problem);
    }

    private static Sheet.Problem problem(
            String text, Sheet.Severity severity, boolean rectified, @Nullable String measure) {
        return new Sheet.Problem(text, severity, rectified, measure);
    }
}

package org.minkao.evaluation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorruptionsTest {
    private final List<Warning> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "改进效劳质量, 改进服务质量",
        "考评的原那么, 考评的原则",
        "科学开展观, 科学发展观",
        "是否成心刁难, 是否故意刁难",
        "公开收费工程和收费标准, 公开收费项目和收费标准",
        "存在的缺乏和问题, 存在的不足和问题",
        "说“急难〞二字, 说“急难”二字"
    })
    void repairsAWordInItsContext(String written, String meant) {
        Passage repaired = repaired(written);
        assertThat(repaired.text()).isEqualTo(meant);
        assertThat(repaired.all().source().quote()).isEqualTo(written);
        assertThat(warnings).hasSize(1).first().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(WarningCode.WORD_REPAIRED);
            assertThat(warning.line()).isEqualTo(4);
            assertThat(written).contains(warning.quote());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"愿为群众效劳", "严格执行收费标准", "开展民主评议活动", "工程质量符合国家标准", "资金缺乏", "发动群众", "那么，怎么办", "花本钱"})
    void leavesAWordThatMayBeMeant(String written) {
        assertThat(repaired(written).text()).isEqualTo(written);
        assertThat(warnings).isEmpty();
    }

    @Test
    void warnsOncePerRepair() {
        assertThat(repaired("效劳态度、效劳质量、效劳承诺").text()).isEqualTo("服务态度、服务质量、服务承诺");
        assertThat(warnings).hasSize(3);
    }

    private Passage repaired(String written) {
        return new Corruptions().repair(Passage.of(List.of(new NoticeLine(4, 1, written))), warnings::add);
    }
}

package org.minkao.evaluation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OutlineTest {

    @Test
    void nestsStylesInTheOrderOfTheirFirstUse() {
        assertThat(tree("一、甲", "(一)乙", "1、丙", "2．丁", "（二）戊", "㈠己", "二、庚")).isEqualTo("甲[乙[丙,丁],戊[己]],庚");
        assertThat(tree("1.甲", "①乙", "②丙", "2.丁", "⑴戊")).isEqualTo("甲[乙,丙],丁[戊]");
        assertThat(tree("第一章 甲", "第一条 乙", "第二条 丙", "第二章 丁", "第三条 戊")).isEqualTo("甲[乙,丙],丁[戊]");
    }

    @Test
    void takesAListInsideASentenceApart() {
        assertThat(tree("一、内容：①甲；②乙；③丙。")).isEqualTo("内容：[甲；,乙；,丙。]");
        assertThat(tree("第一步：甲。第二步：乙。")).isEqualTo("：甲。,：乙。");
    }

    @Test
    void leavesNumbersThatAreNoHeadings() {
        assertThat(tree("一、甲", "2024年3月", "1.5分为限", "100分", "（以下简称办公室）")).isEqualTo("甲");
        assertThat(Marker.at("2023. 年度").isPresent()).isFalse();
    }

    private static String tree(String... lines) {
        List<Passage> passages = new ArrayList<>();
        for (String line : lines) {
            passages.add(Passage.of(List.of(new NoticeLine(passages.size() + 1, 1, line))));
        }
        return written(Outline.of(passages).children());
    }

    private static String written(List<Section> sections) {
        return sections.stream()
                .map(section -> section.content().trim().text()
                        + (section.children().isEmpty() ? "" : "[" + written(section.children()) + "]"))
                .collect(Collectors.joining(","));
    }
}

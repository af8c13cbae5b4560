package org.minkao.evaluation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "12, 12",
        "十, 10",
        "十一, 11",
        "二十, 20",
        "三十一, 31",
        "廿五, 25",
        "两, 2",
        "一百二十, 120",
        "二○二四, 2024",
        "二〇二四, 2024",
        "二零二四, 2024",
        "二O二四, 2024",
        "二ＯO四, 2004",
        "x, -1",
        "十x, -1",
        "9999999, -1"
    })
    void readsNumbersAsNoticesWriteThem(String written, int value) {
        assertThat(Numerals.of(written)).isEqualTo(value);
    }
}

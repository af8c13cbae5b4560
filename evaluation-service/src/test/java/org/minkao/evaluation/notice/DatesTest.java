package org.minkao.evaluation.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    private static final Dates DATES = new Dates(2024, LocalDate.of(2024, 2, 20));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023年11月上旬前 | - | 2023-11",
                "2023年11月中旬—2023年1月中旬 | 2023-11 | 2023-01",
                "2023年1月中、下旬 | 2023-01 | 2023-01",
                "二○二四年三月至二〇二四年五月底 | 2024-03 | 2024-05",
                "２０２４年３月１日—１５日 | 2024-03-01 | 2024-03-15",
                "2024年3月1日至4月10日 | 2024-03-01 | 2024-04-10",
                "2024年3月上半月 | 2024-03 | 2024-03",
                "2024年3月上旬至中旬 | 2024-03 | 2024-03",
                "2024年年底前 | - | 2024-12",
                "2024年底 | 2024-12 | 2024-12",
                "2024年第三季度 | 2024-07 | 2024-09",
                "2024年上半年 | 2024-01 | 2024-06",
                "2024.3.1-2024.3.15 | 2024-03-01 | 2024-03-15",
                "2024-03-01至2024-03-15 | 2024-03-01 | 2024-03-15",
                "2024年9月21日起 | 2024-09-21 | -",
                "从2024年3月1日起，到3月15日止 | 2024-03-01 | 2024-03-15",
                "二○二三年十二月二十五日至二○二四年一月五日 | 2023-12-25 | 2024-01-05",
                "2023年11月至次年1月 | 2023-11 | 2024-01"
            })
    void readsAPeriodAsItIsWritten(String text, String start, String end) {
        Period period = period(DATES, text);
        assertThat(value(period.start())).isEqualTo(start);
        assertThat(value(period.end())).isEqualTo(end);
        assertThat(period.impossible()).isFalse();
        assertThat(period.yearless()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "自发文之日起至3月底 | 2024-02-20 | 2024-03",
                "自本方案印发之日起 | 2024-02-20 | -",
                "3月1日至3月15日 | 2024-03-01 | 2024-03-15",
                "4月至年底 | 2024-04 | 2024-12",
                "今年5月 | 2024-05 | 2024-05"
            })
    void marksWhatItComputes(String text, String start, String end) {
        Period period = period(DATES, text);
        assertThat(value(period.start())).isEqualTo(start);
        assertThat(value(period.end())).isEqualTo(end);
        assertThat(period.computed()).isTrue();
    }

    @Test
    void invitesNoGuessWhereYearOrIssueAreUnknown() {
        Dates lost = new Dates(null, null);
        assertThat(period(lost, "3月1日至3月15日").yearless()).isTrue();
        assertThat(period(lost, "3月1日至3月15日").start()).isNull();
        assertThat(period(lost, "自发文之日起至2024年3月").start()).isNull();
        assertThat(value(period(lost, "自发文之日起至2024年3月").end())).isEqualTo("2024-03");
    }

    @Test
    void saysWhatNoCalendarHas() {
        assertThat(period(DATES, "2024年2月30日").impossible()).isTrue();
        assertThat(period(DATES, "2024年13月").impossible()).isTrue();
    }

    @Test
    void seesNoDateWhereThereIsNone() {
        assertThat(DATES.first(span("到底谁负责，分三个月一次，共5个方面"))).isEmpty();
    }

    private static Period period(Dates dates, String text) {
        return dates.first(span(text)).orElseThrow(() -> new AssertionError("no period in " + text));
    }

    private static Span span(String text) {
        return Passage.of(List.of(new NoticeLine(1, 1, text))).all();
    }

    private static String value(@Nullable Bound bound) {
        return bound == null ? "-" : bound.value();
    }
}

package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.evaluation.eligibility.BadRow.Code;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class ReadRosterTest {
    private static final List<VoterClass> CLASSES =
            List.of(new VoterClass("clients", "服务对象"), new VoterClass("peers", "机关同事"));
    private static final KnownCampaign CAMPAIGN =
            new KnownCampaign("c", "", CLASSES, List.of(), 5, 5, null, null, null);
    private static final KnownCampaign RATED = new KnownCampaign(
            "c",
            "",
            List.of(new VoterClass("clients", "服务对象"), new VoterClass("peers", "机关同事", List.of(Insider.STAFF))),
            List.of(new Rated(
                    "service-centre",
                    "示例服务中心",
                    List.of(
                            new Rated.Own("陈为民", Insider.CHIEF),
                            new Rated.Own("吴建平", Insider.DEPUTY),
                            new Rated.Own("刘小雨", Insider.STAFF)))),
            5,
            5,
            null,
            null,
            null);
    private static final String HEADER = "姓名|手机号|邮箱|单位|票种";

    @Test
    void readsPeopleWhateverTheOrderAndLanguageOfColumns() {
        RosterReading chinese = read("票种|单位|姓名|邮箱|手机号", "服务对象|河口镇|滕欣国|t@example.com|13800138000");
        RosterReading english = read("Name|Unit|CLASS|Phone|E-Mail", "滕欣国|河口镇|clients|13800138000|t@example.com");

        Person person = new Person("滕欣国", "13800138000", "t@example.com", "河口镇", "clients");
        assertThat(chinese.people()).containsExactly(person);
        assertThat(english.people()).containsExactly(person);
        assertThat(chinese.bad()).isEmpty();
    }

    @Test
    void passesOverTitlesAboveTheHeaderAndBlankRowsAndNamesUnknownColumns() {
        RosterReading reading =
                read("2026年民主考评名册", "", "序号|姓名|邮箱|票种", "1|甲|a@example.com|clients", "", "2|乙|b@example.com|clients");

        assertThat(reading.rows()).isEqualTo(2);
        assertThat(reading.people()).extracting(Person::name).containsExactly("甲", "乙");
        assertThat(reading.ignored()).containsExactly("序号");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                " 13800138000 ",
                "１３８００１３８０００",
                "138 0013 8000",
                "138-0013-8000",
                "+8613800138000",
                "0086 138 0013 8000",
                "\u3000138\u00a00013\u00a08000",
                "\u200b13800138000"
            })
    void readsPhoneNumbersHoweverTheyAreTyped(String typed) {
        RosterReading reading = read(HEADER, "甲|" + typed + "|a@example.com||clients");

        assertThat(reading.bad()).isEmpty();
        assertThat(reading.people().getFirst().phone()).isEqualTo("13800138000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "|13800138000|a@example.com|u|clients; 姓名; ''; NAME_MISSING",
                "\u3000|13800138000|a@example.com|u|clients; 姓名; ''; NAME_MISSING",
                "甲\u202e乙|13800138000|a@example.com|u|clients; 姓名; 甲\u202e乙; CHARACTER_NOT_ALLOWED",
                "甲|13800138000|a@example.com|u|; 票种; ''; CLASS_MISSING",
                "甲|13800138000|a@example.com|u|领导; 票种; 领导; CLASS_UNKNOWN",
                "甲|1380013800|a@example.com|u|clients; 手机号; 1380013800; PHONE_INVALID",
                "甲|138001380000|a@example.com|u|clients; 手机号; 138001380000; PHONE_INVALID",
                "甲|23800138000|a@example.com|u|clients; 手机号; 23800138000; PHONE_INVALID",
                "甲|一三八|a@example.com|u|clients; 手机号; 一三八; PHONE_INVALID",
                "甲|1.38E+10|a@example.com|u|clients; 手机号; 1.38E+10; PHONE_DIGITS_LOST",
                "甲||not a mail|u|clients; 邮箱; not a mail; EMAIL_INVALID",
                "甲||a@b|u|clients; 邮箱; a@b; EMAIL_INVALID",
                "甲||a..b@example.com|u|clients; 邮箱; a..b@example.com; EMAIL_INVALID",
                "甲|||u|clients; 邮箱; ''; EMAIL_MISSING",
                "甲|13800138000||u|clients; 邮箱; ''; EMAIL_MISSING",
                "甲|13800138000|\u3000|u|clients; 邮箱; ''; EMAIL_MISSING",
                "甲|13800138000|a@example.com|u|clients|more; 6; more; TOO_MANY_CELLS",
            })
    void saysWhichCellOfARowIsWrong(String row, String column, String value, Code code) {
        RosterReading reading = read(HEADER, "好|13900139000|a@example.com|u|peers", row);

        assertThat(reading.people()).hasSize(1);
        assertThat(reading.bad()).hasSize(1);
        BadRow bad = reading.bad().getFirst();
        assertThat(bad.row()).isEqualTo(3);
        assertThat(bad.column()).isEqualTo(column);
        assertThat(bad.value()).isEqualTo(value);
        assertThat(bad.code()).isEqualTo(code);
    }

    @Test
    void saysEverythingThatIsWrongInARow() {
        RosterReading reading = read(HEADER, "|12|x|u|领导");

        assertThat(reading.bad())
                .extracting(BadRow::code)
                .containsExactly(Code.NAME_MISSING, Code.CLASS_UNKNOWN, Code.PHONE_INVALID, Code.EMAIL_INVALID);
        assertThat(reading.bad().get(1).expected()).containsExactly("服务对象、机关同事");
    }

    @Test
    void findsPeopleWhoAreThereTwice() {
        RosterReading reading = read(
                HEADER,
                "甲|13800138000|a@example.com|u|clients",
                "乙|１３８００１３８０００|a@example.com|v|peers",
                "丙|13800138001|a@example.com|w|clients",
                "丙|13800138002|a@example.com|w|clients",
                "丙|13800138003|a@example.com|w|peers",
                "丁|13800138004|a@example.com||clients",
                "丁|13800138005|a@example.com||clients",
                "丁||d@example.com||clients");

        assertThat(reading.bad())
                .extracting(BadRow::row, BadRow::code, bad -> bad.expected().getFirst())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, Code.DUPLICATE_PHONE, "2"),
                        org.assertj.core.groups.Tuple.tuple(5, Code.DUPLICATE_PERSON, "4"),
                        org.assertj.core.groups.Tuple.tuple(9, Code.DUPLICATE_PERSON, "7"));
        assertThat(reading.people()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"甲|13800138000|a@example.com|u|clients", "姓名|邮箱", "姓名|票种", "姓名|姓名|邮箱|票种", "邮箱|票种", ""})
    void refusesATableWithoutUsableHeader(String header) {
        assertThatThrownBy(() -> read(header, "甲|13800138000|a@example.com|u|clients"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(EligibilityReason.ROSTER_HEADER));
    }

    @Test
    void refusesATableOfPhoneNumbersOnlyAndNamesTheMissingColumn() {
        assertThatThrownBy(() -> read("姓名|手机号|票种", "甲|13800138000|clients"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(EligibilityReason.ROSTER_HEADER);
                    assertThat(refusal.detail()).contains("邮箱/email", "expected: one");
                    assertThat(refusal.field()).isEqualTo("email");
                });
    }

    @Test
    void refusesMoreRowsThanItTakes() {
        List<String> rows = new ArrayList<>(List.of(HEADER));
        rows.addAll(Collections.nCopies(RosterSheet.MAX_ROWS + 1, "甲|13800138000|a@example.com|u|clients"));

        assertThatThrownBy(() -> read(rows.toArray(String[]::new)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "陈为民|||clients; 姓名; CONFLICT_CHIEF",
                "陈\u3000为 民||河口镇|clients; 姓名; CONFLICT_CHIEF",
                "陈为民|否|河口镇|peers; 姓名; CONFLICT_CHIEF",
                "吴建平|||clients; 姓名; CONFLICT_DEPUTY",
                "吴建平|||peers; 姓名; CONFLICT_DEPUTY",
                "刘小雨||河口镇|clients; 姓名; CONFLICT_STAFF",
                "某人||示例服务中心|clients; 单位; CONFLICT_UNIT",
                "陈为民|是|示例服务中心|clients; 单位; CONFLICT_UNIT",
                "刘小雨|||peers; ; ",
                "某人|| 示例服务中心 |peers; ; ",
                "陈为民|是|河口镇|clients; ; ",
                "陈为民|大概|河口镇|clients; 同名不同人; NAMESAKE_INVALID",
                "某人||河口镇|clients; ; "
            })
    void refusesWhoWouldJudgeHisOwnUnlessTheClassDeclaresSuchPeople(String row, String column, Code code) {
        String[] cells = row.split("\\|", -1);
        RosterReading reading = ReadRoster.read(
                sheet("姓名|同名不同人|单位|票种|邮箱", String.join("|", cells[0], cells[1], cells[2], cells[3], "a@example.com")),
                RATED);

        if (code == null) {
            assertThat(reading.bad()).isEmpty();
            assertThat(reading.people()).hasSize(1);
        } else {
            assertThat(reading.people()).isEmpty();
            assertThat(reading.bad()).singleElement().satisfies(bad -> {
                assertThat(bad.row()).isEqualTo(2);
                assertThat(bad.column()).isEqualTo(column);
                assertThat(bad.code()).isEqualTo(code);
            });
        }
    }

    @Test
    void textFormsSayNothingOfPeople() {
        RosterReading reading =
                read(HEADER, "滕欣国|13800138000|t@example.com|河口镇|clients", "滕欣国|1|t@example.com|河口镇|clients");

        String text = reading.toString()
                + reading.people()
                + reading.bad()
                + sheet("滕欣国|13800138000").lines();
        assertThat(text).doesNotContain("滕欣国").doesNotContain("13800138000").doesNotContain("example.com");
    }

    private static RosterReading read(String... lines) {
        return ReadRoster.read(sheet(lines), CAMPAIGN);
    }

    private static RosterSheet sheet(String... lines) {
        List<RosterSheet.Line> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(new RosterSheet.Line(rows.size() + 1, Arrays.asList(line.split("\\|", -1))));
        }
        return new RosterSheet(rows);
    }
}

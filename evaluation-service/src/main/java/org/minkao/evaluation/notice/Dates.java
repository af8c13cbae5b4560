package org.minkao.evaluation.notice;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates and periods in the ways that notices write them. */
final class Dates {
    private static final String D = "[" + Numerals.CLASS + "]";
    private static final String YEAR =
            "(?<year>[12]\\d{3}|[一二][" + Numerals.CLASS + "]{3}) ?年(?:度)?|(?<same>今|当|本|次|明)年";
    private static final String MONTH = "(?<month>" + D + "{1,3}) ?月(?:份)?";
    private static final String DAY = "(?<day>" + D + "{1,3}) ?[日号]";
    private static final String PART = "(?<part>[上中下][、和至到-]?[中下]旬|[上中下]旬|[上下]半月|底|末|初)";
    private static final String DOTTED =
            "(?<dyear>[12]\\d{3})[./-](?<dmonth>\\d{1,2})(?:[./-](?<dday>\\d{1,2}))?(?!\\d)";
    private static final String ISSUE = "(?<issue>(?:自|从)?(?:本?(?:通知|方案|办法|文件|意见|细则)?(?:发文|印发|发布|下发|公布|发出)之日|即日))";
    private static final Pattern POINT = Pattern.compile(
            "%s|%s|(?:%s)? ?(?:%s ?(?:%s ?(?:%s)?|%s)?|(?<quarter>第?[一二三四]季度|[上下]半年|年[底末初]|(?<=年)(?:底|末|初)))|(?<alone>%s)"
                    .formatted(
                            ISSUE,
                            DOTTED,
                            YEAR,
                            MONTH,
                            DAY,
                            "(?<noon>[上下]午)",
                            PART,
                            "(?<!" + D + ")(?<lday>" + D + "{1,3}) ?[日号]|(?<lpart>[中下]旬|下半月|底)"));
    private static final Pattern TO = Pattern.compile("^ ?(?:起|开始)? ?,? ?(?:至|到|-{1,2}|~) ?");
    private static final Pattern BEFORE = Pattern.compile("^ ?(?:之前|以前|前|止|截止)");
    private static final Pattern UNTIL = Pattern.compile("^ ?(?:之前|以前|前)");
    private static final Pattern FROM = Pattern.compile("^ ?(?:起|开始|之后|以后|后)");
    private static final Pattern FULL_DATE = Pattern.compile("(?:" + YEAR + ") ?" + MONTH + "(?: ?" + DAY + ")?");
    private static final Map<String, Integer> QUARTERS = Map.of("一", 1, "二", 4, "三", 7, "四", 10);
    private static final int MONTHS_OF_HALF_YEAR = 6;

    private final @Nullable Integer year;
    private final @Nullable LocalDate issued;

    /** What bounds without a year, and 自发文之日起, lean on. */
    Dates(@Nullable Integer year, @Nullable LocalDate issued) {
        this.year = year;
        this.issued = issued;
    }

    /** A date that is all of the text, such as the one under a signature. */
    static Optional<Bound> alone(Span span) {
        Span trimmed = span.trim("()。");
        Matcher matcher = trimmed.match(FULL_DATE);
        if (!matcher.matches() || matcher.group("year") == null) {
            return Optional.empty();
        }
        String day = matcher.group("day");
        return Bound.of(
                Numerals.of(matcher.group("year")),
                Numerals.of(matcher.group("month")),
                day == null ? 0 : Numerals.of(day),
                Bound.Part.WHOLE);
    }

    /** The first period of the text. */
    Optional<Period> first(Span span) {
        Matcher first = span.match(POINT);
        int from = 0;
        while (first.find(from)) {
            if (first.group("alone") == null && !first.group().isBlank()) {
                return Optional.of(period(span, first));
            }
            from = first.end();
        }
        return Optional.empty();
    }

    private Period period(Span span, Matcher first) {
        Point one = point(first, null);
        String key = span.key();
        String after = key.substring(first.end());
        Matcher to = TO.matcher(after);
        if (to.find()) {
            Matcher second = span.match(POINT);
            int at = first.end() + to.end();
            if (second.find(at) && second.start() == at) {
                Point two = point(second, one);
                Matcher ends = BEFORE.matcher(key.substring(second.end()));
                int end = ends.find() ? second.end() + ends.end() : second.end();
                return whole(one.start, two.end, span.part(first.start(), end), one, two);
            }
        }
        Matcher before = BEFORE.matcher(after);
        if (before.find()) {
            boolean only = UNTIL.matcher(after).find() || before.group().contains("止");
            return whole(
                    only ? null : one.start, one.end, span.part(first.start(), first.end() + before.end()), one, one);
        }
        Matcher begins = FROM.matcher(after);
        if (begins.find()) {
            return whole(one.start, null, span.part(first.start(), first.end() + begins.end()), one, one);
        }
        return whole(
                one.start,
                first.group("issue") == null ? one.end : null,
                span.part(first.start(), first.end()),
                one,
                one);
    }

    private static Period whole(@Nullable Bound start, @Nullable Bound end, Span asWritten, Point one, Point two) {
        return new Period(
                start,
                end,
                asWritten,
                one.computed || two.computed,
                one.impossible || two.impossible,
                one.yearless || two.yearless);
    }

    /** One place in time; the parts 上、中旬 make it two bounds. */
    private record Point(
            @Nullable Bound start,
            @Nullable Bound end,
            boolean computed,
            boolean impossible,
            boolean yearless,
            int year,
            int month) {

        static Point unknown(boolean impossible, boolean yearless) {
            return new Point(null, null, false, impossible, yearless, 0, 0);
        }
    }

    /** What the second bound leaves out it has from the first. */
    private Point point(Matcher matcher, @Nullable Point first) {
        if (matcher.group("issue") != null) {
            Bound day = issued == null ? null : Bound.of(issued);
            return new Point(
                    day,
                    day,
                    day != null,
                    false,
                    false,
                    issued == null ? 0 : issued.getYear(),
                    issued == null ? 0 : issued.getMonthValue());
        }
        if (matcher.group("dyear") != null) {
            return days(
                    number(matcher.group("dyear")),
                    number(matcher.group("dmonth")),
                    number(matcher.group("dday")),
                    null,
                    false);
        }
        if (matcher.group("alone") != null) {
            return first == null || first.month == 0
                    ? Point.unknown(false, first == null || first.yearless)
                    : days(first.year, first.month, number(matcher.group("lday")), matcher.group("lpart"), false);
        }
        boolean given = matcher.group("year") != null;
        int inherited = first != null && first.year > 0 ? first.year : 0;
        int own = yearOf(matcher, inherited);
        if (own <= 0) {
            return Point.unknown(false, true);
        }
        boolean computed = !given && inherited == 0;
        String quarter = matcher.group("quarter");
        if (quarter != null) {
            return months(own, quarter, computed);
        }
        return days(own, number(matcher.group("month")), number(matcher.group("day")), matcher.group("part"), computed);
    }

    private int yearOf(Matcher matcher, int inherited) {
        if (matcher.group("year") != null) {
            return Numerals.of(matcher.group("year"));
        }
        int known = inherited > 0 ? inherited : year == null ? 0 : year;
        String same = matcher.group("same");
        return known > 0 && same != null && "次明".contains(same) ? known + 1 : known;
    }

    private static int number(@Nullable String written) {
        return written == null ? 0 : Numerals.of(written);
    }

    private static Point months(int year, String quarter, boolean computed) {
        int from;
        int to;
        if (quarter.endsWith("半年")) {
            from = quarter.startsWith("上") ? 1 : 1 + MONTHS_OF_HALF_YEAR;
            to = from + MONTHS_OF_HALF_YEAR - 1;
        } else if (quarter.endsWith("季度")) {
            from = QUARTERS.getOrDefault(quarter.replace("第", "").substring(0, 1), 1);
            to = from + 2;
        } else {
            from = quarter.endsWith("初") ? 1 : 12;
            to = from;
        }
        Bound.Part part = quarter.endsWith("初") ? Bound.Part.BEGINNING : to == from ? Bound.Part.END : Bound.Part.WHOLE;
        return new Point(
                new Bound(year, from, 0, part), new Bound(year, to, 0, part), computed, false, false, year, to);
    }

    private static Point days(int year, int month, int day, @Nullable String part, boolean computed) {
        Optional<Bound> start = Bound.of(year, month, day, part(part, true));
        Optional<Bound> end = Bound.of(year, month, day, part(part, false));
        if (day < 0 || start.isEmpty() || end.isEmpty()) {
            return Point.unknown(true, false);
        }
        return new Point(start.get(), end.get(), computed, false, false, year, month);
    }

    /** Of 上、中旬 the first for the start and the last for the end. */
    private static Bound.Part part(@Nullable String part, boolean first) {
        if (part == null) {
            return Bound.Part.WHOLE;
        }
        if (part.endsWith("半月")) {
            return part.startsWith("上") ? Bound.Part.FIRST_HALF : Bound.Part.SECOND_HALF;
        }
        if (!part.endsWith("旬")) {
            return part.equals("初") ? Bound.Part.BEGINNING : Bound.Part.END;
        }
        char which = part.charAt(first ? 0 : part.length() - 2);
        return switch (which) {
            case '上' -> Bound.Part.FIRST_TEN;
            case '中' -> Bound.Part.SECOND_TEN;
            default -> Bound.Part.LAST_TEN;
        };
    }
}

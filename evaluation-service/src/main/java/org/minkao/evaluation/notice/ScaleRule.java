package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an answer on the ballot is worth: 满意 100分, 不了解 not counted. */
final class ScaleRule implements NoticeRule {
    private static final String OPTION =
            "(?:(?:非常|很|比较|较|基本|不太|不|很不|非常不)?满意|不了解|不清楚|弃权|不评价|优秀|良好|较好|较差|一般|合格|基本合格|不合格|称职|基本称职|不称职|好|差|优|良|中)";
    private static final Pattern WORTH = Pattern.compile(
            "(?<![\u4e00-\u9fff&&[^、为按计得和及与、者票]])\"?(?<option>" + OPTION
                    + ")\"?(?:票|等次|档|的)?[每]?(?:票|项)?(?:,)?(?:计|记|得|为|按|折合|赋|折算|:|=|-| |\\()*(?<points>\\d{1,3}(?:\\.\\d+)?) ?分(?!\\(含|及?以上|以下|之|-|~|至|者|的|值以)");
    private static final Pattern NOT_COUNTED =
            Pattern.compile("\"?(?<option>不了解|不清楚|弃权|不评价)\"?(?:票|的|选项|项)*(?:,|、)?(?:一律)?(?:不计分|不计入|不参与计分|不纳入|不计算|不列入)");
    private static final Pattern LISTS = Pattern.compile("(?<options>" + OPTION + "(?:\"?[、,和]\"?" + OPTION + "|\"\""
            + OPTION + ")+)[^。]{0,40}?(?:分别|依次)[^。\\d]{0,12}"
            + "(?<points>\\d{1,3}(?:\\.\\d+)? ?分?(?:[、,和]\\d{1,3}(?:\\.\\d+)? ?分?)+)");
    private static final Pattern APART = Pattern.compile("[、,和]|(?<=\")(?=\")");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(?:\\.\\d+)?");
    private static final Pattern POINTS_COLUMN = Pattern.compile("分值|分数|得分|计分|折算");
    private static final Pattern OPTION_COLUMN = Pattern.compile("选项|等次|档次|等级|评价|满意度");

    @Override
    public void read(Notice notice, Sketch sketch) {
        List<Span> spans = notice.root().everything();
        for (Span span : spans) {
            if (sketch.scale.isEmpty() && !span.passage().isRow()) {
                List<Draft.Option> found = inLists(span, sketch);
                if (found.isEmpty()) {
                    found = pairs(span);
                }
                if (found.size() > 1) {
                    sketch.scale.addAll(found);
                }
            }
        }
        if (sketch.scale.isEmpty()) {
            Stream.of(Topic.SCALE, Topic.SCORING, Topic.GRADES)
                    .flatMap(topic -> notice.about(topic).stream())
                    .distinct()
                    .flatMap(section -> Tables.of(section, sketch).stream())
                    .forEach(table -> fromTable(table, sketch));
        }
        if (!sketch.scale.isEmpty()) {
            spans.forEach(span -> notCounted(span, sketch));
        }
    }

    private static List<Draft.Option> pairs(Span span) {
        List<Draft.Option> found = new ArrayList<>();
        Matcher matcher = span.match(WORTH);
        while (matcher.find()) {
            String option = matcher.group("option");
            if (found.stream().noneMatch(known -> known.label().equals(option))) {
                found.add(new Draft.Option(
                        option,
                        new Found<>(
                                Optional.of(new BigDecimal(matcher.group("points"))),
                                span.group(matcher, "option").sentence())));
            }
        }
        return found;
    }

    private static List<Draft.Option> inLists(Span span, Sketch sketch) {
        Matcher matcher = span.match(LISTS);
        if (!matcher.find()) {
            return List.of();
        }
        List<Span> options = span.group(matcher, "options").split(APART).stream()
                .map(option -> option.trim("\""))
                .toList();
        List<Span> points = span.group(matcher, "points").split(APART);
        Source source = span.group(matcher, "options").sentence();
        if (options.size() != points.size()) {
            sketch.warn(WarningCode.COUNT_DIFFERS, source, matcher.group("options"), points.size());
            return List.of();
        }
        List<Draft.Option> found = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            Matcher number = points.get(i).match(NUMBER);
            if (number.find()) {
                found.add(new Draft.Option(
                        options.get(i).text(), new Found<>(Optional.of(new BigDecimal(number.group())), source)));
            }
        }
        return found;
    }

    private static void notCounted(Span span, Sketch sketch) {
        Matcher matcher = span.match(NOT_COUNTED);
        while (matcher.find()) {
            String option = matcher.group("option");
            if (sketch.scale.stream().noneMatch(known -> known.label().equals(option))) {
                sketch.scale.add(new Draft.Option(
                        option,
                        new Found<>(
                                Optional.empty(), span.group(matcher, "option").sentence())));
            }
        }
    }

    private static void fromTable(Table table, Sketch sketch) {
        int option = table.column(OPTION_COLUMN);
        int points = table.column(POINTS_COLUMN);
        List<List<Span>> rows = table.entries();
        if (option < 0
                || points < 0
                || option == points
                || !sketch.scale.isEmpty()
                || !rows.stream()
                        .allMatch(row -> Tables.isNothing(row.get(points))
                                || Weights.alone(row.get(points)).isPresent())) {
            return;
        }
        for (List<Span> row : rows) {
            sketch.scale.add(new Draft.Option(
                    row.get(option).text(),
                    new Found<>(
                            Weights.alone(row.get(points)),
                            row.get(option).passage().all().source())));
        }
    }
}

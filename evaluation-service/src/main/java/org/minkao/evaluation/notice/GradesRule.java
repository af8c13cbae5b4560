package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grades and as much of their bounds as the notice states. */
final class GradesRule implements NoticeRule {
    private static final String GRADE =
            "(?<grade>优秀|良好|基本合格|不合格|合格|(?:基本|不|非常)?满意|基本称职|不称职|称职|不达标|达标|先进|较好|较差|一般|优|良|中|好|差|[一二三四]等)";
    private static final String N = "\\d{1,3}(?:\\.\\d{1,2})?";
    private static final String IS =
            "(?:的|者| )*(?:[,、]? ?(?:等次|档次)?(?:评定|评|确定|认定|定|列|划)*(?:为|是)|[,、]? ?(?:评定|评|确定|认定|划|列|定)|:|-)?\"?";
    private static final String OPEN = " ?(?:分)?(?:\\((?:含|不含)?(?:" + N + "分)?\\))?";
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("(?<min>" + N + ")" + OPEN + "(?:及)?以上" + OPEN + "[,、]?(?:不足|不满|未满|低于|至)?(?<max>" + N + ")"
                    + OPEN + "(?:及?以下)?" + OPEN + IS + GRADE),
            Pattern.compile("(?<min>" + N + ")" + OPEN + "(?:及)?以上" + OPEN + IS + GRADE),
            Pattern.compile(
                    "(?<min>" + N + ")" + OPEN + "(?:-{1,2}|~|至|到)(?<max>" + N + ")" + OPEN + "(?:之间)?" + IS + GRADE),
            Pattern.compile("(?<!" + N + "[^,。;]{0,12})(?:不足|不满|低于)(?<max>" + N + ")" + OPEN + IS + GRADE),
            Pattern.compile("(?<max>" + N + ")" + OPEN + "以下" + OPEN + IS + GRADE),
            Pattern.compile(GRADE + "(?:等次|等级|档次|档|单位)?\"?[:(为 ]*(?<min>" + N + ")" + OPEN + "(?:及)?以上(?!" + OPEN
                    + "[,、]?\\d)"),
            Pattern.compile(GRADE + "(?:等次|等级|档次|档|单位)?\"?[:(为 ]*(?<min>" + N + ")" + OPEN + "(?:-{1,2}|~|至|到)(?<max>"
                    + N + ")" + OPEN),
            Pattern.compile(GRADE + "(?:等次|等级|档次|档|单位)?\"?[:(为 ]*(?<max>" + N + ")" + OPEN + "以下"));
    private static final Pattern GRADE_COLUMN = Pattern.compile("等次|等级|档次|结果");
    private static final Pattern RANGE_COLUMN = Pattern.compile("得分|分数|分值|区间|标准");
    private static final Pattern RANGE = Pattern.compile("(?:(?<min>" + N + ")" + OPEN + "(?:-{1,2}|~|至|到)(?<max>" + N
            + ")|(?<from>" + N + ")" + OPEN + "(?:及)?以上|(?<below>" + N + ")" + OPEN + "以下)");

    @Override
    public void read(Notice notice, Sketch sketch) {
        List<Hit> all = new ArrayList<>();
        for (Span span : notice.root().everything()) {
            if (!span.passage().isRow()) {
                all.addAll(hits(span));
            }
        }
        if (all.size() < 2) {
            notice.about(Topic.GRADES).stream()
                    .flatMap(section -> Tables.of(section, sketch).stream())
                    .forEach(table -> fromTable(table, sketch));
            return;
        }
        for (Hit hit : all) {
            if (sketch.grades.stream().noneMatch(known -> known.name().value().equals(hit.name.text()))) {
                sketch.grades.add(new Draft.Grade(
                        hit.name.foundInSentence(), bound(hit.min, hit.name), bound(hit.max, hit.name)));
            }
        }
    }

    private record Hit(
            int from,
            int to,
            Span name,
            @Nullable String min,
            @Nullable String max) {}

    /** Every stretch of the text belongs to the first pattern that takes it. */
    private static List<Hit> hits(Span span) {
        List<Hit> hits = new ArrayList<>();
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = span.match(pattern);
            while (matcher.find()) {
                Matcher hit = matcher;
                if (hits.stream().noneMatch(known -> known.from < hit.end() && hit.start() < known.to)) {
                    hits.add(new Hit(
                            matcher.start(),
                            matcher.end(),
                            span.group(matcher, "grade"),
                            group(matcher, "min"),
                            group(matcher, "max")));
                }
            }
        }
        return hits.stream().sorted(Comparator.comparingInt(Hit::from)).toList();
    }

    private static @Nullable String group(Matcher matcher, String name) {
        return matcher.namedGroups().containsKey(name) ? matcher.group(name) : null;
    }

    private static @Nullable Found<BigDecimal> bound(@Nullable String number, Span name) {
        return number == null ? null : new Found<>(new BigDecimal(number), name.sentence());
    }

    private static void fromTable(Table table, Sketch sketch) {
        int grade = table.column(GRADE_COLUMN);
        int range = table.column(RANGE_COLUMN);
        if (grade < 0 || range < 0 || grade == range) {
            return;
        }
        for (List<Span> row : table.entries()) {
            Matcher matcher = row.get(range).match(RANGE);
            if (matcher.find()) {
                Source source = row.get(grade).passage().all().source();
                String min = matcher.group("min") == null ? matcher.group("from") : matcher.group("min");
                String max = matcher.group("max") == null ? matcher.group("below") : matcher.group("max");
                sketch.grades.add(new Draft.Grade(
                        new Found<>(row.get(grade).text(), source),
                        min == null ? null : new Found<>(new BigDecimal(min), source),
                        max == null ? null : new Found<>(new BigDecimal(max), source)));
            }
        }
    }
}

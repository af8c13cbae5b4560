package org.minkao.evaluation.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who votes, and with which weight; a table may give a weight per class of appraisees. */
final class VotersRule implements NoticeRule {
    private static final Pattern PIECES = Pattern.compile("[,;。、](?![^(]*\\))|(?<=[)%])(?:以及|和|及|与)");
    private static final Pattern WEIGHED = Pattern.compile(
            "^(?:其中|由|即|为|包括|:)*:?(?<name>[^:\\d%]{2,40}?)(?:的?(?:权重|比例|比重|分值|评议|测评|评分|打分|票))*(?:各?占|为|是|:|\\(| )*(?<weight>\\d{1,3}(?:\\.\\d{1,2})?) ?(?:%|分)\\)?");
    private static final Pattern MEMBER =
            Pattern.compile("^(?<name>[^,:;。(\\d%]{2,40}?) *(?:\\(|,|:|占|的?权重|\\d|$|;|。)");
    private static final Pattern WEIGHT_ALONE =
            Pattern.compile("^(?:其)?(?:权重|比重|比例|分值|各?占)(?:为|是|占|:| )*(?<weight>\\d{1,3}(?:\\.\\d{1,2})?) ?(?:%|分)$");
    private static final Pattern EVALUATOR = Pattern.compile(
            "由(?<who>[^,。;:%]{2,30}?)(?:进行)?(?:评价|评议|测评|打分|评分|互评)[^。;%\\d]{0,10}(?:占|权重)[^。;%\\d]{0,6}(?<weight>\\d{1,3}(?:\\.\\d{1,2})?) ?%");
    private static final Pattern LABEL = Pattern.compile("^(?:[A-Za-z]|[一二三四五六七八九])[类层](?:面)?(?:为|是|:)");
    private static final Pattern SENTENCE = Pattern.compile("。");
    private static final Pattern LISTED =
            Pattern.compile("^[^。,;]{0,16}?(?:主体|人员|代表|层面|票种)?(?:为|包括|包含|由|:)(?<list>[^。;:%]{3,120}?)(?:组成)?(?:。|;|$)");
    private static final Pattern REST = Pattern.compile("等?(?:共|等) ?[" + Numerals.CLASS + "]{1,3}个?[^、]{0,8}$|等$");
    private static final Pattern VOTER_COLUMN = Pattern.compile("主体|层面|票种|人员|代表|评议人|投票|类别|对象|项目");
    private static final Pattern APPRAISED = Pattern.compile("参评|被|单位|科室");
    private static final Pattern WEIGHT_COLUMN = Pattern.compile("权重|比例|比重|分值|占比");
    private static final Pattern NO_VOTER = Pattern.compile("合计|总计|总分|满分|以上|以下|得分|加权|成绩");

    @Override
    public void read(Notice notice, Sketch sketch) {
        for (Section section : notice.about(Topic.VOTERS)) {
            Tables.of(section, sketch).forEach(table -> fromTable(table, sketch));
            if (sketch.voterClasses.isEmpty()) {
                section.children().forEach(child -> fromText(child, sketch));
            }
            if (sketch.voterClasses.isEmpty()) {
                Clauses.besidesTitle(section).stream()
                        .filter(span -> !span.passage().isRow())
                        .forEach(span -> inSentence(span, sketch));
            }
        }
        if (sketch.voterClasses.isEmpty()) {
            evaluators(notice, sketch);
        }
    }

    /** 由服务对象评价，占50%: whoever is said to evaluate with a weight, wherever that stands. */
    private static void evaluators(Notice notice, Sketch sketch) {
        List<Draft.VoterClass> found = new ArrayList<>();
        for (Span span : notice.root().everything()) {
            Matcher matcher = span.match(EVALUATOR);
            while (matcher.find()) {
                Span who = span.group(matcher, "who");
                found.add(new Draft.VoterClass(
                        who.foundInSentence(),
                        new Found<>(new BigDecimal(matcher.group("weight")), who.sentence()),
                        Map.of()));
            }
        }
        if (found.size() > 1) {
            sketch.voterClasses.addAll(found);
        }
    }

    private static void fromText(Section child, Sketch sketch) {
        if (child.marker().isEmpty()) {
            child.children().forEach(below -> fromText(below, sketch));
            return;
        }
        Matcher member = child.content().trim().match(MEMBER);
        if (member.find()) {
            Span name = child.content().trim().group(member, "name").trim();
            @Nullable
            Found<BigDecimal> weight = Weights.in(child.content())
                    .map(each ->
                            new Found<>(each.value(), child.content().trim().source()))
                    .or(() -> weighed(child.content()))
                    .orElse(null);
            add(sketch, new Found<>(name.text(), child.content().trim().source()), weight);
        }
    }

    private static Optional<Found<BigDecimal>> weighed(Span span) {
        Matcher matcher = span.trim().match(WEIGHED);
        return matcher.find()
                ? Optional.of(new Found<>(
                        new BigDecimal(matcher.group("weight")), span.trim().source()))
                : Optional.empty();
    }

    private static void inSentence(Span span, Sketch sketch) {
        int known = sketch.voterClasses.size();
        for (Span sentence : span.split(SENTENCE)) {
            Span list = Clauses.afterColon(sentence);
            Span before = list.part(0, 0);
            for (Span piece : list.split(PIECES)) {
                Matcher alone = piece.match(WEIGHT_ALONE);
                Matcher matcher = piece.match(WEIGHED);
                if (alone.find() && !before.isEmpty()) {
                    add(
                            sketch,
                            withoutLabel(before).foundInSentence(),
                            new Found<>(new BigDecimal(alone.group("weight")), piece.sentence()));
                } else if (matcher.find() && !piece.has(NO_VOTER)) {
                    add(
                            sketch,
                            piece.group(matcher, "name").trim(":(").foundInSentence(),
                            new Found<>(new BigDecimal(matcher.group("weight")), piece.sentence()));
                }
                before = piece;
            }
        }
        if (sketch.voterClasses.size() == known) {
            names(span, sketch);
        }
    }

    /** Without A类为 and the like. */
    private static Span withoutLabel(Span piece) {
        Matcher label = piece.match(LABEL);
        return label.find() ? piece.part(label.end()).trim() : piece;
    }

    /** A list without weights, where the sentence says that it is one. */
    private static void names(Span span, Sketch sketch) {
        Matcher listed = span.match(LISTED);
        if (listed.find()) {
            for (Span name : span.group(listed, "list").split(PIECES)) {
                Matcher rest = name.match(REST);
                Span bare = rest.find() ? name.part(0, rest.start()).trim() : name;
                if (!bare.isEmpty()) {
                    add(sketch, bare.foundInSentence(), null);
                }
            }
        }
    }

    private static void add(Sketch sketch, Found<String> name, @Nullable Found<BigDecimal> weight) {
        sketch.voterClasses.add(new Draft.VoterClass(name, weight, Map.of()));
    }

    private static void fromTable(Table given, Sketch sketch) {
        Span corner = given.head().getFirst();
        boolean turn = corner.has(APPRAISED) && !given.head().stream().anyMatch(cell -> cell.has(WEIGHT_COLUMN));
        Table table = turn ? given.turned() : given;
        int weightColumn = table.column(WEIGHT_COLUMN);
        int nameColumn = turn ? 0 : Math.max(table.column(VOTER_COLUMN), 0);
        if (weightColumn > 0) {
            for (List<Span> row : table.entries()) {
                Source source = row.get(nameColumn).passage().all().source();
                add(
                        sketch,
                        new Found<>(row.get(nameColumn).text(), source),
                        Weights.alone(row.get(weightColumn))
                                .map(value -> new Found<>(
                                        value,
                                        row.get(weightColumn).passage().all().source()))
                                .orElse(null));
            }
        } else if (isMatrix(table)) {
            table.entries().forEach(row -> sketch.voterClasses.add(matrixRow(table, row)));
        }
    }

    private static boolean isMatrix(Table table) {
        return table.head().size() > 1
                && table.entries().stream()
                        .allMatch(row -> row.subList(1, row.size()).stream()
                                .allMatch(cell -> Tables.isNothing(cell)
                                        || Weights.alone(cell).isPresent()));
    }

    private static Draft.VoterClass matrixRow(Table table, List<Span> row) {
        Map<String, Optional<Found<BigDecimal>>> weights = new LinkedHashMap<>();
        IntStream.range(1, row.size())
                .forEach(i -> weights.put(
                        table.head().get(i).text(),
                        Weights.alone(row.get(i))
                                .map(value -> new Found<>(
                                        value, row.get(i).passage().all().source()))));
        return new Draft.VoterClass(
                new Found<>(
                        row.getFirst().text(), row.getFirst().passage().all().source()),
                null,
                weights);
    }
}

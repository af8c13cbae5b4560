package org.minkao.evaluation.notice;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is appraised, with class, chief and deputy where they stand beside the name. */
final class AppraiseesRule implements NoticeRule {
    private static final Pattern LEAD = Pattern.compile(
            "^(?:本次|今年|此次)?(?:的)?(?:被?(?:民主)?(?:参评|考评|评议|测评|考核|评价)的?(?:对象|单位|范围))?(?:为|是|包括|共有?\\d*个?[,:]?|:)*");
    private static final Pattern REST = Pattern.compile("等?(?:共|等) ?[" + Numerals.CLASS + "]{1,3}个?[^、]{0,12}$|等$");
    private static final Pattern GROUPS = Pattern.compile("[;。]");
    private static final Pattern NAMES = Pattern.compile("[、,](?![^(]*\\))");
    private static final Pattern CLASS = Pattern.compile("^(?<class>[^:,、()]{1,20})(?:\\([^)]{0,20}\\))?:(?<rest>.+)$");
    private static final Pattern BESIDE = Pattern.compile("\\((?<notes>[^)]*)\\)$");
    private static final Pattern CHIEF =
            Pattern.compile("^(?:主要负责人|负责人|科长|主任|所长|站长|队长|股长)[: ]?(?<name>[\u4e00-\u9fff]{2,4})$");
    private static final Pattern DEPUTY =
            Pattern.compile("^(?:分管领导|分管副局长|分管负责人|分管局长|分管)[: ]?(?<name>[\u4e00-\u9fff]{2,4})$");
    private static final Pattern ELSEWHERE = Pattern.compile("^(?:具体)?(?:名单)?(?:详见|见|按)附件|名单附后|另行(?:通知|公布|确定)");
    private static final Pattern SENTENCE = Pattern.compile("是否|应当|必须|不得|要求|进行|开展");
    private static final Pattern NAME_COLUMN = Pattern.compile("单位|科室|名称|对象|部门");
    private static final Pattern CLASS_COLUMN = Pattern.compile("类别|类型|分类|组别");
    private static final Pattern CHIEF_COLUMN = Pattern.compile("负责人|科长|主任|姓名");
    private static final Pattern DEPUTY_COLUMN = Pattern.compile("分管");
    private static final int LONGEST_NAME = 40;

    @Override
    public void read(Notice notice, Sketch sketch) {
        for (Section section : notice.about(Topic.APPRAISEES)) {
            List<Table> tables = Tables.of(section, sketch);
            tables.forEach(table -> fromTable(table, sketch));
            Clauses.besidesTitle(section).stream()
                    .filter(span -> !span.passage().isRow())
                    .forEach(span -> fromText(span, sketch));
            for (Section child : section.children()) {
                fromText(child.content(), sketch);
                child.body().stream()
                        .filter(passage -> !passage.isRow())
                        .forEach(passage -> fromText(passage.all(), sketch));
                child.children().forEach(each -> names(each.content(), child.title(), sketch));
            }
        }
    }

    private static void fromTable(Table table, Sketch sketch) {
        int deputy = table.column(DEPUTY_COLUMN);
        int name = table.column(NAME_COLUMN);
        if (name < 0) {
            return;
        }
        int chief = table.column(CHIEF_COLUMN) == deputy ? -1 : table.column(CHIEF_COLUMN);
        int unitClass = table.column(CLASS_COLUMN);
        @Nullable Found<String> lastClass = null;
        for (List<Span> row : table.entries()) {
            lastClass = cell(row, unitClass) == null ? lastClass : cell(row, unitClass);
            Found<String> named = cell(row, name);
            if (named != null) {
                sketch.appraisees.add(new Draft.Appraisee(named, lastClass, cell(row, chief), cell(row, deputy)));
            }
        }
    }

    private static @Nullable Found<String> cell(List<Span> row, int column) {
        if (column < 0 || row.get(column).isEmpty()) {
            return null;
        }
        Span cell = row.get(column);
        return new Found<>(cell.text(), cell.passage().all().source());
    }

    private static void fromText(Span span, Sketch sketch) {
        for (Span group : span.trim().split(GROUPS)) {
            Matcher lead = group.match(LEAD);
            Span rest = lead.find() ? group.part(lead.end()).trim() : group;
            Matcher named = rest.match(CLASS);
            if (rest.key().endsWith(":")) {
                // It only announces what stands below.
                continue;
            }
            if (named.find()) {
                names(rest.group(named, "rest"), rest.group(named, "class").trim(), sketch);
            } else {
                names(Clauses.afterColon(rest), null, sketch);
            }
        }
    }

    private static void names(Span list, @Nullable Span unitClass, Sketch sketch) {
        if (list.has(ELSEWHERE)) {
            sketch.warn(
                    WarningCode.NAME_MISSING, list.sentence(), list.trim("。;").text());
            return;
        }
        for (Span piece : list.trim("。;").split(NAMES)) {
            Matcher rest = piece.match(REST);
            Span name = rest.find() ? piece.part(0, rest.start()).trim() : piece;
            if (!name.isEmpty() && name.length() <= LONGEST_NAME && !name.has(SENTENCE)) {
                sketch.appraisees.add(one(name, unitClass == null || unitClass.isEmpty() ? null : unitClass));
            }
        }
    }

    private static Draft.Appraisee one(Span piece, @Nullable Span unitClass) {
        Matcher beside = piece.match(BESIDE);
        Span name = piece;
        @Nullable Found<String> chief = null;
        @Nullable Found<String> deputy = null;
        if (beside.find() && beside.start() > 0) {
            for (Span note : piece.group(beside, "notes").split(Pattern.compile("[,、;]"))) {
                Matcher isChief = note.match(CHIEF);
                Matcher isDeputy = note.match(DEPUTY);
                if (isChief.find()) {
                    chief = note.group(isChief, "name").foundInSentence();
                    name = piece.part(0, beside.start()).trim();
                } else if (isDeputy.find()) {
                    deputy = note.group(isDeputy, "name").foundInSentence();
                    name = piece.part(0, beside.start()).trim();
                }
            }
        }
        return new Draft.Appraisee(
                name.foundInSentence(), unitClass == null ? null : unitClass.foundInSentence(), chief, deputy);
    }
}

package org.minkao.evaluation.notice;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.notice.People.Person;

/** Who leads the evaluation, and whose office does the work. */
final class LeadingGroupRule implements NoticeRule {
    private static final String ROLE = "(?<role>(?:第一|常务)?副? ?组 *长|成 *员|办公室(?:副?主任)|(?<=办公室)副?主任|联络员)";
    private static final Pattern ROLE_ALONE = Pattern.compile("^" + ROLE + "$");
    private static final Pattern ROLE_COLUMN = Pattern.compile("职务|职责|分工|组内");
    private static final Pattern NAME_COLUMN = Pattern.compile("姓 *名");
    private static final Pattern POST_COLUMN = Pattern.compile("单位|行政职务|现任|备注");
    private static final Pattern CLAUSE = Pattern.compile("[,;。]");
    private static final Pattern TAKES_ROLE =
            Pattern.compile("^(?:.{0,40}?领导小组[,:]?)?(?:由|以)?(?<who>[^:]{2,60}?)(?:同志)?(?:担任|兼任|任|为)" + ROLE + "$");
    private static final Pattern ROLE_BY =
            Pattern.compile("^(?:[^,;。]{0,20}领导小组)?" + ROLE + "由(?<who>[^:]{2,60}?)(?:同志)?(?:担任|兼任|兼|组成)$");
    private static final Pattern OFFICE_BY = Pattern.compile("^(?<role>副?主任)由(?<who>[^:]{2,60}?)(?:同志)?(?:担任|兼任|兼)$");
    private static final Pattern LISTED = Pattern.compile("^ *" + ROLE + " *[: ] *(?<who>.*)$");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:名单|组成人员|人员名单)[^。;]{0,8}(?:附后|另行|见附件|另发|另文)");
    private static final Pattern CALLED =
            Pattern.compile("(?:办公室|办)\\((?:以下)?(?:简称|统称)?:?\"?(?<name>[^)\"]{2,30}?)\"?\\)");
    private static final Pattern SEATED =
            Pattern.compile("(?<name>(?:领导小组|[\u4e00-\u9fff]{0,16}(?:考评|评议|测评|考核|评价)(?:工作)?)?办公室)(?:设在|设于)");
    private static final Pattern SET_UP = Pattern.compile("下设(?<name>[^,。;()]{0,20}办公室)");
    private static final Pattern COUNTY = Pattern.compile("[县市区旗](?:民主)?(?:考评|评议|测评|考核)(?:工作)?(?:领导小组)?(?:办公室|办)(?!法)");
    private static final Pattern BESIDE_BLANK = Pattern.compile("(?<post>[\u4e00-\u9fff、]{2,40})(?<!某|略|待定)");
    private static final int LONGEST_ENTRY = 60;

    @Override
    public void read(Notice notice, Sketch sketch) {
        List<Section> sections = notice.about(Topic.LEADERSHIP);
        for (Section section : sections) {
            section.everything().forEach(span -> office(span, sketch));
            group(section.everything(), sketch);
            Tables.of(section, sketch).forEach(table -> fromTable(table, sketch));
        }
        if (sketch.leadingGroup.isEmpty()) {
            group(notice.root().everything(), sketch);
        }
        if (sketch.office == null) {
            notice.root().everything().forEach(span -> office(span, sketch));
        }
        notice.root().everything().forEach(span -> county(span, sketch));
    }

    private static void group(List<Span> spans, Sketch sketch) {
        @Nullable Span listRole = null;
        for (Span span : spans) {
            if (span.has(ELSEWHERE)) {
                sketch.warn(WarningCode.NAME_MISSING, span.source(), span.trim().text());
            }
            Matcher listed = span.match(LISTED);
            if (listed.find()) {
                listRole = span.group(listed, "role");
                Span who = span.group(listed, "who").trim();
                if (who.has(ELSEWHERE)) {
                    continue;
                }
                if (who.isEmpty()) {
                    sketch.warn(WarningCode.NAME_MISSING, span.source(), listRole.text());
                } else {
                    add(listRole, who, span.source(), sketch);
                }
            } else if (listRole != null && isEntry(span)) {
                add(listRole, span, span.source(), sketch);
            } else {
                listRole = null;
                inSentence(span, sketch);
            }
        }
    }

    private static void fromTable(Table table, Sketch sketch) {
        int role = table.column(ROLE_COLUMN);
        int name = table.column(NAME_COLUMN);
        int post = table.column(POST_COLUMN);
        for (List<Span> row : table.entries()) {
            if (role >= 0 && name >= 0 && row.get(role).has(ROLE_ALONE)) {
                Source source = row.get(role).passage().all().source();
                boolean blank =
                        row.get(name).isEmpty() || People.isBlank(row.get(name).key());
                if (blank) {
                    sketch.warn(WarningCode.NAME_MISSING, source, row.get(role).text());
                }
                sketch.leadingGroup.add(new Draft.LeadingPost(
                        new Found<>(row.get(role).text().replace(" ", ""), source),
                        post < 0 || post == role || row.get(post).isEmpty()
                                ? null
                                : new Found<>(row.get(post).text(), source),
                        blank ? null : new Found<>(row.get(name).text(), source)));
            }
        }
    }

    /** A line below 副组长: with one more person. */
    private static boolean isEntry(Span span) {
        return span.length() <= LONGEST_ENTRY
                && span.passage().all().equals(span)
                && People.of(span).stream().anyMatch(person -> person.name() != null)
                && span.key().indexOf('。') < 0;
    }

    private static void inSentence(Span span, Sketch sketch) {
        for (Span clause : span.split(CLAUSE)) {
            Matcher takes = clause.match(TAKES_ROLE);
            Matcher by = clause.match(ROLE_BY);
            Matcher office = clause.match(OFFICE_BY);
            Matcher fits = takes.find()
                    ? takes
                    : by.find() ? by : office.find() && span.key().contains("办公室") ? office : null;
            if (fits != null) {
                add(clause.group(fits, "role"), clause.group(fits, "who"), clause.sentence(), sketch);
            }
        }
    }

    private static void add(Span role, Span who, Source source, Sketch sketch) {
        Found<String> named = new Found<>(role.text().replace(" ", ""), source);
        if (People.isBlank(who.key())) {
            sketch.warn(WarningCode.NAME_MISSING, source, named.value());
        }
        for (Person person : People.of(who)) {
            Span post = person.post();
            if (post != null && People.isBlank(post.key())) {
                post = withoutBlank(post);
            }
            if (post != null || person.name() != null) {
                sketch.leadingGroup.add(new Draft.LeadingPost(
                        named,
                        post == null ? null : new Found<>(post.text(), source),
                        person.name() == null ? null : new Found<>(person.name().text(), source)));
            }
        }
    }

    private static @Nullable Span withoutBlank(Span post) {
        Matcher matcher = post.match(BESIDE_BLANK);
        return matcher.find() ? post.group(matcher, "post") : null;
    }

    private static void office(Span span, Sketch sketch) {
        for (Pattern pattern : List.of(CALLED, SEATED, SET_UP)) {
            Matcher matcher = span.match(pattern);
            if (sketch.office == null && matcher.find()) {
                sketch.office = span.group(matcher, "name").foundInSentence();
            }
        }
    }

    private static void county(Span span, Sketch sketch) {
        Matcher matcher = span.match(COUNTY);
        while (sketch.countyOffice == null && matcher.find()) {
            String name = matcher.group();
            Found<String> office = sketch.office;
            if (office == null || !office.value().contains(name)) {
                sketch.countyOffice = span.part(matcher.start(), matcher.end()).foundInSentence();
            }
        }
    }
}

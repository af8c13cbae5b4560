package org.minkao.evaluation.notice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the notice counts, against what it lists; and numbers that are left out of a list. */
final class CountCheck implements NoticeRule {
    private static final String COUNT = "(?<count>[一二两三四五六七八九十]{1,3}|\\d{1,3})";
    private static final Pattern STAGES =
            Pattern.compile("(?:分为?|共分?为?|按|为|有|\\(|,|。|:|^) ?" + COUNT + "个?(?:阶段|步骤|步)");
    private static final Pattern PARTS = Pattern.compile(
            "(?:分为?|共有?|包括|以下|下列|如下|从|含|有|等|为|\\(|,|。|:|^) ?" + COUNT + "(?:个|大)?(?:方面|大项|部分|项|类内容|条|点)(?!目)");
    private static final Pattern ABOVE = Pattern.compile("以上 ?" + COUNT + "(?:个|大)?(?:方面|大项|部分|项)");
    private static final Pattern APPRAISED = Pattern.compile("(?:共|等|共计|共有) ?" + COUNT + "个?(?:单位|科室|部门|中心|站所|对象)");
    private static final Pattern VOTERS =
            Pattern.compile("(?:分为?|共分?为?|以下|下列|由|等) ?" + COUNT + "(?:个|大|种)?(?:层面|类|主体|票种|方面)");
    private static final Pattern GRADES = Pattern.compile("(?:分为?|设|划分为|等) ?" + COUNT + "个?(?:等次|等级|档次|档)");
    private static final int FEWEST_SIBLINGS = 2;

    @Override
    public void read(Notice notice, Sketch sketch) {
        notice.about(Topic.PHASES).forEach(section -> check(section.own(), STAGES, sketch.phases.size(), sketch));
        for (Section section : notice.about(Topic.DIMENSIONS)) {
            check(section.own(), PARTS, sketch.dimensions.size(), sketch);
            check(section.everything(), ABOVE, sketch.dimensions.size(), sketch);
            section.children().stream()
                    .filter(child ->
                            child.children().size() > 0 && child.marker().isPresent())
                    .forEach(child -> check(child.own(), PARTS, child.children().size(), sketch));
        }
        if (!sketch.appraisees.isEmpty()) {
            notice.about(Topic.APPRAISEES)
                    .forEach(section -> check(section.own(), APPRAISED, sketch.appraisees.size(), sketch));
        }
        if (!sketch.voterClasses.isEmpty()) {
            notice.about(Topic.VOTERS)
                    .forEach(section -> check(section.own(), VOTERS, sketch.voterClasses.size(), sketch));
        }
        if (!sketch.grades.isEmpty()) {
            notice.about(Topic.GRADES).forEach(section -> check(section.own(), GRADES, sketch.grades.size(), sketch));
        }
        notice.root().tree().forEach(section -> gaps(section, sketch));
    }

    private static void check(List<Span> spans, Pattern counted, int listed, Sketch sketch) {
        for (Span span : spans) {
            Matcher matcher = span.match(counted);
            if (matcher.find()) {
                int count = Numerals.of(matcher.group("count"));
                if (count > 0 && count != listed) {
                    sketch.warn(
                            WarningCode.COUNT_DIFFERS,
                            span.part(matcher.start(), matcher.end()).sentence(),
                            matcher.group(),
                            listed);
                }
                return;
            }
        }
    }

    private static void gaps(Section section, Sketch sketch) {
        Map<Marker.Style, List<Section>> byStyle = section.children().stream()
                .filter(child -> child.marker()
                        .filter(marker -> marker.style() != Marker.Style.HEADING)
                        .isPresent())
                .collect(java.util.stream.Collectors.groupingBy(
                        child -> child.marker().orElseThrow().style()));
        for (List<Section> siblings : byStyle.values()) {
            for (int i = 1; siblings.size() >= FEWEST_SIBLINGS && i < siblings.size(); i++) {
                int before = ordinal(siblings.get(i - 1));
                int here = ordinal(siblings.get(i));
                if (here != before + 1 && here != 1) {
                    sketch.warn(
                            WarningCode.NUMBERING_GAP,
                            siblings.get(i).content().passage().all().source(),
                            before,
                            here);
                }
            }
        }
    }

    private static int ordinal(Section section) {
        Optional<Marker> marker = section.marker();
        return marker.map(Marker::ordinal).orElse(0);
    }
}

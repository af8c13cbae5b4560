package org.minkao.evaluation.notice;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Discipline, scoring, use of the result, and what else is required, in the notice's own sentences. */
final class ClauseRule implements NoticeRule {
    private static final Set<Topic> TOPICS =
            EnumSet.of(Topic.REQUIREMENTS, Topic.DISCIPLINE, Topic.RESULT_USE, Topic.SCORING);
    private static final Set<Topic> STRUCTURE =
            EnumSet.of(Topic.DIMENSIONS, Topic.PHASES, Topic.VOTERS, Topic.APPRAISEES);
    /** Their words are somebody's items and names, whatever they sound like. */
    private static final Set<Topic> CONTENT = EnumSet.of(Topic.DIMENSIONS, Topic.VOTERS);

    private static final Pattern DISCIPLINE = Pattern.compile("纪律|不得|严禁|禁止|追究|严肃处理");
    private static final Pattern DISCIPLINE_TITLE = Pattern.compile("纪律|追究|处罚|监督");
    private static final Pattern RESULT_TITLE = Pattern.compile("结果|奖|惩|运用");
    private static final Pattern SCORING_TITLE = Pattern.compile("计分|评分|加分|扣分|得分");
    private static final Pattern NEXT = Pattern.compile("(?<=[,;。])(?=[一二三四五六]是)");
    private static final Pattern PHASE = Pattern.compile("[^。;,:]{2,16}(?:阶段|\\([^)]{0,20}\\d ?月)");
    private static final Pattern SENTENCE = Pattern.compile("[。;]");

    @Override
    public void read(Notice notice, Sketch sketch) {
        read(notice.root(), sketch);
    }

    private static void read(Section section, Sketch sketch) {
        boolean phases = Topic.of(section).contains(Topic.PHASES);
        for (Section child : section.children()) {
            if (isStage(child) || (phases && child.content().match(PHASE).lookingAt())) {
                // A phase may be called 结果运用; what is done in it is no rule.
                continue;
            }
            Set<Topic> topics = Topic.of(child);
            if (topics.stream().noneMatch(STRUCTURE::contains)
                    && topics.stream().anyMatch(TOPICS::contains)) {
                clauses(child, kind(topics), sketch);
            } else if (topics.stream().noneMatch(CONTENT::contains)) {
                read(child, sketch);
            }
        }
    }

    private static boolean isStage(Section section) {
        return section.marker()
                .filter(marker -> marker.style() == Marker.Style.STAGE)
                .isPresent();
    }

    private static ClauseKind kind(Set<Topic> topics) {
        if (topics.contains(Topic.DISCIPLINE)) {
            return ClauseKind.DISCIPLINE;
        }
        if (topics.contains(Topic.RESULT_USE)) {
            return ClauseKind.RESULT_USE;
        }
        return topics.contains(Topic.SCORING) ? ClauseKind.SCORING : ClauseKind.REQUIREMENT;
    }

    private static void clauses(Section section, ClauseKind kind, Sketch sketch) {
        Clauses.besidesTitle(section).stream()
                .filter(span -> !span.passage().isRow())
                .filter(span -> span.has(SENTENCE) || section.children().isEmpty())
                .flatMap(span -> span.split(NEXT).stream())
                .forEach(span -> add(span, kind(span.part(0, 0), span, kind), sketch));
        for (Section child : section.children()) {
            if (child.children().isEmpty()) {
                Span whole = child.content().trim();
                add(whole, kind(child.title(), whole, kind), sketch);
                child.body().stream()
                        .filter(passage -> !passage.isRow())
                        .map(Passage::all)
                        .forEach(below -> add(below, kind(below.part(0, 0), below, kind), sketch));
            } else {
                clauses(child, kind(child.title(), child.content(), kind), sketch);
            }
        }
    }

    /** The title decides, then the section, then the words. */
    private static ClauseKind kind(Span title, Span text, ClauseKind section) {
        List<ClauseKind> told = List.of(
                title.has(DISCIPLINE_TITLE) ? ClauseKind.DISCIPLINE : ClauseKind.REQUIREMENT,
                title.has(RESULT_TITLE) ? ClauseKind.RESULT_USE : ClauseKind.REQUIREMENT,
                title.has(SCORING_TITLE) ? ClauseKind.SCORING : ClauseKind.REQUIREMENT,
                section == ClauseKind.RESULT_USE && title.isEmpty() && text.has(DISCIPLINE)
                        ? ClauseKind.DISCIPLINE
                        : ClauseKind.REQUIREMENT,
                section,
                title.isEmpty() && text.has(DISCIPLINE) ? ClauseKind.DISCIPLINE : ClauseKind.REQUIREMENT);
        return told.stream()
                .filter(each -> each != ClauseKind.REQUIREMENT)
                .findFirst()
                .orElse(ClauseKind.REQUIREMENT);
    }

    private static void add(Span text, ClauseKind kind, Sketch sketch) {
        Span bare = text.trim("、,");
        if (!bare.isEmpty()) {
            sketch.rules.add(new Draft.Clause(bare.found(), kind));
        }
    }
}

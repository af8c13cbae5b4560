package org.minkao.evaluation.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/** Reads the lines of a notice into a draft of a plan; a text that is no plan is refused. */
public final class ReadNotice {
    private static final List<NoticeRule> RULES = List.of(
            new BasisRule(),
            new LeadingGroupRule(),
            new PrinciplesRule(),
            new AppraiseesRule(),
            new DimensionsRule(),
            new PhasesRule(),
            new VotersRule(),
            new ScaleRule(),
            new GradesRule(),
            new ClauseRule(),
            new PhaseCheck(),
            new WeightCheck(),
            new CountCheck(),
            new GradeCheck());
    private static final Pattern EVALUATION = Pattern.compile("考评|评议|测评|考核|评价");
    private static final Pattern MARKUP = Pattern.compile("(?i)^\\s*<(?:!doctype|html|\\?xml)");
    private static final int FEWEST_PARTS = 2;
    private static final int MOST_LINES = 20_000;
    private static final int MOST_CHARACTERS = 400_000;
    private static final int LONGEST_LINE = 20_000;

    private final Furniture furniture = new Furniture();
    private final Corruptions corruptions = new Corruptions();

    /** A draft, and what a person should look at in it. */
    public record Result(Draft draft, List<Warning> warnings) {
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    public Result read(List<NoticeLine> lines) {
        requireModest(lines);
        Sketch sketch = new Sketch();
        List<Passage> passages = new ArrayList<>();
        for (Passage passage : Passages.of(furniture.removed(lines))) {
            passages.add(corruptions.repair(passage, sketch::warn));
        }
        if (passages.isEmpty()) {
            throw refused("file holds no text (expected: a work plan with its words)");
        }
        if (MARKUP.matcher(passages.getFirst().text()).find()) {
            throw refused("file is a page of markup (expected: the work plan as text, .docx or .pdf)");
        }
        Notice notice = Notice.of(HeadRule.read(passages, sketch));
        RULES.forEach(rule -> rule.read(notice, sketch));
        requirePlan(passages, sketch);
        return new Result(sketch.draft(), sketch.warnings());
    }

    private static void requireModest(List<NoticeLine> lines) {
        long characters = lines.stream().mapToLong(line -> line.text().length()).sum();
        if (lines.size() > MOST_LINES
                || characters > MOST_CHARACTERS
                || lines.stream().anyMatch(line -> line.text().length() > LONGEST_LINE)) {
            throw new Refusal(
                    EvaluationReason.NOTICE_UNREADABLE,
                    "file has %d lines and %d characters (expected: at most %d and %d, no line longer than %d)"
                            .formatted(lines.size(), characters, MOST_LINES, MOST_CHARACTERS, LONGEST_LINE));
        }
    }

    /** A plan says who is evaluated by what and when: at least two of that, and that it is an evaluation. */
    private static void requirePlan(List<Passage> passages, Sketch sketch) {
        long parts = Stream.of(
                        sketch.appraisees,
                        sketch.dimensions,
                        sketch.phases,
                        sketch.voterClasses,
                        sketch.scale,
                        sketch.grades)
                .filter(part -> !part.isEmpty())
                .count();
        boolean evaluation = passages.stream()
                .anyMatch(passage -> EVALUATION.matcher(passage.key()).find());
        if (!evaluation || parts < FEWEST_PARTS) {
            throw refused(
                    "file is no work plan of an evaluation: %d of appraisees, dimensions, phases, voter classes, scale and grades were found (expected: at least %d)"
                            .formatted(evaluation ? parts : 0, FEWEST_PARTS));
        }
    }

    private static Refusal refused(String detail) {
        return new Refusal(EvaluationReason.NOTICE_NO_PLAN, detail, "file");
    }
}

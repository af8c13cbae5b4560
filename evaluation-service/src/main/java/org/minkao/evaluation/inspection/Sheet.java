package org.minkao.evaluation.inspection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Decimals;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Refusal;

/** The marks of an inspection, one per item of the plan, with what was found. */
public record Sheet(List<Entry> entries) {
    private static final BigDecimal BEST = new BigDecimal(100);
    private static final int MOST_ENTRIES = 1000;
    private static final int LONGEST = 2000;
    /** Of one inspector at one item; several inspectors' are put together. */
    private static final int MOST_FILES = 10;

    public Sheet {
        entries = List.copyOf(entries);
    }

    /**
     * The mark of one item.
     *
     * @param evidence the SHA-256 of files that were handed in for the inspection
     */
    public record Entry(
            String item,
            BigDecimal mark,
            @Nullable String note,
            @Nullable Problem problem,
            @Nullable List<String> evidence) {
        public Entry {
            evidence = evidence == null ? List.of() : List.copyOf(evidence);
        }

        public Entry(String item, BigDecimal mark, @Nullable String note, @Nullable Problem problem) {
            this(item, mark, note, problem, null);
        }

        /** The files that show it, by their SHA-256. */
        public List<String> files() {
            return evidence == null ? List.of() : evidence;
        }
    }

    /**
     * What was found wrong at an item.
     *
     * @param rectifiedAtOnce whether it was put right on the spot
     * @param measure what was or will be done about it
     * @param cause why it came about
     */
    public record Problem(
            String text,
            Severity severity,
            boolean rectifiedAtOnce,
            @Nullable String measure,
            @Nullable String cause) {
        public Problem(String text, Severity severity, boolean rectifiedAtOnce, @Nullable String measure) {
            this(text, severity, rectifiedAtOnce, measure, null);
        }
    }

    /** How grave a problem is. */
    public enum Severity {
        MINOR,
        MAJOR,
        SERIOUS
    }

    /** The sheet in the plan's order, or a refusal unless every item is marked exactly once. */
    static Sheet checked(Inspection.Kind kind, Plan plan, List<Entry> given) {
        return whole(kind, plan, given, 1);
    }

    /** The same of several inspectors' sheets put together, whose files add up. */
    static Sheet whole(Inspection.Kind kind, Plan plan, List<Entry> given, int inspectors) {
        Check.list("entries", given, 1, MOST_ENTRIES);
        requireEachOnce(plan, given);
        for (int i = 0; i < given.size(); i++) {
            check(kind, "entries[%d]".formatted(i), given.get(i), MOST_FILES * inspectors);
        }
        return inOrder(plan, given);
    }

    /** This sheet with another answer to one item. */
    static Sheet with(@Nullable Sheet before, Inspection.Kind kind, Plan plan, Entry answer) {
        List<String> items = items(plan);
        if (!items.contains(answer.item())) {
            throw Check.invalid("item", answer.item(), "one of " + items);
        }
        check(kind, "", answer, MOST_FILES);
        List<Entry> answers = new ArrayList<>(before == null ? List.of() : before.entries());
        answers.removeIf(entry -> entry.item().equals(answer.item()));
        answers.add(answer);
        return inOrder(plan, answers);
    }

    private static List<String> items(Plan plan) {
        return plan.items().stream().map(Plan.Item::id).toList();
    }

    private static Sheet inOrder(Plan plan, List<Entry> given) {
        List<String> items = items(plan);
        return new Sheet(given.stream()
                .sorted(Comparator.comparingInt(entry -> items.indexOf(entry.item())))
                .toList());
    }

    private static void requireEachOnce(Plan plan, List<Entry> given) {
        List<String> items = items(plan);
        List<String> marked = given.stream().map(Entry::item).toList();
        List<String> missing =
                items.stream().filter(item -> !marked.contains(item)).toList();
        List<String> unknown =
                marked.stream().filter(item -> !items.contains(item)).distinct().toList();
        List<String> again = marked.stream()
                .filter(item -> Collections.frequency(marked, item) > 1)
                .distinct()
                .toList();
        if (!missing.isEmpty() || !unknown.isEmpty() || !again.isEmpty()) {
            throw new Refusal(
                    EvaluationReason.SHEET_INCOMPLETE,
                    "missing %s, more than once %s, not in the plan %s (expected: each of %s once)"
                            .formatted(missing, again, unknown, items),
                    "entries");
        }
    }

    private static void check(Inspection.Kind kind, String entryPath, Entry entry, int mostFiles) {
        String path = entryPath.isEmpty() ? "" : entryPath + ".";
        // Plain text first: a number such as 1E9999999 must not be written out.
        if (Math.abs(entry.mark().scale()) > 12) {
            throw Check.invalid(path + "mark", "another number", "0 to 100 with at most 2 places");
        }
        Check.decimal(path + "mark", Decimals.plain(entry.mark()), BigDecimal.ZERO, BEST, 2);
        if (entry.note() != null) {
            Check.lines(path + "note", entry.note(), 1, LONGEST);
        }
        if (entry.problem() != null) {
            check(kind, path + "problem.", entry.problem());
        }
        checkFiles(path + "evidence", entry.files(), mostFiles);
    }

    /** Who inspects himself says why it came about and what he does; on site the rectification will ask for that. */
    private static void check(Inspection.Kind kind, String path, Problem problem) {
        boolean self = kind == Inspection.Kind.SELF;
        Check.lines(path + "text", problem.text(), 1, LONGEST);
        if (self || problem.cause() != null) {
            Check.lines(path + "cause", problem.cause(), 1, LONGEST);
        }
        if (self || problem.rectifiedAtOnce() || problem.measure() != null) {
            Check.lines(path + "measure", problem.measure(), 1, LONGEST);
        }
    }

    private static void checkFiles(String path, List<String> files, int most) {
        Check.list(path, files, 0, most);
        for (int i = 0; i < files.size(); i++) {
            String each = "%s[%d]".formatted(path, i);
            Check.matches(each, files.get(i), Evidence.SHA256, "the SHA-256 of a file as 64 hex digits");
            if (files.indexOf(files.get(i)) < i) {
                throw Check.invalid(each, files.get(i), "each file once");
            }
        }
    }
}

package org.minkao.evaluation.inspection;

import java.math.BigDecimal;
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

    public Sheet {
        entries = List.copyOf(entries);
    }

    /** The mark of one item. */
    public record Entry(
            String item,
            BigDecimal mark,
            @Nullable String note,
            @Nullable Problem problem) {}

    /** What was found wrong at an item, and whether it was put right on the spot. */
    public record Problem(
            String text,
            Severity severity,
            boolean rectifiedAtOnce,
            @Nullable String measure) {}

    /** How grave a problem is. */
    public enum Severity {
        MINOR,
        MAJOR,
        SERIOUS
    }

    /** The sheet in the plan's order, or a refusal unless every item is marked exactly once. */
    static Sheet checked(Plan plan, List<Entry> given) {
        Check.list("entries", given, 1, 1000);
        List<String> items = plan.items().stream().map(Plan.Item::id).toList();
        List<String> marked = given.stream().map(Entry::item).toList();
        List<String> wanted = items.stream().sorted().toList();
        if (!marked.stream().sorted().toList().equals(wanted)) {
            throw new Refusal(
                    EvaluationReason.SHEET_INCOMPLETE,
                    "the sheet marks %s (expected: each of %s once)".formatted(marked, items),
                    "entries");
        }
        for (int i = 0; i < given.size(); i++) {
            check("entries[%d]".formatted(i), given.get(i));
        }
        return new Sheet(given.stream()
                .sorted((a, b) -> Integer.compare(items.indexOf(a.item()), items.indexOf(b.item())))
                .toList());
    }

    private static void check(String path, Entry entry) {
        // Plain text first: a number such as 1E9999999 must not be written out.
        if (Math.abs(entry.mark().scale()) > 12) {
            throw Check.invalid(path + ".mark", "another number", "0 to 100 with at most 2 places");
        }
        Check.decimal(path + ".mark", Decimals.plain(entry.mark()), BigDecimal.ZERO, BEST, 2);
        if (entry.note() != null) {
            Check.lines(path + ".note", entry.note(), 1, 2000);
        }
        Problem problem = entry.problem();
        if (problem != null) {
            Check.lines(path + ".problem.text", problem.text(), 1, 2000);
            if (problem.rectifiedAtOnce() || problem.measure() != null) {
                Check.lines(path + ".problem.measure", problem.measure(), 1, 2000);
            }
        }
    }
}

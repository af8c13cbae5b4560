package org.minkao.evaluation.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.Sheet;
import org.minkao.kit.core.Check;

/** What people send about an inspection. */
final class InspectionRequests {
    private static final BigDecimal BEST = new BigDecimal(100);

    private InspectionRequests() {}

    /** An inspection to be planned. */
    record PlanRequest(
            Inspection.@Nullable Kind kind,
            @Nullable String appraisee,
            @Nullable LocalDate plannedOn,
            @Nullable List<@Nullable String> inspectors) {}

    /** The filled sheet. */
    record SheetRequest(@Nullable List<@Nullable EntryRequest> entries) {

        List<Sheet.Entry> filled() {
            List<EntryRequest> given = Check.list("entries", entries, 1, 1000);
            List<Sheet.Entry> filled = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                filled.add(given.get(i).entry("entries[%d]".formatted(i)));
            }
            return filled;
        }
    }

    /** One line of it; the mark is a decimal string or a number. */
    record EntryRequest(
            @Nullable String item,
            @Nullable DecimalText mark,
            @Nullable String note,
            @Nullable ProblemRequest problem,
            @Nullable List<@Nullable String> evidence) {

        Sheet.Entry entry(String path) {
            return line(path + ".", Check.present(path + ".item", item), mark, note, problem, evidence);
        }
    }

    /** The answer to one item of a self-inspection; the item stands in the address. */
    record AnswerRequest(
            @Nullable DecimalText mark,
            @Nullable String note,
            @Nullable ProblemRequest problem,
            @Nullable List<@Nullable String> evidence) {

        Sheet.Entry answer(String item) {
            return line("", item, mark, note, problem, evidence);
        }
    }

    private static Sheet.Entry line(
            String path,
            String item,
            @Nullable DecimalText mark,
            @Nullable String note,
            @Nullable ProblemRequest problem,
            @Nullable List<@Nullable String> evidence) {
        return new Sheet.Entry(
                item,
                Check.decimal(path + "mark", DecimalText.of(mark), BigDecimal.ZERO, BEST, 2),
                note,
                problem == null ? null : problem.problem(path + "problem"),
                evidence == null ? null : Check.list(path + "evidence", evidence, 0, 100));
    }

    /** What was found at the item. */
    record ProblemRequest(
            @Nullable String text,
            Sheet.@Nullable Severity severity,
            @Nullable Boolean rectifiedAtOnce,
            @Nullable String measure,
            @Nullable String cause) {

        Sheet.Problem problem(String path) {
            return new Sheet.Problem(
                    Check.present(path + ".text", text),
                    Check.present(path + ".severity", severity),
                    Check.present(path + ".rectifiedAtOnce", rectifiedAtOnce),
                    measure,
                    cause);
        }
    }

    /** The sheet handed in. */
    record SubmitRequest(@Nullable String summary) {}
}

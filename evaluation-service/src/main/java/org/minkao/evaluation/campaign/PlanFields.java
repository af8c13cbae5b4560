package org.minkao.evaluation.campaign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Refusal;

/** Looks at every single field of a plan. */
final class PlanFields {
    private static final Pattern ID = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,31}");
    private static final Pattern CAMPAIGN = Pattern.compile("[a-z2-7]{26}");
    private static final Pattern STYLE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,189}");
    private static final Set<String> ROUNDING = Set.of("HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN");
    private static final String ID_SHAPE = "1 to 32 characters of a-z, 0-9, _ and -";

    private final List<PlanProblem> problems = new ArrayList<>();

    private PlanFields() {}

    static List<PlanProblem> problems(Plan plan) {
        PlanFields fields = new PlanFields();
        fields.head(plan);
        fields.who(plan);
        fields.content(plan);
        fields.voting(plan);
        fields.numbers(plan);
        return fields.problems;
    }

    private void head(Plan plan) {
        text("title", plan.title(), 200);
        text("issuer", plan.issuer(), 120);
        text("office", plan.office(), 120);
        text("countyOffice", plan.countyOffice(), 120);
        whole("year", plan.year(), 2000, 2100);
        texts("legalBasis", plan.legalBasis(), 50, 500);
        texts("principles", plan.principles(), 50, 500);
        size("corrections", plan.corrections(), 0, 100);
        each("corrections", plan.corrections(), (path, c) -> {
            text(path + ".asWritten", c.asWritten(), 500);
            text(path + ".corrected", c.corrected(), 500);
            text(path + ".reason", c.reason(), 500);
        });
        size("rules", plan.rules(), 0, 200);
        each("rules", plan.rules(), (path, rule) -> lines(path + ".text", rule.text(), 2000));
    }

    private void who(Plan plan) {
        size("leadingGroup", plan.leadingGroup(), 1, 100);
        each("leadingGroup", plan.leadingGroup(), (path, post) -> {
            text(path + ".role", post.role(), 60);
            text(path + ".post", post.post(), 120);
            optional(path + ".name", post.name(), 60);
        });
        size("appraisees", plan.appraisees(), 1, 200);
        each("appraisees", plan.appraisees(), (path, a) -> {
            id(path + ".id", a.id());
            if (a.id().equals("_")) {
                wrong(path + ".id", "is _ (expected: an id of its own, _ stands for none)");
            }
            text(path + ".name", a.name(), 120);
            text(path + ".class", a.unitClass(), 80);
            text(path + ".chief", a.chief(), 60);
            optional(path + ".deputy", a.deputy(), 60);
        });
        size("assignments", plan.assignments(), 0, 2000);
        each("assignments", plan.assignments(), (path, a) -> {
            text(path + ".person", a.person(), 64);
            text(path + ".name", a.name(), 60);
            optional(path + ".email", a.email(), 254);
            if (a.email() != null && !EMAIL.matcher(a.email()).matches()) {
                // An address is contact data: the refusal does not repeat it.
                wrong(path + ".email", "is no mail address (expected: name@host)");
            }
        });
    }

    private void content(Plan plan) {
        size("dimensions", plan.dimensions(), 1, 20);
        each("dimensions", plan.dimensions(), (path, d) -> {
            id(path + ".id", d.id());
            text(path + ".name", d.name(), 120);
            decimal(path + ".weight", d.weight(), 0, 100, false);
            size(path + ".items", d.items(), 1, 50);
            each(path + ".items", d.items(), (at, item) -> {
                id(at + ".id", item.id());
                lines(at + ".text", item.text(), 2000);
                lines(at + ".question", item.question(), 2000);
                decimal(at + ".weight", item.weight(), 0, 100, false);
            });
        });
        size("commitments", plan.promised(), 0, 500);
        each("commitments", plan.promised(), (path, commitment) -> {
            id(path + ".id", commitment.id());
            lines(path + ".text", commitment.text(), 2000);
            Plan.Measure measure = commitment.measure();
            if (measure != null) {
                text(path + ".measure.statement", measure.statement(), 300);
                decimal(path + ".measure.target", measure.target(), 0, 100, true);
            }
        });
        each("phases", plan.phases(), (path, phase) -> {
            text(path + ".name", phase.name(), 80);
            optional(path + ".asWritten", phase.asWritten(), 500);
            size(path + ".tasks", phase.todo(), 0, 50);
            each(path + ".tasks", phase.todo(), (at, task) -> {
                id(at + ".id", task.id());
                text(at + ".text", task.text(), 500);
                optional(at + ".owner.person", task.owner().person(), 64);
            });
            whole(path + ".start (year)", phase.start().getYear(), 2000, 2100);
            whole(path + ".end (year)", phase.end().getYear(), 2000, 2100);
        });
    }

    private void voting(Plan plan) {
        size("voterClasses", plan.voterClasses(), 1, 50);
        each("voterClasses", plan.voterClasses(), (path, v) -> {
            collect(() -> Check.matches(path + ".id", v.id(), STYLE, "1 to 40 characters of a-z, 0-9, ., _ and -"));
            text(path + ".name", v.name(), 80);
            whole(path + ".weight", v.weight(), 1, 100);
            if (v.expected() != null) {
                whole(path + ".expected", v.expected(), 0, 10_000_000);
            }
        });
        size("scale", plan.scale().options(), 2, 11);
        each("scale", plan.scale().options(), (path, option) -> {
            text(path + " (label)", option.label(), 40);
            if (option.points() != null) {
                decimal(path + " (points)", option.points(), 0, 100, true);
            }
        });
        whole("ballot.minCell", plan.ballot().minCell(), 5, 100);
        whole("ballot.batchMin", plan.ballot().batchMin(), 1, 1000);
        whole("ballot.reservePercent", plan.ballot().reservePercent(), 0, 50);
        if (plan.ballot().commentItem() != null) {
            id("ballot.commentItem", plan.ballot().commentItem());
        }
    }

    private void numbers(Plan plan) {
        Plan.Scoring scoring = plan.scoring();
        text("scoring.scheme", scoring.scheme(), 40);
        text("scoring.emptyClass", scoring.emptyClass(), 40);
        decimal("scoring.office", scoring.office(), 0, 100, true);
        decimal("scoring.society", scoring.society(), 0, 100, true);
        decimal("scoring.deductionCap", scoring.deductionCap(), 0, 100, true);
        whole("scoring.rounding.scale", scoring.rounding().scale(), 0, 6);
        if (!ROUNDING.contains(scoring.rounding().mode())) {
            wrong("scoring.rounding.mode", "is " + scoring.rounding().mode() + " (expected: HALF_UP or another mode)");
        }
        size("grades", plan.grades(), 1, 20);
        each("grades", plan.grades(), (path, grade) -> {
            text(path + ".name", grade.name(), 40);
            decimal(path + ".min", grade.min(), 0, 100, true);
            decimal(path + ".max", grade.max(), 0, 100, true);
        });
        decimal("rectification.lowItemThreshold", plan.rectification().lowItemThreshold(), 0, 100, true);
        whole("rectification.planWorkingDays", plan.rectification().planWorkingDays(), 1, 250);
        whole("rectification.deadlineWorkingDays", plan.rectification().deadlineWorkingDays(), 1, 250);
        whole("appeal.days", plan.appealDays(), 1, 30);
        size("vetoes", plan.vetoes(), 0, 50);
        each("vetoes", plan.vetoes(), (path, veto) -> {
            id(path + ".id", veto.id());
            text(path + ".text", veto.text(), 500);
            optional(path + ".grade", veto.grade(), 40);
        });
        size("lists", plan.lists(), 0, 20);
        each("lists", plan.lists(), this::list);
        String previous = plan.previousCampaign();
        if (previous != null) {
            collect(() -> Check.matches("previousCampaign", previous, CAMPAIGN, "the id of a campaign"));
        }
    }

    private void list(String path, Plan.ListRule list) {
        id(path + ".id", list.id());
        text(path + ".name", list.name(), 80);
        text(path + ".clause", list.clause(), 500);
        optional(path + ".class", list.unitClass(), 80);
        if (list.count() != null) {
            whole(path + ".count", list.count(), 1, 200);
        }
        if (list.percent() != null) {
            decimal(path + ".percent", list.percent(), 0, 100, false);
        }
        if (list.atLeast() != null) {
            decimal(path + ".atLeast", list.atLeast(), 0, 100, true);
        }
        if (list.below() != null) {
            decimal(path + ".below", list.below(), 0, 100, true);
        }
        if (list.years() != null) {
            whole(path + ".years", list.years(), 1, 2);
        }
    }

    private interface Look<T> {
        void at(String path, T value);
    }

    private static <T> void each(String path, List<T> list, Look<T> look) {
        for (int i = 0; i < list.size(); i++) {
            look.at("%s[%d]".formatted(path, i), list.get(i));
        }
    }

    private void texts(String path, List<String> list, int most, int max) {
        size(path, list, 0, most);
        each(path, list, (at, value) -> lines(at, value, max));
    }

    private void text(String path, String value, int max) {
        collect(() -> Check.text(path, value, 1, max));
    }

    private void lines(String path, String value, int max) {
        collect(() -> Check.lines(path, value, 1, max));
    }

    private void optional(String path, @Nullable String value, int max) {
        collect(() -> Check.optionalText(path, value, 1, max));
    }

    private void id(String path, @Nullable String value) {
        collect(() -> Check.matches(path, value, ID, ID_SHAPE));
    }

    private void whole(String path, int value, int min, int max) {
        collect(() -> Check.range(path, value, min, max));
    }

    private void size(String path, List<?> list, int min, int max) {
        collect(() -> Check.list(path, list, min, max));
    }

    private void decimal(String path, BigDecimal value, int min, int max, boolean closed) {
        boolean modest = Decimals.isModest(value, 2);
        int low = modest ? value.compareTo(BigDecimal.valueOf(min)) : -1;
        if (!modest || low < 0 || (low == 0 && !closed) || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            wrong(
                    path,
                    "is %s (expected: a number %s %d, at most %d, with at most 2 places)"
                            .formatted(
                                    modest ? Decimals.plain(value) : "another", closed ? "from" : "above", min, max));
        }
    }

    private void collect(Runnable check) {
        try {
            check.run();
        } catch (Refusal refusal) {
            String field = refusal.field() == null ? "plan" : refusal.field();
            String detail = refusal.detail();
            wrong(field, detail.startsWith(field + " ") ? detail.substring(field.length() + 1) : detail);
        }
    }

    private void wrong(String path, String reason) {
        problems.add(new PlanProblem(path, reason));
    }
}

package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Json;
import org.minkao.evaluation.scoring.Derived.Left;
import org.minkao.evaluation.scoring.Derived.Rule;
import org.minkao.evaluation.scoring.Derived.Weighted;
import org.minkao.evaluation.scoring.Derived.Why;

/** Every mark of one appraisee under one scheme, unrounded. */
final class SubjectMarks {
    /** One mark from both sides: the office's inspection and the society's ballots. */
    record Sides(Derived both, @Nullable Derived office, Derived society) {}

    private final Scheme.Parts scheme;
    private final String subject;
    private final List<ClassMarks> classes;
    private final @Nullable Inspected inspected;
    private final List<Components.Adjustment> adjustments;
    private final List<Components.Veto> vetoes;

    private record Inspected(Map<String, Derived> items, Map<String, Derived> dimensions, Derived total) {}

    SubjectMarks(Scheme scheme, String subject, List<Ballots.Counted> counted, Components components) {
        this.scheme = scheme.parts();
        this.subject = subject;
        this.classes = counted.stream()
                .filter(each -> !each.style().open() && each.style().subjects().contains(subject))
                .map(each -> ClassMarks.of(each, subject, scheme))
                .toList();
        this.inspected = components.inspection(subject).map(this::inspected).orElse(null);
        this.adjustments = components.adjustments(subject);
        this.vetoes = components.vetoes(subject);
    }

    String subject() {
        return subject;
    }

    Sides marks() {
        Derived office = inspected == null ? null : inspected.total();
        Derived society = society(Rule.SOCIETY, subject, ClassMarks::total);
        return new Sides(combined(Rule.TOTAL, subject, office, society), office, society);
    }

    Map<String, Sides> dimensions() {
        Map<String, Sides> all = new LinkedHashMap<>();
        for (Scheme.Dimension dimension : scheme.dimensions()) {
            Derived office = inspected == null ? null : inspected.dimensions().get(dimension.id());
            Derived society = society(
                    Rule.SOCIETY_DIMENSION, dimension.name(), marks -> found(marks.dimensions(), dimension.id()));
            all.put(
                    dimension.id(),
                    new Sides(combined(Rule.DIMENSION, dimension.name(), office, society), office, society));
        }
        return all;
    }

    Map<String, Sides> items() {
        Map<String, Sides> all = new LinkedHashMap<>();
        for (Scheme.Dimension dimension : scheme.dimensions()) {
            for (Scheme.Item item : dimension.items()) {
                Derived office = inspected == null ? null : inspected.items().get(item.id());
                Derived society = society(Rule.SOCIETY_ITEM, item.id(), marks -> found(marks.items(), item.id()));
                all.put(item.id(), new Sides(combined(Rule.ITEM, item.id(), office, society), office, society));
            }
        }
        return all;
    }

    /** How many rated answers stand behind the item's society mark. */
    long rated(String item) {
        return classes.stream().mapToLong(marks -> marks.rated(subject, item)).sum();
    }

    /** The weight of the classes that gave a mark, of 100. */
    Rational weightUsed() {
        return classes.stream()
                .filter(marks -> !marks.total().missing())
                .map(this::weight)
                .reduce(Rational.ZERO, Rational::plus);
    }

    Derived deductions() {
        return adjusted(Rule.DEDUCTIONS, "/deductionCap", -1, scheme.deductionCap());
    }

    /** Nothing where the scheme declares no bonus. */
    Optional<Derived> bonus() {
        Scheme.Bonus bonus = scheme.bonus();
        return bonus == null ? Optional.empty() : Optional.of(adjusted(Rule.BONUS, "/bonus", 1, bonus.cap()));
    }

    List<Components.Veto> vetoes() {
        return vetoes;
    }

    /** The grade of the total, or the one that a veto caps it at. */
    Grade grade(Rational total) {
        Grade reached = grading(total);
        return vetoes.stream()
                .flatMap(veto -> Stream.ofNullable(veto.grade()))
                .flatMap(name ->
                        scheme.grades().stream().filter(grade -> grade.name().equals(name)))
                .filter(cap -> cap.min().compareTo(reached.min()) < 0)
                .min((one, other) -> one.min().compareTo(other.min()))
                .orElse(reached);
    }

    /** The grade of the total, whatever a veto says. */
    Grade grading(Rational total) {
        return scheme.grades().stream()
                .filter(grade -> grade.holds(total))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("grades of a checked scheme cover every total"));
    }

    /** The reckoned total, and what vetoes make of it; they change nothing of a total that may not be given. */
    Derived total() {
        Derived reckoned = reckoned();
        if (vetoes.isEmpty() || reckoned.missing()) {
            return reckoned;
        }
        boolean zero = vetoes.stream().anyMatch(veto -> veto.effect() == Components.Effect.ZERO);
        List<Left> left = new ArrayList<>(reckoned.left());
        for (Components.Veto veto : vetoes) {
            left.add(new Left(
                    veto.clause(),
                    amount(veto, reckoned),
                    switch (veto.effect()) {
                        case ZERO -> Why.VETO_ZERO;
                        case EXCLUDE -> Why.VETO_EXCLUDE;
                        case CAP -> Why.VETO_CAP;
                    }));
        }
        return new Derived(
                Rule.TOTAL,
                subject,
                reckoned.clause(),
                zero ? "0" : reckoned.formula(),
                zero ? Rational.ZERO : reckoned.value(),
                left,
                reckoned.parts(),
                Json.obj("vetoes", vetoes.stream().map(SubjectMarks::fact).toList()));
    }

    private static String amount(Components.Veto veto, Derived reckoned) {
        return veto.effect() == Components.Effect.ZERO ? reckoned.required().exact() : "1";
    }

    private static Json fact(Components.Veto veto) {
        List<Object> entries = new ArrayList<>(List.of("veto", veto.id(), "clause", veto.clause()));
        entries.addAll(List.of("effect", veto.effect().name().toLowerCase(Locale.ROOT)));
        String grade = veto.grade();
        if (grade != null) {
            entries.addAll(List.of("grade", grade));
        }
        entries.addAll(List.of("evidence", veto.evidence(), "approvedBy", veto.approvedBy()));
        return Json.obj(entries.toArray());
    }

    /** Office and society combined, less deductions, plus bonus, kept within 0 and 100. */
    private Derived reckoned() {
        Derived combined = marks().both();
        if (combined.missing()) {
            return combined;
        }
        Derived deductions = deductions();
        List<Weighted> added = new ArrayList<>(List.of(new Weighted(null, deductions)));
        Rational open = combined.required().minus(deductions.required());
        String formula = combined.formula() + " − " + deductions.required();
        Optional<Derived> bonus = bonus();
        if (bonus.isPresent()) {
            added.add(new Weighted(null, bonus.get()));
            open = open.plus(bonus.get().required());
            formula += " + " + bonus.get().required();
        }
        Rational kept = open.max(Rational.ZERO).min(Rational.HUNDRED);
        List<Left> left = new ArrayList<>(combined.left());
        if (kept.compareTo(open) != 0) {
            left.add(new Left(
                    subject, kept.minus(open).exact(), open.signum() < 0 ? Why.BELOW_ZERO : Why.ABOVE_HUNDRED));
        }
        return new Derived(
                        Rule.TOTAL, subject, combined.clause(), formula, kept, left, combined.parts(), combined.facts())
                .with(added);
    }

    private Derived combined(Rule rule, String name, @Nullable Derived office, Derived society) {
        List<Weighted> sides = new ArrayList<>();
        if (scheme.office().signum() > 0 && office != null) {
            sides.add(new Weighted(scheme.office(), office));
        }
        if (scheme.society().signum() > 0) {
            sides.add(new Weighted(scheme.society(), society));
        }
        boolean complete = sides.stream().noneMatch(side -> side.mark().missing());
        Derived mean = Derived.mean(rule, name, "/office", sides);
        // One side alone is not the mark that the plan promised.
        return complete ? mean : new Derived(rule, name, "/office", "", null, mean.left(), sides, Json.obj());
    }

    private Derived society(Rule rule, String name, Function<ClassMarks, Derived> mark) {
        List<Weighted> parts = new ArrayList<>();
        List<Left> replaced = new ArrayList<>();
        boolean invalid = false;
        for (ClassMarks marks : classes) {
            Derived own = mark.apply(marks);
            boolean empty = marks.total().missing();
            if (empty && scheme.emptyClass() == Scheme.EmptyClass.ZERO) {
                replaced.add(new Left(own.name(), "1", Why.EMPTY_CLASS_AS_ZERO));
                own = new Derived(
                        own.rule(), own.name(), own.clause(), "0", Rational.ZERO, own.left(), own.parts(), own.facts());
            }
            invalid |= empty && scheme.emptyClass() == Scheme.EmptyClass.INVALID;
            parts.add(new Weighted(weight(marks), labelled(own, marks)));
        }
        Derived mean = Derived.mean(rule, name, "/classes", parts);
        List<Left> left = new ArrayList<>(mean.left());
        left.addAll(replaced);
        if (invalid) {
            left.add(new Left(name, "1", Why.EMPTY_CLASS_INVALID));
            return new Derived(rule, name, "/emptyClass", "", null, left, parts, Json.obj());
        }
        return new Derived(rule, name, "/classes", mean.formula(), mean.value(), left, parts, mean.facts());
    }

    /** Inside a society mark a part is told by its class, whatever it was told by before. */
    private static Derived labelled(Derived mark, ClassMarks marks) {
        String label = marks.counted().style().label();
        return new Derived(
                mark.rule(),
                label,
                mark.clause(),
                mark.formula(),
                mark.value(),
                mark.left(),
                mark.parts(),
                mark.facts());
    }

    private Inspected inspected(Components.Inspection inspection) {
        Map<String, Derived> items = new LinkedHashMap<>();
        Map<String, Derived> dimensions = new LinkedHashMap<>();
        List<Weighted> all = new ArrayList<>();
        for (int d = 0; d < scheme.dimensions().size(); d++) {
            Scheme.Dimension dimension = scheme.dimensions().get(d);
            List<Weighted> parts = new ArrayList<>();
            for (int i = 0; i < dimension.items().size(); i++) {
                Scheme.Item item = dimension.items().get(i);
                Rational mark = found(inspection.marks(), item.id());
                Derived derived =
                        Derived.of(Rule.OFFICE_ITEM, item.id(), "/dimensions/" + d + "/items/" + i, mark.exact(), mark);
                items.put(item.id(), derived);
                parts.add(new Weighted(item.weight(), derived));
            }
            Derived derived = Derived.mean(Rule.OFFICE_DIMENSION, dimension.name(), "/dimensions/" + d, parts);
            dimensions.put(dimension.id(), derived);
            all.add(new Weighted(dimension.weight(), derived));
        }
        Derived total = Derived.mean(Rule.OFFICE, subject, "/dimensions", all)
                .with(Json.obj("inspection", inspection.id(), "approvedBy", inspection.approvedBy()));
        return new Inspected(items, dimensions, total);
    }

    private Derived adjusted(Rule rule, String clause, int sign, @Nullable Rational cap) {
        List<Weighted> parts = new ArrayList<>();
        Rational sum = Rational.ZERO;
        List<String> terms = new ArrayList<>();
        for (Components.Adjustment adjustment : adjustments) {
            if (adjustment.points().signum() == sign) {
                Rational points = adjustment.points().times(sign);
                sum = sum.plus(points);
                terms.add(points.exact());
                parts.add(new Weighted(
                        null,
                        Derived.of(Rule.ADJUSTMENT, subject, adjustment.clause(), points.exact(), points)
                                .with(Json.obj(
                                        "evidence", adjustment.evidence(), "approvedBy", adjustment.approvedBy()))));
            }
        }
        String added = terms.isEmpty() ? "0" : String.join(" + ", terms);
        if (cap == null) {
            return new Derived(rule, subject, clause, added, sum, List.of(), parts, Json.obj());
        }
        Rational capped = sum.min(cap);
        List<Left> left = capped.compareTo(sum) == 0
                ? List.of()
                : List.of(new Left(subject, sum.minus(capped).exact(), Why.OVER_CAP));
        return new Derived(rule, subject, clause, "min(" + added + ", " + cap + ")", capped, left, parts, Json.obj());
    }

    private Rational weight(ClassMarks marks) {
        String id = marks.counted().style().voterClass();
        return scheme.classes().stream()
                .filter(each -> each.id().equals(id))
                .map(Scheme.ClassWeight::weight)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("class " + id + " has no weight in a checked scheme"));
    }

    private static <T> T found(Map<String, T> all, String id) {
        T value = all.get(id);
        if (value == null) {
            throw new IllegalStateException(id + " is not there in checked inputs");
        }
        return value;
    }
}

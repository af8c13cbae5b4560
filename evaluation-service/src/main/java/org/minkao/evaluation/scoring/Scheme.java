package org.minkao.evaluation.scoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Refusal;

/**
 * A frozen scoring scheme of kind {@code r1}: total = office % × on-site inspection mark + society % × weighted voter
 * classes − capped deductions.
 */
public final class Scheme {
    /** What an empty voter class does to the society mark. */
    enum EmptyClass {
        RENORMALISE,
        ZERO,
        INVALID
    }

    record ClassWeight(String id, Rational weight) {}

    record Item(String id, Rational weight) {}

    record Dimension(String id, String name, Rational weight, List<Item> items) {}

    /** Everything rules.json says. A bonus cap of null means that positive adjustments are not part of the scheme. */
    record Parts(
            int minCell,
            Scale scale,
            List<ClassWeight> classes,
            List<Dimension> dimensions,
            Rational office,
            Rational society,
            EmptyClass emptyClass,
            Rational deductionCap,
            @Nullable Bonus bonus,
            int places,
            List<Grade> grades) {}

    /** The declared limit of positive adjustments; no cap only where the scheme says so in as many words. */
    record Bonus(@Nullable Rational cap) {}

    private final Parts parts;

    Scheme(Parts parts) {
        this.parts = parts;
    }

    /** Everything wrong with these rules; empty when they can be frozen. */
    public static List<SchemeProblem> check(byte[] rules) {
        return new SchemeReader(rules).problems();
    }

    /** Everything wrong with these rules, or between them and the manifest of the same campaign. */
    public static List<SchemeProblem> check(byte[] rules, byte[] manifest) {
        SchemeReader reader = new SchemeReader(rules);
        Optional<Scheme> scheme = reader.scheme();
        return scheme.map(it -> Ballots.read(manifest).problemsWith(it)).orElseGet(reader::problems);
    }

    /** The scheme, or a refusal naming every path and reason. */
    static Scheme read(byte[] rules) {
        SchemeReader reader = new SchemeReader(rules);
        return reader.scheme().orElseThrow(() -> refusal(reader.problems()));
    }

    static Refusal refusal(List<SchemeProblem> problems) {
        return new Refusal(
                ScoringReason.SCHEME_REFUSED,
                problems.stream().map(SchemeProblem::toString).collect(Collectors.joining("; ")),
                problems.getFirst().path());
    }

    Parts parts() {
        return parts;
    }

    List<Item> items() {
        return parts.dimensions().stream()
                .flatMap(dimension -> dimension.items().stream())
                .toList();
    }

    Grade grade(Rational total) {
        return parts.grades().stream()
                .filter(grade -> grade.holds(total))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("grades of a checked scheme cover every total"));
    }

    @Override
    public String toString() {
        return "Scheme[r1, classes=%d, items=%d]".formatted(parts.classes().size(), items().size());
    }
}

package org.minkao.evaluation.scoring;

import java.util.ArrayList;
import java.util.List;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Json;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/**
 * Scoring as a pure function from input bytes to results.json bytes, tally {@code rules-1} with scheme {@code r1}.
 *
 * <p>Let a be an appraisee, s a style (one per voter class), q an item of dimension d. All sums are exact fractions.
 *
 * <pre>
 * mark(s,a,q)  = Σ points(option) ÷ n          n = rated answers; abstentions and blanks are not in n; none if n &lt; minCell
 * mark(s,a,d)  = Σ w_q mark(s,a,q) ÷ Σ w_q     over items with a mark
 * mark(s,a)    = Σ w_d mark(s,a,d) ÷ Σ w_d     over dimensions with a mark; none if the style has fewer than minCell ballots
 * society(a)   = Σ w_s mark(s,a) ÷ Σ w_s       over classes that rate a; an empty class (no mark) is left out of both sums
 *                                              (renormalise), counts as 0 (zero) or voids the mark (invalid), as declared
 * office(a)    = Σ w_d (Σ w_q inspected(a,q) ÷ Σ w_q) ÷ Σ w_d
 * total(a)     = (office% office(a) + society% society(a)) ÷ 100 − min(Σ deductions, deductionCap) + min(Σ bonuses, cap),
 *                kept within 0..100; none if either side has none
 * mark(a,d), mark(a,q): the same combination of office and society restricted to d or q, without adjustments; a class that
 *                is not empty but has no mark for d or q is left out of both sums
 * grade(a)     : the band [min,max) that holds the unrounded total; the top band is closed
 * veto(a)      : zero makes a given total 0; cap takes the grade down to the veto's own where it is lower; exclude leaves a
 *                out of every list of honours or penalties, its total stays
 * </pre>
 *
 * <p>results.json: no white space, ASCII, keys in this order; marks are strings, rounded once, HALF_UP, to the declared places.
 *
 * <pre>
 * {"v":1,"campaign","tally","minCell","inputs":{"manifest","rules","components","openings"},"cells":[…],"subjects":[…]}
 * cell     {"style","subject","score","items":[…],"dimensions":[{"dimension","score"}]}      styles, subjects as in the manifest
 *          {"style","subject","insufficient":true,"items","dimensions"} · {"style","ballots","withheld":true}
 * item     {"item","n","abstain","sum","hist","score"} · {"item","n","abstain","insufficient":true}   hist: worst option first
 * subject  {"subject","total","grade","vetoes"?,"office","society","deductions","bonus"?,"weightUsed","dimensions":[…],"items":[…]}  ascending
 *          without a total: {"subject","insufficient":true,"office"?,"society"?,"deductions",…}
 *          dimension {"dimension","name","mark","office","society"}, item {"item","n","mark","office","society"};
 *          without a mark "insufficient":true stands before what is known of the sides
 * </pre>
 *
 * <p>Inputs are hashed as given; the openings as one text that does not depend on ballot order: per style, in the manifest's
 * order, the line {@code {"style","ballots","withheld"}} and its answers ascending, each line ended by LF.
 */
public final class RuleEngine {
    private RuleEngine() {}

    /** The canonical bytes of results.json. */
    public static byte[] results(ScoringInputs inputs) {
        return new ResultsDocument(inputs, Reckoning.of(inputs)).bytes();
    }

    /** What results.json says of each appraisee. */
    public static List<SubjectResult> subjects(byte[] results) {
        return ResultsDocument.read(results);
    }

    /**
     * How every number of one appraisee came about: {@code {"v":1,"campaign","subject","tally","inputs","grade"?,"total":node,
     * "dimensions":[node],"items":[node]}}; node {@code {"weight"?,"rule","label","labelEn","clause","formula","value":{"exact",
     * "rounded"} | "missing":{"code","text","textEn"},"facts"?,"excluded"?:[{"what","amount","why"}],"children":[node]}}.
     */
    public static byte[] explain(ScoringInputs inputs, String appraisee) {
        Reckoning reckoning = Reckoning.of(inputs);
        SubjectMarks marks = reckoning
                .subject(appraisee)
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "appraisee is " + appraisee + " (expected: one of "
                                + reckoning.ballots().subjects() + ")",
                        "appraisee"));
        DerivationDocument document =
                new DerivationDocument(reckoning.scheme().parts().places());
        Derived total = marks.total();
        List<Object> entries = new ArrayList<>(List.of(
                "v", 1,
                "campaign", reckoning.ballots().campaign(),
                "subject", appraisee,
                "tally", reckoning.ballots().tally(),
                "inputs", ResultsDocument.hashes(inputs, reckoning)));
        Rational value = total.value();
        if (value != null) {
            entries.addAll(List.of("grade", grade(marks, value)));
        }
        entries.addAll(List.of("total", document.node(total)));
        entries.addAll(List.of("dimensions", nodes(document, marks.dimensions().values())));
        entries.addAll(List.of("items", nodes(document, marks.items().values())));
        return CanonicalJson.bytes(Json.obj(entries.toArray()));
    }

    private static Json grade(SubjectMarks marks, Rational value) {
        Grade grade = marks.grade(value);
        Grade reached = marks.grading(value);
        List<Object> entries = new ArrayList<>(List.of(
                "name", grade.name(),
                "band", grade.band(),
                "decidedOn", value.exact(),
                "clause", "rules.json#/grades"));
        if (!grade.equals(reached)) {
            entries.addAll(List.of("cappedFrom", reached.name()));
        }
        return Json.obj(entries.toArray());
    }

    private static List<Json> nodes(DerivationDocument document, Iterable<SubjectMarks.Sides> all) {
        List<Json> nodes = new ArrayList<>();
        all.forEach(sides -> nodes.add(document.node(sides.both())));
        return nodes;
    }
}

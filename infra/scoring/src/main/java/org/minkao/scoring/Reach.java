package org.minkao.scoring;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Follows each appraisee class down the components: wherever it comes, something must count for it. */
final class Reach {
    private final List<Problem> problems;

    Reach(List<Problem> problems) {
        this.problems = problems;
    }

    void check(Component component, Set<String> classes) {
        switch (component) {
            case Component.Weighted it -> parts(it.rule(), it.parts(), classes);
            case Component.Sum it -> parts(it.rule(), it.parts(), classes);
            case Component.Mean it -> it.parts().forEach(part -> check(part, classes));
            case Component.Lot it -> check(it.drawn(), classes);
            case Component.Slices it -> {
                String list = it.axis() == Component.Axis.ROUNDS ? "rounds" : "samples";
                List<Component.Weight> weights =
                        it.slices().stream().map(Component.Slice::weight).toList();
                covered(it.rule().path() + "/" + list, weights, classes, "nothing counts for", "a weight");
                check(it.each(), classes);
            }
            case Component.Ballots it -> {
                List<Component.Weight> weights =
                        it.voters().stream().map(Component.Voters::weight).toList();
                covered(it.rule().path() + "/classes", weights, classes, "nobody rates", "raters");
            }
            case Component.Given _, Component.Points _, Component.Share _, Component.Rate _ -> {}
        }
    }

    private void parts(Component.Rule rule, List<Component.Part> parts, Set<String> classes) {
        List<Component.Weight> weights =
                parts.stream().map(Component.Part::weight).toList();
        covered(rule.path() + "/parts", weights, classes, "nothing counts for", "a part with a weight");
        for (Component.Part part : parts) {
            Set<String> inside = new TreeSet<>(classes);
            inside.retainAll(part.weight().byClass().keySet());
            check(part.component(), inside);
        }
    }

    private void covered(
            String path, List<Component.Weight> weights, Set<String> classes, String what, String expected) {
        for (String each : classes) {
            Problem problem =
                    new Problem(path, what + " appraisee class " + each + " (expected: " + expected + " for it)");
            // What is referred to twice is told once; what has no weights at all has been told already.
            if (!weights.isEmpty()
                    && weights.stream().allMatch(weight -> weight.of(each) == null)
                    && !problems.contains(problem)) {
                problems.add(problem);
            }
        }
    }
}

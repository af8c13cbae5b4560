package org.minkao.evaluation.scoring;

import java.util.List;
import java.util.Optional;
import org.minkao.ballot.Digests;

/** Checked inputs and the marks of every appraisee, unrounded, appraisees ascending. */
record Reckoning(Scheme scheme, Ballots ballots, List<Ballots.Counted> counted, List<SubjectMarks> subjects) {

    static Reckoning of(ScoringInputs inputs) {
        Scheme scheme = Scheme.read(inputs.rules());
        Ballots ballots = Ballots.read(inputs.manifest());
        String tally = "rules-1:" + Digests.h(inputs.rules()).hex();
        if (!ballots.tally().equals(tally)) {
            throw Ballots.refused("manifest names tally %s (expected: %s, the hash of these rules)"
                    .formatted(ballots.tally(), tally));
        }
        List<SchemeProblem> problems = ballots.problemsWith(scheme);
        if (!problems.isEmpty()) {
            throw Scheme.refusal(problems);
        }
        Components components = Components.read(inputs.components(), ballots, scheme);
        List<Ballots.Counted> counted =
                ballots.count(inputs.openings(), scheme.parts().scale());
        List<SubjectMarks> subjects = ballots.subjects().stream()
                .map(subject -> new SubjectMarks(scheme, subject, counted, components))
                .toList();
        return new Reckoning(scheme, ballots, counted, subjects);
    }

    Optional<SubjectMarks> subject(String id) {
        return subjects.stream().filter(marks -> marks.subject().equals(id)).findFirst();
    }
}

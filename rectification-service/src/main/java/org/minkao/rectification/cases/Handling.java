package org.minkao.rectification.cases;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who works on the case, by which measures, and what was done. */
public record Handling(
        @Nullable String owner,
        List<String> owners,
        List<Measure> measures,
        List<Progress> progress,
        List<Evidence> evidence,
        @Nullable Submission submission,
        @Nullable String verifier) {

    /** One measure of the plan with its due day. */
    public record Measure(String text, LocalDate due) {}

    /** A note of what was done, with evidence. */
    public record Progress(LocalDate on, String by, String note, List<String> evidence) {}

    /** A file handed in as evidence. */
    public record Evidence(String sha256, int size, String mediaType, String by, LocalDate on) {}

    /** The owner's word that the work is done. */
    public record Submission(String summary, Outcome outcome, String by, LocalDate on) {}

    static final Handling NONE = new Handling(null, List.of(), List.of(), List.of(), List.of(), null, null);

    Handling ownedBy(String person) {
        List<String> all = owners.contains(person) ? owners : Lists.plus(owners, person);
        return new Handling(person, all, measures, progress, evidence, null, null);
    }

    Handling planned(List<Measure> plan) {
        return new Handling(owner, owners, plan, progress, evidence, submission, verifier);
    }

    Handling with(Progress more) {
        return new Handling(owner, owners, measures, Lists.plus(progress, more), evidence, submission, verifier);
    }

    Handling with(Evidence more) {
        return new Handling(owner, owners, measures, progress, Lists.plus(evidence, more), submission, verifier);
    }

    Handling submitted(Submission word) {
        return new Handling(owner, owners, measures, progress, evidence, word, null);
    }

    Handling verifiedBy(@Nullable String person) {
        return new Handling(owner, owners, measures, progress, evidence, submission, person);
    }

    boolean has(String sha256) {
        return evidence.stream().anyMatch(e -> e.sha256().equals(sha256));
    }
}

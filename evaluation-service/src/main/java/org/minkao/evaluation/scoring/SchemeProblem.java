package org.minkao.evaluation.scoring;

/** One thing wrong in a scheme: a JSON pointer and what was found and expected there. */
public record SchemeProblem(String path, String reason) {

    @Override
    public String toString() {
        return (path.isEmpty() ? "/" : path) + ": " + reason;
    }
}

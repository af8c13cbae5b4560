package org.minkao.scoring;

import java.util.List;
import java.util.stream.Collectors;

/** A scheme or inputs that cannot be scored, with everything that is wrong at once. */
public final class ScoringRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient List<Problem> problems;

    /** What was refused. */
    public enum Code {
        SCHEME_REFUSED,
        INPUTS_REFUSED
    }

    ScoringRefusal(Code code, List<Problem> problems) {
        // Expected outcomes need no stack trace.
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    public Code code() {
        return code;
    }

    public List<Problem> problems() {
        return problems;
    }
}

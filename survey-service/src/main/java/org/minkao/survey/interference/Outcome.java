package org.minkao.survey.interference;

/** What the inquiry found. */
public enum Outcome {
    SUBSTANTIATED(Step.SUBSTANTIATE),
    UNSUBSTANTIATED(Step.DISMISS);

    private final Step step;

    Outcome(Step step) {
        this.step = step;
    }

    Step step() {
        return step;
    }
}

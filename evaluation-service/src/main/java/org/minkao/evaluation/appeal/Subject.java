package org.minkao.evaluation.appeal;

import org.jspecify.annotations.Nullable;

/** What is appealed: the whole result of an appraisee, or one named measure that entered it. */
public record Subject(Kind kind, @Nullable String id) {

    /** What can be appealed. */
    public enum Kind {
        RESULT,
        ADJUSTMENT,
        VETO
    }

    @Override
    public String toString() {
        return id == null ? kind.name() : kind + " " + id;
    }
}

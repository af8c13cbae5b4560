package org.minkao.evaluation.appeal;

/** How far an appeal has come. */
public enum AppealStatus {
    FILED,
    PROPOSED,
    UPHELD,
    REVISED;

    /** True until two people have decided. */
    public boolean isOpen() {
        return this == FILED || this == PROPOSED;
    }
}

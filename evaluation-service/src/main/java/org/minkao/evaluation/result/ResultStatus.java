package org.minkao.evaluation.result;

/** How far a result has come. */
public enum ResultStatus {
    COMPUTED,
    CONFIRMED,
    PUBLISHED,
    APPEALED,
    UPHELD,
    REVISED,
    FINAL;

    /** True from the publication on, whatever came after it. */
    public boolean isPublished() {
        return compareTo(PUBLISHED) >= 0;
    }
}

package org.minkao.evaluation.store;

/** Where the audit entries of campaign, inspection and result go. */
final class Audit {
    static final String TOPIC = "minkao.evaluation.audit";

    private Audit() {}
}

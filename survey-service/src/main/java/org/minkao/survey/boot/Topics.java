package org.minkao.survey.boot;

/** The topics this room reads. */
final class Topics {
    static final String CAMPAIGN = "minkao.evaluation.campaign";
    static final String CASE = "minkao.rectification.case";

    private Topics() {}
}

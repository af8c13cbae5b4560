package org.minkao.survey.reason;

import org.minkao.kit.core.Reason;

/** Everything this service refuses besides what the kit and the ballot protocol name. */
public enum SurveyReason implements Reason {
    UNKNOWN_CAMPAIGN(Kind.MISSING, "There is no such campaign"),
    UNKNOWN_TRACKING_CODE(Kind.MISSING, "There is no opinion with this tracking code"),
    UNKNOWN_REPORT_CODE(Kind.MISSING, "There is no report with this tracking code"),
    UNKNOWN_APPRAISEE(Kind.INVALID, "The plan names no such appraisee"),
    UNKNOWN_ITEM(Kind.INVALID, "The plan names no such item"),
    OPINIONS_CLOSED(Kind.CONFLICT, "The campaign no longer takes opinions"),
    MERGE_NOT_POSSIBLE(Kind.CONFLICT, "These opinions cannot be merged"),
    NOT_CLOSED(Kind.CONFLICT, "The survey is still open"),
    MANIFEST_REFUSED(Kind.CONFLICT, "The box cannot work by this manifest");

    private final Kind kind;
    private final String title;

    SurveyReason(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}

package org.minkao.rectification.reason;

import org.minkao.kit.core.Reason;

/** Why this room says no. Codes are never renamed or reused. */
public enum RectificationReason implements Reason {
    CAMPAIGN_NOT_FOUND(Kind.MISSING, "There is no such campaign"),
    FINDING_NOT_FOUND(Kind.MISSING, "There is no such finding"),
    CASE_NOT_FOUND(Kind.MISSING, "There is no such case"),
    EVIDENCE_NOT_FOUND(Kind.MISSING, "There is no such evidence"),
    SANCTION_NOT_FOUND(Kind.MISSING, "There is no such sanction"),
    LASTING_RULE_NOT_FOUND(Kind.MISSING, "There is no such rule"),
    OUT_OF_SCOPE(Kind.FORBIDDEN, "This campaign is not in your scope"),
    PLAN_NOT_ARRIVED(Kind.CONFLICT, "The plan of the campaign has not arrived yet"),
    OWNER_NOT_OF_SECTION(Kind.INVALID, "The owner must belong to the section"),
    PERSON_NOT_OF_SECTION(Kind.INVALID, "The person must belong to the section"),
    MEASURE_AFTER_DEADLINE(Kind.INVALID, "A measure must be due before the deadline"),
    EVIDENCE_UNKNOWN(Kind.INVALID, "The evidence was not handed in for this case"),
    EVIDENCE_TYPE(Kind.INVALID, "The evidence is not of the type it is declared as"),
    CASE_FULL(Kind.CONFLICT, "The case takes no more entries of this kind"),
    EXTENSION_TOO_LATE(Kind.CONFLICT, "An extension is only possible before the deadline"),
    EXTENSION_PENDING(Kind.CONFLICT, "An extension has been asked for already"),
    NO_EXTENSION_ASKED(Kind.CONFLICT, "No extension has been asked for"),
    NOT_FEASIBLE_PENDING(Kind.CONFLICT, "It has been proposed already to end the case as not feasible"),
    NOT_FEASIBLE_NOT_PROPOSED(Kind.CONFLICT, "Nobody has proposed to end the case as not feasible"),
    LEVEL_DOES_NOT_FIT(Kind.INVALID, "The level does not fit the severity"),
    CASE_OF_ANOTHER_CAMPAIGN(Kind.INVALID, "The case belongs to another campaign or section");

    private final Kind kind;
    private final String title;

    RectificationReason(Kind kind, String title) {
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

package org.minkao.evaluation.reason;

import org.minkao.kit.core.Reason;

/** What campaign, inspection and result refuse beyond the refusals every service shares. */
public enum EvaluationReason implements Reason {
    PLAN_REFUSED(Kind.INVALID, "The plan breaks its own rules"),
    PLAN_UNREADABLE(Kind.INVALID, "The plan cannot be read"),
    NOTICE_UNREADABLE(Kind.INVALID, "The file of the notice cannot be read"),
    NOTICE_NO_PLAN(Kind.INVALID, "The file is no work plan"),
    PLAN_DRAFT_SETTLED(Kind.CONFLICT, "The draft has become a campaign or was discarded"),
    UNKNOWN_PLAN_VERSION(Kind.MISSING, "The plan has no such version"),
    LATE_CHANGE_NOT_ALLOWED(Kind.CONFLICT, "This cannot change after the freeze"),
    UNKNOWN_LATE_CHANGE(Kind.MISSING, "There is no such late change"),
    UNKNOWN_TASK(Kind.MISSING, "The plan has no such task"),
    TASK_DONE(Kind.CONFLICT, "The task was done already"),
    REHEARSAL_NOT_PUBLISHED(Kind.CONFLICT, "A rehearsal has no public result"),
    FREEZE_REFUSED(Kind.CONFLICT, "The campaign is not ready to be frozen"),
    ROLL_MISMATCH(Kind.CONFLICT, "The roll does not fit the campaign"),
    PHASE_NOT_NEXT(Kind.CONFLICT, "Another phase comes next"),
    PHASE_NOT_OVER(Kind.CONFLICT, "A phase is not over yet"),
    COUNTY_REQUIRED(Kind.CONFLICT, "One of the two people must be of the county office"),
    UNKNOWN_DECISION(Kind.MISSING, "There is no such decision"),
    DECISION_SETTLED(Kind.CONFLICT, "The decision has been taken already"),
    UNKNOWN_APPRAISEE(Kind.INVALID, "The appraisee is not in the plan"),
    UNKNOWN_PERSON(Kind.INVALID, "The person has no such assignment in the plan"),
    TOO_MANY(Kind.CONFLICT, "There are too many already"),
    NOT_FROZEN(Kind.CONFLICT, "The campaign is not frozen"),
    SHEET_INCOMPLETE(Kind.INVALID, "The sheet does not have every item exactly once"),
    SHEETS_MISSING(Kind.CONFLICT, "Too few inspectors have filled their sheet"),
    EVIDENCE_TYPE(Kind.INVALID, "The evidence is not of the type it is declared as, or of a type that is not taken"),
    EVIDENCE_UNKNOWN(Kind.INVALID, "The evidence was not handed in for this inspection"),
    EVIDENCE_NOT_FOUND(Kind.MISSING, "There is no such evidence"),
    CONFLICT_OF_INTEREST(Kind.CONFLICT, "Somebody would judge his own section"),
    NOT_CLOSED(Kind.CONFLICT, "The survey is still open"),
    INPUTS_MISSING(Kind.CONFLICT, "Something the result is made of is missing"),
    COUNTS_DISAGREE(Kind.CONFLICT, "More ballots than ballot papers, or more ballot papers than rows of the roll"),
    INPUTS_CHANGED(Kind.CONFLICT, "The inputs changed after the result was computed"),
    RESULT_SETTLED(Kind.CONFLICT, "The result has been confirmed already"),
    NOT_PUBLISHED(Kind.MISSING, "The result has not been published"),
    APPEAL_TOO_LATE(Kind.CONFLICT, "The days for appeals are over"),
    APPEALED_ALREADY(Kind.CONFLICT, "This has been appealed before"),
    OWN_DECISION(Kind.CONFLICT, "Somebody would decide on what he stands behind himself");

    private final Kind kind;
    private final String title;

    EvaluationReason(Kind kind, String title) {
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

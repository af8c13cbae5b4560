package org.minkao.rectification.cases;

import static org.minkao.rectification.cases.CaseStatus.ASSIGNED;
import static org.minkao.rectification.cases.CaseStatus.AT_WORK;
import static org.minkao.rectification.cases.CaseStatus.CLOSED;
import static org.minkao.rectification.cases.CaseStatus.CONFIRMED;
import static org.minkao.rectification.cases.CaseStatus.IN_PROGRESS;
import static org.minkao.rectification.cases.CaseStatus.NOT_FEASIBLE;
import static org.minkao.rectification.cases.CaseStatus.NOT_OURS;
import static org.minkao.rectification.cases.CaseStatus.OPENED;
import static org.minkao.rectification.cases.CaseStatus.PLAN_APPROVED;
import static org.minkao.rectification.cases.CaseStatus.PLAN_SUBMITTED;
import static org.minkao.rectification.cases.CaseStatus.REOPENED;
import static org.minkao.rectification.cases.CaseStatus.RETURNED;
import static org.minkao.rectification.cases.CaseStatus.SUBMITTED;
import static org.minkao.rectification.cases.CaseStatus.VERIFIED;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of a case's steps: from, to, who, who not, and who hears of it; what is not a row cannot happen. */
public enum Step {
    ASSIGN(row(OPENED, ASSIGNED, REOPENED).to(ASSIGNED).by(Doer.OFFICES).tell(Doer.OWNER)),
    SUBMIT_PLAN(row(ASSIGNED).to(PLAN_SUBMITTED).by(Doer.OWNER).tell(Doer.PLAN_APPROVERS)),
    RETURN_PLAN(row(PLAN_SUBMITTED)
            .to(ASSIGNED)
            .by(Doer.PLAN_APPROVERS)
            .apart(Apart.OWNERS)
            .tell(Doer.OWNER)),
    APPROVE_PLAN(row(PLAN_SUBMITTED)
            .to(PLAN_APPROVED)
            .by(Doer.PLAN_APPROVERS)
            .apart(Apart.OWNERS)
            .tell(Doer.OWNER)),
    START(row(PLAN_APPROVED, RETURNED).to(IN_PROGRESS).by(Doer.OWNER)),
    ADD_EVIDENCE(row(IN_PROGRESS).by(Doer.OWNER)),
    RECORD_PROGRESS(row(IN_PROGRESS).by(Doer.OWNER)),
    SUBMIT(row(IN_PROGRESS).to(SUBMITTED).by(Doer.OWNER).tell(Doer.VERIFIERS)),
    RETURN(row(SUBMITTED).to(RETURNED).by(Doer.VERIFIERS).apart(Apart.OWNERS).tell(Doer.OWNER)),
    VERIFY(row(SUBMITTED).to(VERIFIED).by(Doer.VERIFIERS).apart(Apart.OWNERS).tell(Doer.OWNER, Doer.OFFICES)),
    CONFIRM(row(VERIFIED)
            .to(CONFIRMED)
            .by(Doer.OFFICES)
            .apart(Apart.OWNERS, Apart.VERIFIER)
            .tell(Doer.OWNER, Doer.OFFICES)),
    DENY(row(VERIFIED)
            .to(REOPENED)
            .by(Doer.OFFICES)
            .apart(Apart.OWNERS, Apart.VERIFIER)
            .tell(Doer.OWNER, Doer.PLAN_APPROVERS)),
    CLOSE(row(CONFIRMED).to(CLOSED).by(Doer.OFFICES).apart(Apart.OWNERS)),
    REOPEN(row(CONFIRMED, CLOSED, NOT_FEASIBLE, NOT_OURS)
            .to(REOPENED)
            .by(Doer.OFFICES)
            .apart(Apart.OWNERS)
            .tell(Doer.OWNER, Doer.PLAN_APPROVERS)),
    PROPOSE_NOT_FEASIBLE(row(AT_WORK).by(Doer.OWNER_OR_OFFICES).tell(Doer.COUNTY)),
    REFUSE_NOT_FEASIBLE(
            row(AT_WORK).by(Doer.COUNTY).apart(Apart.OWNERS, Apart.PROPOSER).tell(Doer.OWNER)),
    APPROVE_NOT_FEASIBLE(row(AT_WORK).to(NOT_FEASIBLE).by(Doer.COUNTY).apart(Apart.OWNERS, Apart.PROPOSER)),
    DECLARE_NOT_OURS(row(OPENED, ASSIGNED).to(NOT_OURS).by(Doer.OFFICES).apart(Apart.OWNERS)),
    ASK_EXTENSION(row(AT_WORK).by(Doer.OWNER).tell(Doer.EXTENDERS)),
    REFUSE_EXTENSION(row(AT_WORK)
            .by(Doer.EXTENDERS)
            .apart(Apart.OWNERS, Apart.EXTENSION_ASKER)
            .tell(Doer.OWNER)),
    APPROVE_EXTENSION(row(AT_WORK)
            .by(Doer.EXTENDERS)
            .apart(Apart.OWNERS, Apart.EXTENSION_ASKER)
            .tell(Doer.OWNER));

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final Row row;

    Step(Row row) {
        this.row = row;
    }

    public Row row() {
        return row;
    }

    private static Row row(CaseStatus... from) {
        return row(List.of(from));
    }

    private static Row row(List<CaseStatus> from) {
        return new Row(from, null, Doer.COUNTY, List.of(), List.of());
    }

    /** One row of the table; without a target the case stays where it is. */
    public record Row(List<CaseStatus> from, @Nullable CaseStatus to, Doer by, List<Apart> apart, List<Doer> tell) {

        private Row to(CaseStatus target) {
            return new Row(from, target, by, apart, tell);
        }

        private Row by(Doer doer) {
            return new Row(from, to, doer, apart, tell);
        }

        private Row apart(Apart... others) {
            return new Row(from, to, by, List.of(others), tell);
        }

        private Row tell(Doer... audience) {
            return new Row(from, to, by, apart, List.of(audience));
        }

        /** Where the step leads from this status. */
        public CaseStatus target(CaseStatus current) {
            return to == null ? current : to;
        }
    }
}

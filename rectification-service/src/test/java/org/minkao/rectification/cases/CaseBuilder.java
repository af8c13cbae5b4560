package org.minkao.rectification.cases;

import java.time.LocalDate;
import java.util.List;
import org.minkao.kit.core.Actor;
import org.minkao.rectification.cases.Handling.Evidence;
import org.minkao.rectification.cases.Handling.Measure;
import org.minkao.rectification.cases.RectificationCase.Change;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.finding.SourceKind;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.People;

/** Cases in business words: every state is reached by the real steps. */
public final class CaseBuilder {
    static final LocalDate OPENED_ON = LocalDate.parse("2026-03-02");
    static final String HASH = "ab".repeat(32);

    private RectificationCase it;
    private LocalDate today = OPENED_ON;

    private CaseBuilder(RectificationCase it) {
        this.it = it;
    }

    public static CaseBuilder aCase() {
        FindingId finding = new FindingId(People.CAMPAIGN + "-opinion-op-1");
        Origin origin = new Origin(
                People.CAMPAIGN,
                finding,
                "ZG-2026-001",
                People.CENTRE,
                "q02",
                "报修响应慢",
                "会议室空调报修一周未处理",
                new Source(SourceKind.OPINION, "op-1"),
                "office-he",
                OPENED_ON);
        return new CaseBuilder(RectificationCase.opened(CaseId.of(finding), origin, Timing.from(OPENED_ON, 20, 5)));
    }

    /** A case in this state, owned by the chief from assignment on and verified by the inspector. */
    static RectificationCase in(CaseStatus status) {
        CaseBuilder it = aCase();
        return switch (status) {
            case OPENED -> it.build();
            case ASSIGNED -> it.assigned().build();
            case PLAN_SUBMITTED -> it.planned().build();
            case PLAN_APPROVED -> it.approved().build();
            case IN_PROGRESS -> it.started().build();
            case SUBMITTED -> it.submitted().build();
            case RETURNED -> it.submitted().take(Step.RETURN, People.INSPECTOR).build();
            case VERIFIED -> it.verified().build();
            case CONFIRMED -> it.confirmed().build();
            case CLOSED -> it.closed().build();
            case REOPENED -> it.verified().take(Step.DENY, People.OFFICE).build();
            case NOT_FEASIBLE ->
                it.assigned()
                        .take(Step.PROPOSE_NOT_FEASIBLE, People.CHIEF)
                        .take(Step.APPROVE_NOT_FEASIBLE, People.COUNTY)
                        .build();
            case NOT_OURS -> it.take(Step.DECLARE_NOT_OURS, People.OFFICE).build();
        };
    }

    CaseBuilder on(String day) {
        today = LocalDate.parse(day);
        return this;
    }

    CaseBuilder assigned() {
        return take(Step.ASSIGN, People.OFFICE);
    }

    CaseBuilder planned() {
        return assigned().take(Step.SUBMIT_PLAN, People.CHIEF);
    }

    CaseBuilder approved() {
        return planned().take(Step.APPROVE_PLAN, People.DEPUTY);
    }

    CaseBuilder started() {
        return approved().take(Step.START, People.CHIEF);
    }

    CaseBuilder submitted() {
        return started().take(Step.SUBMIT, People.CHIEF);
    }

    CaseBuilder verified() {
        return submitted().take(Step.VERIFY, People.INSPECTOR);
    }

    CaseBuilder confirmed() {
        return verified().take(Step.CONFIRM, People.OFFICE);
    }

    CaseBuilder closed() {
        return confirmed().take(Step.CLOSE, People.COUNTY);
    }

    CaseBuilder take(Step step, Actor actor) {
        it = step(step, it, moment(actor, today)).after();
        return this;
    }

    public RectificationCase build() {
        return it;
    }

    static Moment moment(Actor actor, LocalDate today) {
        return new Moment(actor, Calendars.on(today.toString()).instant(), today, People.plan(), Calendars.shipped());
    }

    static Moment moment(Actor actor) {
        return moment(actor, OPENED_ON);
    }

    /** Takes one step with ordinary input. */
    static Change step(Step step, RectificationCase it, Moment m) {
        return switch (step) {
            case ASSIGN -> it.assign(m, "chief-chen", "分管");
            case SUBMIT_PLAN -> it.submitPlan(m, List.of(new Measure("两小时内响应报修", m.today())));
            case RETURN_PLAN -> it.returnPlan(m, "措施不具体");
            case APPROVE_PLAN -> it.approvePlan(m, "同意");
            case START -> it.start(m);
            case ADD_EVIDENCE ->
                it.addEvidence(m, new Evidence(HASH, 3, "text/plain", m.actor().id(), m.today()));
            case RECORD_PROGRESS -> it.recordProgress(m, "已修复", List.of());
            case SUBMIT -> it.submit(m, "全部完成", Outcome.FIXED);
            case RETURN -> it.returnWork(m, "现场仍有问题");
            case VERIFY -> it.verify(m, "现场核实");
            case CONFIRM -> it.callBack(m, Ending.Method.CALL_BACK, true, "来电人满意");
            case DENY -> it.callBack(m, Ending.Method.CALL_BACK, false, "来电人不满意");
            case CLOSE -> it.close(m, "销号");
            case REOPEN -> it.reopen(m, "问题反弹");
            case PROPOSE_NOT_FEASIBLE -> it.proposeNotFeasible(m, "需省级立项");
            case REFUSE_NOT_FEASIBLE -> it.refuseNotFeasible(m, "可以做");
            case APPROVE_NOT_FEASIBLE -> it.approveNotFeasible(m, "情况属实");
            case DECLARE_NOT_OURS -> it.declareNotOurs(m, "属市政部门");
            case ASK_EXTENSION -> it.askExtension(m, 5, "等待配件");
            case REFUSE_EXTENSION -> it.refuseExtension(m, "理由不足");
            case APPROVE_EXTENSION -> it.approveExtension(m, "同意延期");
        };
    }

    /** Somebody who may take the step and is not in anybody's way. */
    static Actor doer(Step step) {
        return switch (step.row().by()) {
            case OWNER, OWNER_OR_OFFICES -> People.CHIEF;
            case OFFICES, COUNTY -> People.OTHER_COUNTY;
            case PLAN_APPROVERS, EXTENDERS -> People.DEPUTY;
            case VERIFIERS -> People.INSPECTOR;
        };
    }
}

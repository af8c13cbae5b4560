package org.minkao.rectification.cases;

import java.util.List;
import org.minkao.rectification.fixture.People;

/** Cases for tests outside of this package: as empty and as full as a case can be. */
public final class CaseSamples {
    private CaseSamples() {}

    public static RectificationCase fresh() {
        return CaseBuilder.in(CaseStatus.OPENED);
    }

    /** Every part of the state is filled. */
    public static RectificationCase full() {
        RectificationCase it = CaseBuilder.aCase()
                .assigned()
                .take(Step.ASK_EXTENSION, People.CHIEF)
                .take(Step.APPROVE_EXTENSION, People.DEPUTY)
                .take(Step.SUBMIT_PLAN, People.CHIEF)
                .take(Step.APPROVE_PLAN, People.DEPUTY)
                .take(Step.START, People.CHIEF)
                .take(Step.ADD_EVIDENCE, People.CHIEF)
                .build();
        it = it.recordProgress(CaseBuilder.moment(People.CHIEF), "已修复\n并复查", List.of(CaseBuilder.HASH))
                .after();
        for (Step step : List.of(Step.SUBMIT, Step.VERIFY, Step.CONFIRM, Step.CLOSE)) {
            it = CaseBuilder.step(step, it, CaseBuilder.moment(CaseBuilder.doer(step)))
                    .after();
        }
        return it;
    }

    public static RectificationCase proposed() {
        return CaseBuilder.aCase()
                .assigned()
                .take(Step.PROPOSE_NOT_FEASIBLE, People.CHIEF)
                .take(Step.ASK_EXTENSION, People.CHIEF)
                .build();
    }
}

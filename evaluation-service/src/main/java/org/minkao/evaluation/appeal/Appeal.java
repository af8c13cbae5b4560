package org.minkao.evaluation.appeal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Hand;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.Refusal;

/** One appeal of an appraised section; the reason of its filing are the grounds. */
public record Appeal(
        AppealId id,
        String appraisee,
        Subject subject,
        List<Evidence> evidence,
        Hand filing,
        AppealStatus status,
        @Nullable Ruling ruling,
        @Nullable Hand decision) {

    public Appeal {
        evidence = List.copyOf(evidence);
    }

    public static Appeal filed(AppealId id, String appraisee, Subject subject, List<Evidence> evidence, Hand filing) {
        return new Appeal(id, appraisee, subject, evidence, filing, AppealStatus.FILED, null, null);
    }

    public Appeal propose(Ruling proposed) {
        return new Appeal(
                id, appraisee, subject, evidence, filing, AppealStep.PROPOSE.from(id, status), proposed, null);
    }

    /** Another person does not agree: the next proposal starts anew. */
    public Appeal sendBack(Act act) {
        AppealStatus next = AppealStep.RETURN.from(id, status);
        act.otherThan(proposed().by().person(), "the proposal");
        return new Appeal(id, appraisee, subject, evidence, filing, next, null, null);
    }

    /** Another person decides as it was proposed; one of the two is of the county office. */
    public Appeal decide(Act act, Hand yes) {
        boolean revised = ruling != null && ruling.outcome() == Ruling.Outcome.REVISED;
        AppealStatus next = (revised ? AppealStep.REVISE : AppealStep.UPHOLD).from(id, status);
        Hand first = proposed().by();
        act.otherThan(first.person(), "the proposal");
        if (!first.county() && !yes.county()) {
            throw new Refusal(
                    EvaluationReason.COUNTY_REQUIRED,
                    "appeal %s was proposed and decided without the county office (expected: one of the two of it)"
                            .formatted(id));
        }
        return new Appeal(id, appraisee, subject, evidence, filing, next, ruling, yes);
    }

    public boolean isOpen() {
        return status.isOpen();
    }

    public boolean isRevised() {
        return status == AppealStatus.REVISED;
    }

    /** The decision as it is proposed or taken. */
    public Ruling proposed() {
        if (ruling == null) {
            throw new IllegalStateException("appeal " + id + " is " + status + " and has no proposal");
        }
        return ruling;
    }

    /** The same thing, appealed by the same section. */
    public boolean isAbout(String whose, Subject what) {
        return appraisee.equals(whose) && subject.equals(what);
    }
}

package org.minkao.rectification.cases;

import java.util.Arrays;
import java.util.List;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.people.FrozenCampaign;

/** Says who may take which step: first the role, then the status, then the person. */
final class Permits {
    private Permits() {}

    static void require(Step step, RectificationCase it, Moment m) {
        Step.Row row = step.row();
        Actor actor = m.actor();
        actor.require(row.by().roles().toArray(String[]::new));
        if (!row.from().contains(it.status())) {
            throw new Refusal(
                    KitReason.STEP_NOT_ALLOWED,
                    "case %s is %s (expected for %s: %s)"
                            .formatted(it.origin().number(), it.status(), step, row.from()));
        }
        // Two-person rules come before the personal right, so that an owner hears why he may not.
        requireApart(step, it, actor);
        if (!row.by().includes(actor, it, m.campaign())) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s may not %s case %s (expected: %s)"
                            .formatted(actor.id(), step, it.origin().number(), row.by()));
        }
    }

    /** The steps this person could take now. */
    static List<Step> open(RectificationCase it, Actor actor, FrozenCampaign campaign) {
        return Arrays.stream(Step.values())
                .filter(step -> step.row().from().contains(it.status()))
                .filter(step -> step.row().by().includes(actor, it, campaign))
                .filter(step -> step.row().apart().stream()
                        .noneMatch(apart -> apart.persons(it).contains(actor.id())))
                .filter(step -> awaited(step, it))
                .toList();
    }

    private static boolean awaited(Step step, RectificationCase it) {
        return switch (step) {
            case APPROVE_NOT_FEASIBLE, REFUSE_NOT_FEASIBLE -> it.ending().proposal() != null;
            case PROPOSE_NOT_FEASIBLE -> it.ending().proposal() == null;
            case APPROVE_EXTENSION, REFUSE_EXTENSION -> it.timing().asked() != null;
            case ASK_EXTENSION -> it.timing().asked() == null;
            default -> true;
        };
    }

    private static void requireApart(Step step, RectificationCase it, Actor actor) {
        for (Apart apart : step.row().apart()) {
            if (apart.persons(it).contains(actor.id())) {
                throw new Refusal(
                        KitReason.SAME_PERSON,
                        "%s is %s of case %s (expected for %s: another person)"
                                .formatted(actor.id(), apart, it.origin().number(), step));
            }
        }
    }
}

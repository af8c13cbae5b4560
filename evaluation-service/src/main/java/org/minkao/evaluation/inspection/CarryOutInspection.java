package org.minkao.evaluation.inspection;

import static org.minkao.evaluation.campaign.Roles.CHIEF;
import static org.minkao.evaluation.campaign.Roles.COUNTY;
import static org.minkao.evaluation.campaign.Roles.DEPUTY;
import static org.minkao.evaluation.campaign.Roles.INSPECTOR;
import static org.minkao.evaluation.campaign.Roles.OFFICE;
import static org.minkao.evaluation.campaign.Roles.STAFF;

import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.minkao.evaluation.campaign.Act;
import org.minkao.evaluation.campaign.Campaign;
import org.minkao.evaluation.campaign.Campaigns;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.Scope;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;

/** Works through an inspection: those who inspect fill and submit, somebody else confirms or returns. */
public final class CarryOutInspection {
    private static final int MOST_RACES = 5;

    private final Campaigns campaigns;
    private final Inspections inspections;
    private final Clock clock;

    public CarryOutInspection(Campaigns campaigns, Inspections inspections, Clock clock) {
        this.campaigns = campaigns;
        this.inspections = inspections;
        this.clock = clock;
    }

    public Versioned<Inspection> start(InspectionId id, Act act) {
        return work(id, act, "start-inspection", (inspection, plan) -> inspection.start());
    }

    public Versioned<Inspection> fill(InspectionId id, Act act, List<Sheet.Entry> entries) {
        return work(id, act, "fill-sheet", (inspection, plan) -> inspection.fill(plan, act, entries));
    }

    public Versioned<Inspection> answer(InspectionId id, Act act, Sheet.Entry answer) {
        return work(id, act, "answer-item", (inspection, plan) -> inspection.answer(plan, act, answer));
    }

    Versioned<Inspection> addEvidence(InspectionId id, Act act, Evidence file) {
        return work(id, act, "add-evidence", (inspection, plan) -> inspection.addEvidence(file));
    }

    public Versioned<Inspection> submit(InspectionId id, Act act, String summary) {
        Check.lines("summary", summary, 1, 4000);
        return work(
                id,
                act,
                "submit-inspection",
                (inspection, plan) -> inspection.submit(plan, act, summary, clock.instant()));
    }

    public Versioned<Inspection> confirm(InspectionId id, Act act) {
        return judge(id, act, "confirm-inspection", inspection -> inspection.confirm(act, clock.instant()));
    }

    public Versioned<Inspection> returnIt(InspectionId id, Act act) {
        return judge(id, act, "return-inspection", inspection -> inspection.returnIt(act, clock.instant()));
    }

    private Versioned<Inspection> work(
            InspectionId id, Act act, String action, BiFunction<Inspection, Plan, Inspection.Change> step) {
        return change(id, act, action, (inspection, campaign) -> {
            requireInspects(inspection, new Scope(campaign, act.who()));
            return step.apply(inspection, campaign.plan());
        });
    }

    private Versioned<Inspection> judge(
            InspectionId id, Act act, String action, Function<Inspection, Inspection.Change> step) {
        return change(id, act, action, (inspection, campaign) -> {
            Scope scope = new Scope(campaign, act.who());
            switch (inspection.kind()) {
                case SELF -> scope.requireFor(inspection.appraisee(), DEPUTY, OFFICE, COUNTY);
                case ON_SITE -> scope.requireFor(inspection.appraisee(), COUNTY);
            }
            return step.apply(inspection);
        });
    }

    /**
     * Inspectors send their sheets at the same moment, and a section's people answer items side by side: who did not
     * say which version he looked at is not refused for a race, so it is loaded and decided again.
     */
    private Versioned<Inspection> change(
            InspectionId id, Act act, String action, BiFunction<Inspection, Campaign, Inspection.Change> step) {
        for (int race = 1; ; race++) {
            try {
                return changeOnce(id, act, action, step);
            } catch (Refusal refusal) {
                if (refusal.reason() != KitReason.CHANGED_MEANWHILE || act.seen() != null || race == MOST_RACES) {
                    throw refusal;
                }
            }
        }
    }

    private Versioned<Inspection> changeOnce(
            InspectionId id, Act act, String action, BiFunction<Inspection, Campaign, Inspection.Change> step) {
        Versioned<Inspection> before = inspections.require(id.value());
        // The campaign is only read: its plan says who may act and what the sheet holds.
        Campaign campaign = campaigns.require(before.state().campaign().value()).state();
        Inspection.Change change = step.apply(before.state(), campaign);
        PlanInspection.requireOpen(campaign);
        act.saw(before.version());
        if (change.after().equals(before.state()) && change.events().isEmpty()) {
            return before;
        }
        return inspections.save(
                id.value(), before, change.after(), change.events(), act.audit(action, "inspections/" + id));
    }

    static void requireInspects(Inspection inspection, Scope scope) {
        switch (inspection.kind()) {
            case SELF -> scope.requireFor(inspection.appraisee(), CHIEF, STAFF);
            case ON_SITE -> {
                scope.require(INSPECTOR);
                if (!inspection.inspectors().contains(scope.actor().id())) {
                    throw new Refusal(
                            KitReason.NOT_ALLOWED,
                            "%s does not inspect %s (expected: one of %s)"
                                    .formatted(scope.actor().id(), inspection.id(), inspection.inspectors()));
                }
            }
        }
    }
}

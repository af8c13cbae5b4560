package org.minkao.rectification.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.workday.Reckoning;
import org.minkao.rectification.workday.Workdays;

/** Deadlines and colours, computed from recorded facts whenever somebody looks. */
public final class Deadlines {
    /** From how many working days late which colour is shown; the first that fits counts. */
    static final List<Threshold> THRESHOLDS =
            List.of(new Threshold(11, Overdue.RED), new Threshold(6, Overdue.ORANGE), new Threshold(1, Overdue.BLUE));

    /** One row of the colour table. */
    record Threshold(int workingDaysLate, Overdue colour) {}

    private final Workdays workdays;

    public Deadlines(Workdays workdays) {
        this.workdays = workdays;
    }

    /** How the deadline is counted, day by day. */
    public Reckoning of(RectificationCase it) {
        return workdays.after(it.timing().countedFrom(), it.timing().allWorkingDays());
    }

    /** Until when the plan of measures is due, while it is. */
    public @Nullable LocalDate ofPlan(RectificationCase it) {
        LocalDate assigned = it.timing().assignedOn();
        if (it.status() != CaseStatus.ASSIGNED || assigned == null) {
            return null;
        }
        return workdays.after(assigned, it.timing().planWorkingDays()).date();
    }

    /** The colour of a late case; the clock stands still while others look at what was handed in. */
    public Optional<Overdue> overdue(RectificationCase it, LocalDate today) {
        if (it.status().ended()) {
            return Optional.empty();
        }
        LocalDate submitted = it.timing().submittedOn();
        LocalDate until = it.status().handedIn() && submitted != null ? submitted : today;
        int late = workdays.between(of(it).date(), until);
        return THRESHOLDS.stream()
                .filter(threshold -> late >= threshold.workingDaysLate())
                .map(Threshold::colour)
                .findFirst();
    }
}

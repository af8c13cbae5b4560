package org.minkao.evaluation.campaign;

import org.jspecify.annotations.Nullable;

/** What became of a task of the plan: who did it with which note, and whether its owner was reminded and warned. */
public record TaskRecord(
        String task,
        boolean reminded,
        boolean warned,
        @Nullable Hand done) {

    static TaskRecord untouched(String task) {
        return new TaskRecord(task, false, false, null);
    }

    TaskRecord told(boolean overdue) {
        return new TaskRecord(task, true, warned || overdue, done);
    }

    TaskRecord doneBy(Hand hand) {
        return new TaskRecord(task, reminded, warned, hand);
    }

    boolean wasTold(boolean overdue) {
        return overdue ? warned : reminded;
    }
}

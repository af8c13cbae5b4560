package org.minkao.evaluation.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a frozen plan: proposed by one with a reason, made or declined by another.
 *
 * @param base the version of the plan that it changes
 * @param text where {@link PlanTexts} keep the plan as it would be
 */
public record LateChange(
        String id,
        int base,
        String text,
        List<Changed> changes,
        Status status,
        Hand proposal,
        @Nullable Hand answer) {

    public LateChange {
        changes = List.copyOf(changes);
    }

    /** Where a proposal stands. */
    public enum Status {
        PROPOSED,
        MADE,
        DECLINED
    }

    /** One place of the plan, with its values as canonical JSON. */
    public record Changed(
            String place,
            Difference.Kind kind,
            @Nullable String before,
            @Nullable String after) {

        /** Mail addresses are for the two offices only. */
        public boolean isContact() {
            return place.startsWith("/assignments");
        }

        @Override
        public String toString() {
            return kind + " " + place;
        }
    }

    /** The hand that made the change; null as long as nobody did. */
    public @Nullable Hand made() {
        return status == Status.MADE ? answer : null;
    }

    boolean touchesContacts() {
        return changes.stream().anyMatch(Changed::isContact);
    }

    LateChange answered(Status to, Hand by) {
        return new LateChange(id, base, text, changes, to, proposal, by);
    }
}

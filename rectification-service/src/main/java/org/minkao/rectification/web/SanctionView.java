package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.sanction.Sanction;

/** A sanction as the few who may read it see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SanctionView(
        String id,
        String campaign,
        @JsonProperty("case") String caseId,
        String appraisee,
        String person,
        String severity,
        String ground,
        String status,
        String proposedBy,
        LocalDate proposedOn,
        @Nullable HearingView hearing,
        @Nullable DecisionView decision,
        @Nullable WithdrawalView withdrawal,
        long version) {

    /** What the person said. */
    public record HearingView(LocalDate heldOn, String statement, String recordedBy, LocalDate recordedOn) {}

    /** What was decided. */
    public record DecisionView(String level, String reason, String by, LocalDate on) {}

    /** Why it was withdrawn. */
    public record WithdrawalView(String reason, String by, LocalDate on) {}

    static SanctionView of(Versioned<Sanction> loaded) {
        Sanction it = loaded.state();
        return new SanctionView(
                it.id().value(),
                it.campaign().value(),
                it.caseId().value(),
                it.appraisee(),
                it.person(),
                it.severity().name(),
                it.ground(),
                it.status().name(),
                it.proposedBy(),
                it.proposedOn(),
                hearing(it.hearing()),
                decision(it.decision()),
                withdrawal(it.withdrawal()),
                loaded.version());
    }

    private static @Nullable HearingView hearing(Sanction.@Nullable Hearing it) {
        return it == null ? null : new HearingView(it.heldOn(), it.statement(), it.recordedBy(), it.recordedOn());
    }

    private static @Nullable DecisionView decision(Sanction.@Nullable Decision it) {
        return it == null ? null : new DecisionView(it.level().name(), it.reason(), it.by(), it.on());
    }

    private static @Nullable WithdrawalView withdrawal(Sanction.@Nullable Withdrawal it) {
        return it == null ? null : new WithdrawalView(it.reason(), it.by(), it.on());
    }
}

package org.minkao.survey.opinion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to an opinion; only the published ones leave the room, and none carries a person. */
public sealed interface OpinionEvent {

    /** The events that other rooms learn of. */
    sealed interface Published extends OpinionEvent {}

    record Received(
            String campaign, OpinionId opinion, @Nullable String appraisee, Channel channel, LocalDate receivedOn)
            implements Published {}

    record FindingRaised(
            String campaign,
            OpinionId opinion,
            String appraisee,
            @Nullable String item,
            String text,
            Severity severity) implements Published {}

    record Triaged(OpinionId opinion) implements OpinionEvent {}

    record Merged(OpinionId opinion, OpinionId into) implements OpinionEvent {}

    record Answered(OpinionId opinion) implements OpinionEvent {}

    record CaseFollowed(OpinionId opinion, String caseId) implements OpinionEvent {}

    record Closed(OpinionId opinion) implements OpinionEvent {}
}

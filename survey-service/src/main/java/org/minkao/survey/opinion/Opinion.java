package org.minkao.survey.opinion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One opinion: what was said, how the office judged it, what became of it. */
public record Opinion(
        OpinionId id,
        String campaign,
        Status status,
        Said said,
        @Nullable String appraisee,
        @Nullable Assessment assessment,
        @Nullable Answer answer,
        @Nullable OpinionId mergedInto,
        @Nullable RaisedFinding finding,
        @Nullable CaseTrace caseTrace,
        List<Entry> history) {

    public Opinion {
        history = List.copyOf(history);
    }

    /** The author's words; the contact, if one was given, is sealed. */
    public record Said(
            Channel channel,
            LocalDate receivedOn,
            String text,
            @Nullable String contact) {
        @Override
        public String toString() {
            return "Said[" + channel + "]";
        }
    }

    /** The office's first look: which item of the plan it touches and how grave it is. */
    public record Assessment(@Nullable String item, Severity severity) {}

    /** The office's answer to the author. */
    public record Answer(String text, LocalDate on) {}

    /** The problem that the office made of it, worded without the author. */
    public record RaisedFinding(String text, @Nullable String item, Severity severity, LocalDate on) {}

    /** What the author may see of the case that grew from the finding. */
    public record CaseTrace(
            String id,
            String number,
            LocalDate openedOn,
            @Nullable LocalDate deadline,
            @Nullable LocalDate closedOn,
            @Nullable String outcome) {}

    /** One step of the way, by whom and when. */
    public record Entry(
            Step step,
            @Nullable Status from,
            Status to,
            String by,
            LocalDate on,
            @Nullable String reason) {}

    /** Who takes a step, on which day. */
    public record By(String person, LocalDate on) {}

    /** The state after a step and the one event it gives. */
    public record Change(Opinion after, OpinionEvent event) {}

    static Change receive(OpinionId id, String campaign, Said said, @Nullable String appraisee, By by) {
        Entry first = new Entry(Step.RECEIVE, null, Step.RECEIVE.to(), by.person(), by.on(), null);
        Opinion opinion = new Opinion(
                id, campaign, Step.RECEIVE.to(), said, appraisee, null, null, null, null, null, List.of(first));
        return new Change(
                opinion, new OpinionEvent.Received(campaign, id, appraisee, said.channel(), said.receivedOn()));
    }

    Change triage(String section, Assessment judged, By by) {
        Opinion moved = take(Step.TRIAGE, by, null);
        return new Change(
                new Opinion(
                        id,
                        campaign,
                        moved.status,
                        said,
                        section,
                        judged,
                        answer,
                        mergedInto,
                        finding,
                        caseTrace,
                        moved.history),
                new OpinionEvent.Triaged(id));
    }

    Change merge(OpinionId into, By by) {
        Opinion moved = take(Step.MERGE, by, null);
        return new Change(
                new Opinion(
                        id,
                        campaign,
                        moved.status,
                        said,
                        appraisee,
                        assessment,
                        answer,
                        into,
                        finding,
                        caseTrace,
                        moved.history),
                new OpinionEvent.Merged(id, into));
    }

    Change answer(String text, By by) {
        Opinion moved = take(Step.ANSWER, by, null);
        Answer given = new Answer(text, by.on());
        return new Change(
                new Opinion(
                        id,
                        campaign,
                        moved.status,
                        said,
                        appraisee,
                        assessment,
                        given,
                        mergedInto,
                        finding,
                        caseTrace,
                        moved.history),
                new OpinionEvent.Answered(id));
    }

    Change raise(RaisedFinding raised, By by) {
        Opinion moved = take(Step.RAISE_FINDING, by, null);
        // Triage, the only way here, always names a section.
        String section = Objects.requireNonNull(appraisee);
        return new Change(
                new Opinion(
                        id,
                        campaign,
                        moved.status,
                        said,
                        section,
                        assessment,
                        answer,
                        mergedInto,
                        raised,
                        caseTrace,
                        moved.history),
                new OpinionEvent.FindingRaised(campaign, id, section, raised.item(), raised.text(), raised.severity()));
    }

    Change follow(CaseTrace trace, By by) {
        return traced(Step.FOLLOW_CASE, trace, by, new OpinionEvent.CaseFollowed(id, trace.id()));
    }

    Change settle(CaseTrace trace, By by) {
        return traced(Step.SETTLE, trace, by, new OpinionEvent.Closed(id));
    }

    Change close(String reason, By by) {
        return new Change(take(Step.CLOSE, by, reason), new OpinionEvent.Closed(id));
    }

    private Change traced(Step step, CaseTrace trace, By by, OpinionEvent event) {
        Opinion moved = take(step, by, null);
        return new Change(
                new Opinion(
                        id,
                        campaign,
                        moved.status,
                        said,
                        appraisee,
                        assessment,
                        answer,
                        mergedInto,
                        finding,
                        trace,
                        moved.history),
                event);
    }

    private Opinion take(Step step, By by, @Nullable String reason) {
        Status to = step.take(id, status);
        List<Entry> longer = new ArrayList<>(history);
        longer.add(new Entry(step, status, to, by.person(), by.on(), reason));
        return new Opinion(
                id, campaign, to, said, appraisee, assessment, answer, mergedInto, finding, caseTrace, longer);
    }

    @Override
    public String toString() {
        return "Opinion[" + id + " " + status + "]";
    }
}

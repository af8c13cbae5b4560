package org.minkao.rectification.finding;

import java.util.List;
import java.util.Optional;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.rectification.finding.PublishedMarks.ItemMark;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;

/**
 * Raises findings from what other rooms report.
 *
 * <p>A result and the plan that says which marks are low come on different topics, in any order. Each is kept first
 * and the other one looked up afterwards, so whoever comes second applies both; ids derived from the source make a
 * second application change nothing.
 */
public final class RaiseFindings {
    private final Findings findings;
    private final MarksOnRecord marksOnRecord;
    private final Campaigns campaigns;

    public RaiseFindings(Findings findings, MarksOnRecord marksOnRecord, Campaigns campaigns) {
        this.findings = findings;
        this.marksOnRecord = marksOnRecord;
        this.campaigns = campaigns;
    }

    public void problems(List<Problem> problems) {
        problems.forEach(problem -> insert(problem.finding()));
    }

    public void resultPublished(IncomingEvent origin, PublishedMarks marks) {
        marksOnRecord.keep(origin, marks);
        campaigns.find(marks.campaign()).ifPresent(plan -> raiseLow(plan, marks));
    }

    public void planFrozen(IncomingEvent origin, FrozenCampaign plan) {
        campaigns.learn(origin, plan);
        marksOnRecord.find(plan.id()).ifPresent(marks -> raiseLow(plan, marks));
    }

    private void raiseLow(FrozenCampaign plan, PublishedMarks marks) {
        marks.marks().stream()
                .map(mark -> low(plan, marks, mark))
                .flatMap(Optional::stream)
                .forEach(this::insert);
    }

    private void insert(Finding finding) {
        findings.insertIfAbsent(finding.id().value(), finding, List.of(), null);
    }

    private static Optional<Finding> low(FrozenCampaign plan, PublishedMarks marks, ItemMark mark) {
        if (mark.mark().compareTo(plan.rules().lowItemThreshold()) >= 0) {
            return Optional.empty();
        }
        FindingId id = FindingId.of(plan.id(), SourceKind.RESULT, mark.appraisee(), mark.item());
        String wording =
                plan.item(mark.item()).map(FrozenCampaign.PlanItem::question).orElse(mark.item());
        return Optional.of(Finding.raised(
                id,
                plan.id(),
                mark.appraisee(),
                mark.item(),
                "测评得分偏低：" + wording,
                null,
                new Source(SourceKind.RESULT, plan.id().value()),
                marks.publishedOn(),
                new Finding.LowMark(mark.mark(), plan.rules().lowItemThreshold(), mark.ratings())));
    }
}

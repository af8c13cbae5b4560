package org.minkao.rectification.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.finding.Finding;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.FindingStatus;
import org.minkao.rectification.finding.Findings;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.people.FrozenCampaign;
import org.minkao.rectification.workday.Workdays;

/**
 * Opens a case from a finding: two documents, no transaction.
 *
 * <p>The decision is one write to the finding, which so settles every race with a dismissal or a second opening. The
 * case is then written under an id derived from the finding, with nothing but what the decision recorded, so that
 * anybody can finish at any time what a crash left undone, and doing it twice changes nothing.
 */
public final class OpenCase {
    private static final int TITLE = 120;
    private static final int TITLE_FROM_TEXT = 60;

    private final Findings findings;
    private final Cases cases;
    private final CaseNumbers numbers;
    private final Campaigns campaigns;
    private final Workdays workdays;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public OpenCase(
            Findings findings, Cases cases, CaseNumbers numbers, Campaigns campaigns, Workdays workdays, Clock clock) {
        this.findings = findings;
        this.cases = cases;
        this.numbers = numbers;
        this.campaigns = campaigns;
        this.workdays = workdays;
        this.clock = clock;
    }

    public Versioned<RectificationCase> open(FindingId id, Actor actor, @Nullable String title) {
        actor.require("county", "office");
        String given = Check.optionalText("title", title, 1, TITLE);
        Versioned<Finding> finding = findings.require(id);
        campaigns.planOf(finding.state().campaign()).require(actor, "county", "office");
        if (finding.state().status() == FindingStatus.OPENING) {
            return finish(finding);
        }
        Finding.Change decision = finding.state()
                .decideCase(new Finding.Opening(
                        actor.id(),
                        LocalDate.now(clock),
                        given == null ? firstWords(finding.state().text()) : given));
        AuditEntry audit = new AuditEntry(actor.id(), "OpenCase", "findings/" + id, null);
        return finish(findings.save(id.value(), finding, decision.after(), List.of(), audit));
    }

    /** Finishes what a crash left between the decision and the case; returns how many there were. */
    public int finishAll() {
        List<Versioned<Finding>> left = findings.opening();
        left.forEach(this::finish);
        return left.size();
    }

    private Versioned<RectificationCase> finish(Versioned<Finding> finding) {
        CaseId id = CaseId.of(finding.state().id());
        if (cases.find(id.value()).isEmpty()) {
            write(id, finding.state());
        }
        markWritten(finding);
        return cases.require(id);
    }

    private void write(CaseId id, Finding finding) {
        FrozenCampaign campaign = campaigns.planOf(finding.campaign());
        Finding.Opening decision = Objects.requireNonNull(finding.opening());
        String number = "ZG-%d-%03d".formatted(campaign.year(), numbers.numberOf(campaign.id(), id));
        Origin origin = new Origin(
                campaign.id(),
                finding.id(),
                number,
                finding.appraisee(),
                finding.item(),
                decision.title(),
                finding.text(),
                finding.source(),
                decision.by(),
                decision.on());
        Timing timing = Timing.from(
                decision.on(),
                campaign.rules().deadlineWorkingDays(),
                campaign.rules().planWorkingDays());
        RectificationCase opened = RectificationCase.opened(id, origin, timing);
        CaseEvent event = new CaseEvent.Opened(
                id, origin, new Deadlines(workdays).of(opened).date());
        cases.insertIfAbsent(id.value(), opened, List.of(event), null);
    }

    private void markWritten(Versioned<Finding> finding) {
        try {
            findings.save(
                    finding.state().id().value(),
                    finding,
                    finding.state().caseWritten().after(),
                    List.of(),
                    null);
        } catch (Refusal e) {
            // Nothing but a second finisher moves a finding on from here.
            if (e.reason() != KitReason.CHANGED_MEANWHILE) {
                throw e;
            }
        }
    }

    private static String firstWords(String text) {
        String line = text.lines().findFirst().orElse(text).strip();
        int end = Math.min(line.codePointCount(0, line.length()), TITLE_FROM_TEXT);
        return line.substring(0, line.offsetByCodePoints(0, end));
    }
}

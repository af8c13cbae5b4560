package org.minkao.rectification.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.cases.CaseStatus;
import org.minkao.rectification.cases.Cases;
import org.minkao.rectification.cases.Deadlines;
import org.minkao.rectification.cases.RectificationCase;
import org.minkao.rectification.lastingrule.LastingRule;
import org.minkao.rectification.lastingrule.LastingRules;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;
import org.minkao.rectification.sanction.SanctionStatus;
import org.minkao.rectification.sanction.Sanctions;
import org.minkao.rectification.workday.Workdays;

/** Reads the public ledger out of cases, adopted rules and the number of decided sanctions. */
public final class ReadLedger {
    private final Campaigns campaigns;
    private final Cases cases;
    private final LastingRules rules;
    private final Sanctions sanctions;
    private final Deadlines deadlines;
    private final Clock clock;

    /** The clock tells the day in the county's own zone. */
    public ReadLedger(
            Campaigns campaigns, Cases cases, LastingRules rules, Sanctions sanctions, Workdays workdays, Clock clock) {
        this.campaigns = campaigns;
        this.cases = cases;
        this.rules = rules;
        this.sanctions = sanctions;
        this.deadlines = new Deadlines(workdays);
        this.clock = clock;
    }

    public Ledger of(CampaignId id) {
        campaigns.require(id);
        List<LedgerLine> lines = cases.ofCampaign(id).stream()
                .map(Versioned::state)
                .map(this::line)
                .toList();
        Map<CaseStatus, Integer> counts = new EnumMap<>(CaseStatus.class);
        lines.forEach(line -> counts.merge(line.status(), 1, Integer::sum));
        List<Ledger.LedgerRule> adopted = rules.ofCampaign(id).stream()
                .map(Versioned::state)
                .flatMap(ReadLedger::adopted)
                .toList();
        long decided = sanctions.ofCampaign(id).stream()
                .filter(s -> s.state().status() == SanctionStatus.DECIDED)
                .count();
        return new Ledger(lines, adopted, counts, Math.toIntExact(decided));
    }

    private static Stream<Ledger.LedgerRule> adopted(LastingRule rule) {
        LastingRule.Adoption adoption = rule.adoption();
        return adoption == null
                ? Stream.empty()
                : Stream.of(new Ledger.LedgerRule(rule.kind(), rule.title(), rule.text(), adoption.on()));
    }

    private LedgerLine line(RectificationCase it) {
        return new LedgerLine(
                it.origin().number(),
                it.origin().appraisee(),
                it.origin().item(),
                it.origin().title(),
                it.status(),
                it.origin().openedOn(),
                deadlines.of(it).date(),
                deadlines.overdue(it, LocalDate.now(clock)).orElse(null),
                it.ending().closedOn(),
                it.ending().outcome(),
                it.ending().publicReason());
    }
}

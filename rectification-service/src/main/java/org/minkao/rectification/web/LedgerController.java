package org.minkao.rectification.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.rectification.cases.CaseStatus;
import org.minkao.rectification.ledger.Ledger;
import org.minkao.rectification.ledger.LedgerLine;
import org.minkao.rectification.ledger.ReadLedger;
import org.minkao.rectification.ledger.ReadTwoPersonSteps;
import org.minkao.rectification.ledger.TwoPersonStep;
import org.minkao.rectification.people.CampaignId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public ledger: everybody may read it, and it names nobody. */
@RestController
@RequestMapping("/api/public/v1/rectification")
public final class LedgerController {
    private final ReadLedger readLedger;
    private final ReadTwoPersonSteps readTwoPersonSteps;

    public LedgerController(ReadLedger readLedger, ReadTwoPersonSteps readTwoPersonSteps) {
        this.readLedger = readLedger;
        this.readTwoPersonSteps = readTwoPersonSteps;
    }

    /** The ledger; {@code counts} says how many cases stand where, {@code twoPersonSteps} how often two had to act. */
    public record LedgerView(
            List<LineView> items,
            List<RuleView> lastingRules,
            Map<CaseStatus, Integer> counts,
            int sanctions,
            Map<TwoPersonStep.Kind, Integer> twoPersonSteps) {}

    /** A case without persons. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineView(
            String number,
            String appraisee,
            @Nullable String item,
            String title,
            String status,
            LocalDate openedOn,
            LocalDate deadline,
            @Nullable String overdue,
            @Nullable LocalDate closedOn,
            @Nullable String outcome,
            @Nullable String notFeasibleReason,
            @Nullable String notOursReason) {

        static LineView of(LedgerLine it) {
            return new LineView(
                    it.number(),
                    it.appraisee(),
                    it.item(),
                    it.title(),
                    it.status().name(),
                    it.openedOn(),
                    it.deadline(),
                    it.overdue() == null ? null : it.overdue().name(),
                    it.closedOn(),
                    it.outcome() == null ? null : it.outcome().name(),
                    it.status() == CaseStatus.NOT_FEASIBLE ? it.endReason() : null,
                    it.status() == CaseStatus.NOT_OURS ? it.endReason() : null);
        }
    }

    /** An adopted rule. */
    public record RuleView(String kind, String title, String text, LocalDate adoptedOn) {}

    @GetMapping("/campaigns/{campaign}/ledger")
    LedgerView ledger(@PathVariable String campaign) {
        Ledger ledger = readLedger.of(new CampaignId(campaign));
        return new LedgerView(
                ledger.lines().stream().map(LineView::of).toList(),
                ledger.rules().stream()
                        .map(r -> new RuleView(r.kind().name(), r.title(), r.text(), r.adoptedOn()))
                        .toList(),
                ledger.counts(),
                ledger.sanctions(),
                readTwoPersonSteps.counts(new CampaignId(campaign)));
    }
}

package org.minkao.rectification.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.rectification.cases.CaseEvent;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.cases.CaseStatus;
import org.minkao.rectification.cases.Origin;
import org.minkao.rectification.cases.Outcome;
import org.minkao.rectification.cases.Step;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.finding.SourceKind;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.lastingrule.RuleAdopted;
import org.minkao.rectification.lastingrule.RuleId;
import org.minkao.rectification.lastingrule.RuleKind;
import org.minkao.rectification.sanction.Level;
import org.minkao.rectification.sanction.SanctionEvent;
import org.minkao.rectification.sanction.SanctionId;
import org.minkao.testkit.Contracts;

class OutgoingSliceTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final CaseId CASE = new CaseId("case-1");
    private final CaseMapping cases = new CaseMapping();

    @Test
    void everyCaseEventKeepsItsContract() {
        for (SourceKind kind : SourceKind.values()) {
            for (String item : Arrays.asList("q02", null)) {
                holds("case-opened", CASE.value(), cases.map(new CaseEvent.Opened(CASE, origin(kind, item), DAY)));
            }
        }
        for (Step step : Step.values()) {
            for (String owner : Arrays.asList("chief-chen", null)) {
                CaseStatus from = step.row().from().getFirst();
                holds(
                        "case-advanced",
                        CASE.value(),
                        cases.map(new CaseEvent.Advanced(
                                CASE,
                                origin(SourceKind.OPINION, "q02"),
                                step,
                                from,
                                step.row().target(from),
                                owner,
                                owner == null ? List.of() : List.of(owner),
                                DAY)));
            }
        }
        for (Outcome outcome : Outcome.values()) {
            holds(
                    "case-closed",
                    CASE.value(),
                    cases.map(new CaseEvent.Closed(CASE, origin(SourceKind.RESULT, null), outcome, DAY)));
        }
    }

    @Test
    void everyDecidedSanctionKeepsItsContract() {
        for (Level level : Level.values()) {
            holds(
                    "sanction-decided",
                    "s-1",
                    new SanctionMapping()
                            .map(new SanctionEvent.Decided(
                                    new SanctionId("s-1"),
                                    People.CAMPAIGN,
                                    CASE,
                                    People.CENTRE,
                                    "staff-liu",
                                    level,
                                    DAY)));
        }
    }

    @Test
    void everyAdoptedRuleKeepsItsContract() {
        for (RuleKind kind : RuleKind.values()) {
            for (List<CaseId> answered : List.of(List.<CaseId>of(), List.of(CASE))) {
                holds(
                        "lasting-rule-adopted",
                        "r-1",
                        new LastingRuleMapping()
                                .map(new RuleAdopted(new RuleId("r-1"), People.CAMPAIGN, kind, "报修办法", answered, DAY)));
            }
        }
    }

    private static void holds(String event, String key, OutgoingEvent sent) {
        assertThat(sent.type()).isEqualTo("minkao.rectification." + event + ".v1");
        assertThat(sent.key()).isEqualTo(key);
        Contracts.validate(sent.type(), sent.data());
    }

    private static Origin origin(SourceKind kind, String item) {
        return new Origin(
                People.CAMPAIGN,
                new FindingId("f-1"),
                "ZG-2026-001",
                People.CENTRE,
                item,
                "报修响应慢",
                "会议室空调报修一周未处理",
                new Source(kind, "op-1"),
                "office-he",
                DAY);
    }
}

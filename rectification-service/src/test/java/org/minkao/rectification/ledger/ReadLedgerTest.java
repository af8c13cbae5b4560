package org.minkao.rectification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.CaseStatus;
import org.minkao.rectification.cases.Outcome;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.lastingrule.WriteLastingRule;
import org.minkao.rectification.people.CampaignId;

class ReadLedgerTest {
    private final OpenedCase opened = new OpenedCase();

    @Test
    void showsEveryCaseAndTheAdoptedRulesOnly() {
        opened.closed();
        opened.open("op-9", People.CANTEEN);
        var write = opened.room.writeRule(Calendars.on(OpenedCase.TODAY));
        var adopted = write.draft(
                People.CAMPAIGN, People.CHIEF, new WriteLastingRule.Draft("WORK", "报修办法", "两小时", List.of()));
        write.draft(People.CAMPAIGN, People.CHIEF, new WriteLastingRule.Draft("WORK", "草稿", "未定", List.of()));
        write.adopt(adopted.state().id(), People.LEADER, "同意");

        Ledger ledger = opened.room.ledger(Calendars.on(OpenedCase.TODAY)).of(People.CAMPAIGN);
        assertThat(ledger.lines()).extracting(LedgerLine::number).containsExactly("ZG-2026-001", "ZG-2026-002");
        assertThat(ledger.lines().getFirst().outcome()).isEqualTo(Outcome.FIXED);
        assertThat(ledger.counts()).isEqualTo(Map.of(CaseStatus.CLOSED, 1, CaseStatus.OPENED, 1));
        assertThat(ledger.rules()).extracting(Ledger.LedgerRule::title).containsExactly("报修办法");
        assertThat(ledger.sanctions()).isZero();
    }

    @Test
    void namesNobody() {
        opened.closed();
        Ledger ledger = opened.room.ledger(Calendars.on(OpenedCase.TODAY)).of(People.CAMPAIGN);
        People.plan().assignments().forEach(a -> assertThat(ledger.toString()).doesNotContain(a.person()));
    }

    @Test
    void refusesACampaignNobodyKnows() {
        assertThatThrownBy(() -> opened.room
                        .ledger(Calendars.on(OpenedCase.TODAY))
                        .of(new CampaignId("bbbqeayeaudaocajbifqydiob4")))
                .isInstanceOf(Refusal.class);
    }
}

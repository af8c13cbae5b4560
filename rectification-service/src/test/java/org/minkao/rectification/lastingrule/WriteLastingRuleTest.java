package org.minkao.rectification.lastingrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class WriteLastingRuleTest {
    private final OpenedCase opened = new OpenedCase();
    private final WriteLastingRule write = opened.room.writeRule(Calendars.on(OpenedCase.TODAY));

    @ParameterizedTest
    @EnumSource(RuleStatus.class)
    void onlyADraftIsAdopted(RuleStatus status) {
        RuleId id = draft(People.CHIEF, opened.id);
        if (status == RuleStatus.ADOPTED) {
            write.adopt(id, People.LEADER, "同意");
            assertThat(refused(() -> write.adopt(id, People.COUNTY, "再次"))).isEqualTo(KitReason.STEP_NOT_ALLOWED);
        } else {
            LastingRule adopted = write.adopt(id, People.LEADER, "同意").state();
            assertThat(adopted.status()).isEqualTo(RuleStatus.ADOPTED);
        }
        assertThat(opened.room.rules.sent())
                .singleElement()
                .satisfies(e -> assertThat(e.cases()).containsExactly(opened.id));
    }

    @Test
    void everyStepLeadsSomewhere() {
        assertThat(Arrays.stream(RuleStep.values()).map(RuleStep::to)).containsExactly(RuleStatus.ADOPTED);
    }

    @Test
    void anotherPersonAdopts() {
        RuleId id = draft(People.DEPUTY, opened.id);
        assertThat(refused(() -> write.adopt(id, People.DEPUTY, "x"))).isEqualTo(KitReason.SAME_PERSON);
        assertThat(refused(() -> write.adopt(id, People.CHIEF, "x"))).isEqualTo(KitReason.NOT_ALLOWED);
    }

    @Test
    void aChiefAnswersCasesOfHisOwnSectionOnly() {
        CaseId canteen = opened.open("op-9", People.CANTEEN);
        assertThat(refused(() -> draft(People.CHIEF, canteen))).isEqualTo(RectificationReason.CASE_NOT_FOUND);
        assertThat(draft(People.OFFICE, canteen)).isNotNull();
    }

    @Test
    void refusesTheSameCaseTwice() {
        assertThat(refused(() -> write.draft(
                        People.CAMPAIGN,
                        People.CHIEF,
                        new WriteLastingRule.Draft("WORK", "t", "x", List.of(opened.id.value(), opened.id.value())))))
                .isEqualTo(KitReason.FIELD_INVALID);
    }

    @Test
    void whoHasNothingToDoWithTheCampaignReadsNoRule() {
        RuleId id = draft(People.CHIEF, opened.id);
        Actor elsewhere = People.person("chief-li", "chief");
        assertThat(refused(() -> write.one(id, elsewhere))).isEqualTo(RectificationReason.LASTING_RULE_NOT_FOUND);
        assertThat(refused(() -> write.ofCampaign(People.CAMPAIGN, elsewhere)))
                .isEqualTo(RectificationReason.OUT_OF_SCOPE);
        assertThat(write.ofCampaign(People.CAMPAIGN, People.STAFF)).hasSize(1);
    }

    private RuleId draft(Actor actor, CaseId answered) {
        return write.draft(
                        People.CAMPAIGN,
                        actor,
                        new WriteLastingRule.Draft("WORK", "报修限时响应办法", "两小时内响应，\n当日办结。", List.of(answered.value())))
                .state()
                .id();
    }

    private static Reason refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).reason();
    }
}

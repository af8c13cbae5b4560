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
import org.minkao.rectification.fixture.MemoryRoom;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.people.FrozenCampaign.Assignment;
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
    }

    @Test
    void aDraftIsShownInTheSectionsOfItsCasesAndToThoseWhoSeeAll() {
        RuleId id = draft(People.CHIEF, opened.id);
        for (Actor reader : List.of(
                People.STAFF,
                People.CHIEF,
                People.DEPUTY,
                People.OFFICE,
                People.LEADER,
                People.COUNTY,
                People.AUDITOR)) {
            assertThat(write.one(id, reader).state().cases()).containsExactly(opened.id);
            assertThat(write.ofCampaign(People.CAMPAIGN, reader)).hasSize(1);
        }
        for (Actor other : List.of(People.OTHER_CHIEF, People.OTHER_DEPUTY)) {
            assertThat(refused(() -> write.one(id, other))).isEqualTo(RectificationReason.LASTING_RULE_NOT_FOUND);
            assertThat(write.ofCampaign(People.CAMPAIGN, other)).isEmpty();
        }
    }

    @Test
    void anAdoptedRuleIsShownToEverybodyOfTheCampaign() {
        RuleId id = draft(People.CHIEF, opened.id);
        write.adopt(id, People.DEPUTY, "同意");
        for (Actor reader : List.of(People.STAFF, People.OTHER_CHIEF, People.OTHER_DEPUTY, People.INSPECTOR)) {
            assertThat(write.one(id, reader).state().status()).isEqualTo(RuleStatus.ADOPTED);
            assertThat(write.ofCampaign(People.CAMPAIGN, reader)).hasSize(1);
        }
    }

    @Test
    void aDraftForTwoSectionsIsNotShownToOneOfThem() {
        CaseId canteen = opened.open("op-9", People.CANTEEN);
        RuleId id = draft(People.OFFICE, opened.id, canteen);
        for (Actor one : List.of(People.CHIEF, People.DEPUTY, People.OTHER_CHIEF, People.OTHER_DEPUTY)) {
            assertThat(write.ofCampaign(People.CAMPAIGN, one)).isEmpty();
        }
        assertThat(refused(() -> write.adopt(id, People.DEPUTY, "x")))
                .isEqualTo(RectificationReason.LASTING_RULE_NOT_FOUND);
        assertThat(write.adopt(id, People.COUNTY, "同意").state().status()).isEqualTo(RuleStatus.ADOPTED);
    }

    @Test
    void aDraftWithoutCasesIsShownToItsDrafterAndToThoseWhoSeeAll() {
        RuleId id = draft(People.CHIEF);
        assertThat(write.ofCampaign(People.CAMPAIGN, People.CHIEF)).hasSize(1);
        assertThat(write.ofCampaign(People.CAMPAIGN, People.OFFICE)).hasSize(1);
        for (Actor other : List.of(People.DEPUTY, People.OTHER_DEPUTY, People.STAFF)) {
            assertThat(write.ofCampaign(People.CAMPAIGN, other)).isEmpty();
        }
        assertThat(refused(() -> write.adopt(id, People.OTHER_DEPUTY, "x")))
                .isEqualTo(RectificationReason.LASTING_RULE_NOT_FOUND);
        assertThat(write.adopt(id, People.LEADER, "同意").state().status()).isEqualTo(RuleStatus.ADOPTED);
    }

    @Test
    void aDeputyAdoptsForHisOwnSectionOnly() {
        RuleId id = draft(People.CHIEF, opened.id);
        assertThat(refused(() -> write.adopt(id, People.OTHER_DEPUTY, "x")))
                .isEqualTo(RectificationReason.LASTING_RULE_NOT_FOUND);
        assertThat(write.adopt(id, People.DEPUTY, "同意").state().status()).isEqualTo(RuleStatus.ADOPTED);
    }

    @Test
    void aDeputyWhoSeesAllInAnotherRoleStillAdoptsForHisOwnSectionOnly() {
        RuleId id = draft(People.CHIEF, opened.id);
        opened.room.campaigns.learn(
                MemoryRoom.event("minkao.evaluation.campaign", 2),
                People.planWith(new Assignment("deputy-sun", "deputy-sun", "inspector", List.of())));
        Actor both = People.person("deputy-sun", "deputy", "inspector");
        assertThat(write.one(id, both).state().status()).isEqualTo(RuleStatus.DRAFTED);
        assertThat(refused(() -> write.adopt(id, both, "x"))).isEqualTo(RectificationReason.OUT_OF_SCOPE);
    }

    @Test
    void whoThePlanMakesOnlyStaffAdoptsNothingWhateverTheTokenSays() {
        RuleId id = draft(People.CHIEF, opened.id);
        Actor staff = People.person("staff-liu", "staff", "leader", "deputy");
        assertThat(refused(() -> write.adopt(id, staff, "x"))).isEqualTo(RectificationReason.OUT_OF_SCOPE);
    }

    private RuleId draft(Actor actor, CaseId... answered) {
        return write.draft(
                        People.CAMPAIGN,
                        actor,
                        new WriteLastingRule.Draft(
                                "WORK",
                                "报修限时响应办法",
                                "两小时内响应，\n当日办结。",
                                Arrays.stream(answered).map(CaseId::value).toList()))
                .state()
                .id();
    }

    private static Reason refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).reason();
    }
}

package org.minkao.rectification.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class ScopeTest {

    @Test
    void aChiefSeesHisOwnSectionOnly() {
        Scope scope = Scope.of(People.CHIEF, People.plan());
        assertThat(scope.sees(People.CENTRE)).isTrue();
        assertThat(scope.sees(People.CANTEEN)).isFalse();
    }

    @Test
    void theRoleInThePlanAloneOpensNothing() {
        assertThat(Scope.of(People.person("chief-chen", "staff"), People.plan()).sees(People.CENTRE))
                .as("the token must carry the role the plan gives")
                .isFalse();
    }

    @Test
    void theRoleInTheTokenAloneOpensNoSection() {
        assertThat(Scope.of(People.person("chief-li", "chief"), People.plan()).sees(People.CENTRE))
                .isFalse();
    }

    @Test
    void theOfficesOfAnotherCampaignSeeNothingHere() {
        for (String role : List.of("office", "leader", "inspector", "discipline", "auditor")) {
            Actor stranger = People.person("somebody-else", role);
            assertThat(Scope.of(stranger, People.plan()).sees(People.CENTRE))
                    .as(role)
                    .isFalse();
            assertThatThrownBy(() -> People.plan().require(stranger, role))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.OUT_OF_SCOPE));
        }
        assertThat(Scope.of(People.OFFICE, People.plan()).sees(People.CENTRE)).isTrue();
    }

    @Test
    void theCountyRunsEveryCampaign() {
        assertThat(Scope.of(People.person("county-new", "county"), People.plan())
                        .sees(People.CENTRE))
                .isTrue();
    }

    @Test
    void theCountySeesAll() {
        assertThat(Scope.of(People.COUNTY, People.plan()).sees(People.CANTEEN)).isTrue();
    }

    @Test
    void refusesWhoHasNothingToDoWithTheCampaign() {
        assertThatThrownBy(() -> Scope.of(People.STRANGER, People.plan()).orRefuse(People.STRANGER, People.plan()))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.OUT_OF_SCOPE));
    }
}

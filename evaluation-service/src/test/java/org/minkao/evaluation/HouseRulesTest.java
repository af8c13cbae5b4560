package org.minkao.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minkao.testkit.HouseRules;

class HouseRulesTest {
    private static final HouseRules RULES = HouseRules.of("org.minkao.evaluation");

    @Test
    void theRoomsAreThere() {
        assertThat(RULES.features())
                .containsExactlyInAnyOrder(
                        "appeal",
                        "campaign",
                        "comparison",
                        "draft",
                        "eligibility",
                        "inspection",
                        "notice",
                        "reason",
                        "result",
                        "scoring",
                        "sheet",
                        "workday");
    }

    @Test
    void featuresArePlain() {
        RULES.featuresArePlain();
    }

    @Test
    void featuresKnowNoEdge() {
        RULES.featuresKnowNoEdge();
    }

    @Test
    void edgesKeepApart() {
        RULES.edgesKeepApart();
    }

    @Test
    void featuresFormNoCycle() {
        RULES.featuresFormNoCycle();
    }

    @Test
    void namesSayWhatThingsAre() {
        RULES.namesSayWhatThingsAre();
    }

    @Test
    void featuresHaveNoClockAndNoDice() {
        RULES.featuresHaveNoClockAndNoDice();
    }

    @Test
    void nothingIsInjectedIntoFields() {
        RULES.nothingIsInjectedIntoFields();
    }

    @Test
    void nobodyCatchesEverything() {
        RULES.nobodyCatchesEverything();
    }

    @Test
    void packagesAreNullMarked() {
        RULES.packagesAreNullMarked();
    }
}

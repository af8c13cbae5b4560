package org.minkao.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minkao.testkit.HouseRules;

class HouseRulesTest {
    private final HouseRules rules = HouseRules.of("org.minkao.notification");

    @Test
    void allRoomsAreThere() {
        assertThat(rules.features())
                .containsExactlyInAnyOrder("announcement", "audit", "delivery", "inbox", "people", "template");
    }

    @Test
    void featuresArePlain() {
        rules.featuresArePlain();
    }

    @Test
    void featuresKnowNoEdge() {
        rules.featuresKnowNoEdge();
    }

    @Test
    void edgesKeepApart() {
        rules.edgesKeepApart();
    }

    @Test
    void featuresFormNoCycle() {
        rules.featuresFormNoCycle();
    }

    @Test
    void namesSayWhatThingsAre() {
        rules.namesSayWhatThingsAre();
    }

    @Test
    void featuresHaveNoClockAndNoDice() {
        rules.featuresHaveNoClockAndNoDice();
    }

    @Test
    void nothingIsInjectedIntoFields() {
        rules.nothingIsInjectedIntoFields();
    }

    @Test
    void nobodyCatchesEverything() {
        rules.nobodyCatchesEverything();
    }

    @Test
    void packagesAreNullMarked() {
        rules.packagesAreNullMarked();
    }
}

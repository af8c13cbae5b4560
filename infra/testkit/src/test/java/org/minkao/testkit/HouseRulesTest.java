package org.minkao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final String PLANTED = "org.minkao.testkit.planted.";
    private final HouseRules good = HouseRules.withTests(PLANTED + "good");
    private final HouseRules bad = HouseRules.withTests(PLANTED + "bad");
    private final HouseRules bare = HouseRules.withTests(PLANTED + "bare");
    private final HouseRules nothing = HouseRules.withTests(PLANTED + "nothing");

    @Test
    void aHouseThatKeepsTheRulesPasses() {
        good.check();
        assertThat(good.features()).containsExactly("other", "thing");
    }

    @Test
    void findsAFeatureThatIsNotPlain() {
        assertCatches(HouseRules::featuresArePlain, "org.springframework.stereotype.Component");
    }

    @Test
    void findsAFeatureThatUsesMoreOfTheKitThanItsCore() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        HouseRules.withTests("org.minkao.testkit.planted.door").featuresArePlain())
                .withMessageContaining("MongoDoor");
    }

    @Test
    void findsAFeatureThatKnowsAnEdge() {
        assertCatches(HouseRules::featuresKnowNoEdge, "bad.web.ThingView");
    }

    @Test
    void findsAnEdgeThatKnowsAnother() {
        assertCatches(HouseRules::edgesKeepApart, "bad.store.ThingData");
    }

    @Test
    void findsFeaturesThatKnowEachOtherBothWays() {
        assertCatches(HouseRules::featuresFormNoCycle, "Cycle");
    }

    @Test
    void findsNamesThatSayNothing() {
        assertCatches(HouseRules::namesSayWhatThingsAre, "ThingManager");
        assertCatches(HouseRules::namesSayWhatThingsAre, "ThingData");
    }

    @Test
    void findsClocksAndDice() {
        assertCatches(HouseRules::featuresHaveNoClockAndNoDice, "Instant.now");
        assertCatches(HouseRules::featuresHaveNoClockAndNoDice, "randomUUID");
        assertCatches(HouseRules::featuresHaveNoClockAndNoDice, "java.util.Random");
    }

    @Test
    void findsInjectionIntoFields() {
        assertCatches(HouseRules::nothingIsInjectedIntoFields, "Autowired");
    }

    @Test
    void findsABlanketCatch() {
        assertCatches(HouseRules::nobodyCatchesEverything, "swallow");
    }

    @Test
    void findsAPackageThatDoesNotSpeakOfNulls() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(bare::packagesAreNullMarked)
                .withMessageContaining("not @NullMarked");
    }

    @Test
    void everyRuleFailsWhereThereIsNothingToLookAt() {
        for (Consumer<HouseRules> rule : java.util.List.<Consumer<HouseRules>>of(
                HouseRules::featuresArePlain,
                HouseRules::featuresKnowNoEdge,
                HouseRules::edgesKeepApart,
                HouseRules::featuresFormNoCycle,
                HouseRules::namesSayWhatThingsAre,
                HouseRules::featuresHaveNoClockAndNoDice,
                HouseRules::nothingIsInjectedIntoFields,
                HouseRules::nobodyCatchesEverything,
                HouseRules::packagesAreNullMarked)) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> rule.accept(nothing))
                    .withMessageContaining("expected: at least");
        }
        assertThatExceptionOfType(AssertionError.class).isThrownBy(bare::edgesKeepApart);
    }

    private void assertCatches(Consumer<HouseRules> rule, String what) {
        rule.accept(good);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> rule.accept(bad))
                .withMessageContaining(what);
    }
}

package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.Json;

/** Intervals, bands of those who cannot be told apart, and what a channel does. */
class FairnessTest {

    @Test
    void theStandardErrorOfAMeanComesFromItsHistogram() {
        // 70 × 100, 20 × 80, 10 × 30: mean 89, Σ(x−89)² = 8470 + 1620 + 34810 = 44900; √(44900 ÷ 99 ÷ 100) = 2.1296
        assertThat(Intervals.normalError(new double[] {100, 80, 30}, new long[] {70, 20, 10}))
                .isCloseTo(2.1296, within(0.0001));
        Intervals.Interval normal = Intervals.normal(new double[] {100, 80, 30}, new long[] {70, 20, 10}, 95);
        assertThat(normal.low()).isCloseTo(84.83, within(0.01));
        assertThat(normal.high()).isCloseTo(93.17, within(0.01));
    }

    @Test
    void theBootstrapAgreesWithItAndRepeatsItselfWithItsSeed() {
        double[] points = {100, 80, 30};
        long[] counts = {70, 20, 10};

        Intervals.Interval first = Intervals.bootstrap(points, counts, 95, 7, 4000);

        assertThat(Intervals.bootstrap(points, counts, 95, 7, 4000)).isEqualTo(first);
        assertThat(Intervals.bootstrap(points, counts, 95, 8, 4000)).isNotEqualTo(first);
        assertThat(first.low()).isCloseTo(84.83, within(0.5));
        assertThat(first.high()).isCloseTo(93.17, within(0.5));
    }

    @Test
    void sharesOutsideZeroToOneAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(1.1, 10, 95));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(0.5, 0, 95));
        assertThatIllegalArgumentException().isThrownBy(() -> Intervals.wilson(0.5, 10, 80));
    }

    @Test
    void aTotalCarriesTheIntervalOfItsBallots() {
        Json.Obj chance = Read.appraisee(Read.results("r4"), "a").object("chance");

        assertThat(chance.text("method")).isEqualTo("normal");
        assertThat(chance.text("low")).isEqualTo("84.83");
        assertThat(chance.text("high")).isEqualTo("93.17");
    }

    @Test
    void aSchemeMayNameTheBootstrapWithItsSeed() {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r4"), "/statistics", Json.obj("level", 90, "means", "bootstrap", "seed", 42));

        Json.Obj chance = Read.appraisee(Read.results(scheme, ReadyMade.inputs("r4")), "a")
                .object("chance");

        assertThat(chance.text("method")).isEqualTo("bootstrap, seed 42, 1000 rounds");
        // normal would be 89 ± 1.6449 × 2.1296
        assertThat(Double.parseDouble(chance.text("low"))).isCloseTo(85.5, within(0.3));
        assertThat(Double.parseDouble(chance.text("high"))).isCloseTo(92.5, within(0.3));
    }

    @Test
    void recordedFactsHaveNoChanceInThem() {
        assertThat(Read.appraisee(Read.results("r7"), "a").has("chance")).isFalse();
    }

    @Test
    void theLastPlaceSaysThatTheGapIsSmallerThanTheNoise() {
        Json.Obj ties = Read.results("r4").list("ties").getFirst().asObject("ties");

        assertThat(ties.get("bands")).isEqualTo(Json.of(List.of(List.of("b", "a"))));
        Json.Obj closer = ties.object("last").object("closer");
        assertThat(ties.object("last").text("id")).isEqualTo("a");
        assertThat(closer.text("to")).isEqualTo("b");
        assertThat(closer.text("gap")).isEqualTo("2.00");
        // b: Σ(x−91)² = 4860 + 4598 + 7442 = 16900; 1.96 × √(2.1296² + 1.3066²)
        assertThat(closer.text("noise")).isEqualTo("4.90");
        assertThat(closer.flag("gapSmallerThanNoise")).isTrue();
    }

    @Test
    void aGapThatIsLargerThanTheNoiseIsALargerGap() {
        byte[] inputs = Read.set(ReadyMade.inputs("r4"), "/counts/0/items/q1", Json.arr(40, 30, 30, 0));
        Json.Obj ties = Read.results(ReadyMade.scheme("r4"), inputs)
                .list("ties")
                .getFirst()
                .asObject("ties");

        assertThat(ties.get("bands")).isEqualTo(Json.of(List.of(List.of("b"), List.of("a"))));
        assertThat(ties.object("last").object("closer").flag("gapSmallerThanNoise"))
                .isFalse();
    }

    @Test
    void aPenaltyListShowsHowCloseItWas() {
        Json.Obj bottom = Read.one(Read.results("r11").list("selections"), "bottom");
        Json.Obj closer = bottom.list("members").getFirst().asObject("member").object("closer");

        assertThat(closer.text("to")).isEqualTo("o6");
        assertThat(closer.text("gap")).isEqualTo("2.00");
    }

    @Test
    void channelsAreComparedWithinAClass() {
        Json.Obj effect = Read.results("r5").list("channels").getFirst().asObject("effect");

        assertThat(effect.text("class")).isEqualTo("clients");
        List<Json> channels = effect.list("channels");
        Json.Obj paper = channels.get(0).asObject("channel");
        Json.Obj phone = channels.get(1).asObject("channel");
        assertThat(paper.text("channel")).isEqualTo("paper");
        // paper 160 × 100, 138 × 80, 2 × 30 of 300; phone 120 × 100, 70 × 80, 10 × 30 of 200
        assertThat(paper.text("mean")).isEqualTo("90.33");
        assertThat(phone.text("mean")).isEqualTo("89.50");
        assertThat(phone.text("difference")).isEqualTo("-0.83");
        assertThat(phone.flag("moreThanNoise")).isFalse();
    }

    @Test
    void aChannelThatDiffersMoreThanChanceIsMarked() {
        byte[] inputs = Read.set(ReadyMade.inputs("r5"), "/counts/2/items/q1", Json.arr(0, 50, 50, 0));
        Json.Obj effect = Read.results(ReadyMade.scheme("r5"), inputs)
                .list("channels")
                .getFirst()
                .asObject("effect");

        assertThat(effect.list("channels"))
                .allSatisfy(json -> assertThat(json.asObject("channel").flag("moreThanNoise"))
                        .isTrue());
    }

    @Test
    void itemsOfTheSamePeopleDoNotMakeATotalLookSurer() {
        // One item of weight 100, or the same answers twice with 50 each: the same people, the same error.
        byte[] twice = Read.set(
                ReadyMade.scheme("r4"),
                "/total/items",
                List.of(Json.obj("id", "q1", "weight", 50), Json.obj("id", "q2", "weight", 50)));
        byte[] inputs = ReadyMade.inputs("r4");
        inputs = Read.set(inputs, "/counts/0/items/q2", Json.arr(70, 20, 10, 5));
        inputs = Read.set(inputs, "/counts/1/items/q2", Json.arr(60, 38, 2, 0));

        assertThat(Read.appraisee(Read.results(twice, inputs), "a")
                        .object("chance")
                        .text("low"))
                .isEqualTo("84.83");
    }

    @Test
    void aSchemeMayNameTheOptionsWhoseShareIsReported() {
        byte[] scheme = Read.set(
                ReadyMade.scheme("r4"), "/statistics", Json.obj("level", 95, "shares", List.of("satisfied", "basic")));
        byte[] inputs = Read.set(ReadyMade.inputs("r4"), "/counts/0/items/q1", Json.arr(400, 75, 25, 60));

        Json.Obj share = Read.results(scheme, inputs).list("shares").getFirst().asObject("share");

        assertThat(share.text("appraisee")).isEqualTo("a");
        assertThat(share.integer("n")).isEqualTo(500);
        assertThat(share.text("sharePercent")).isEqualTo("95.00");
        assertThat(share.text("low")).isEqualTo("92.72");
        assertThat(share.text("high")).isEqualTo("96.59");
    }
}

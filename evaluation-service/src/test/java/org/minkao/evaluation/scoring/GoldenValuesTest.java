package org.minkao.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

class GoldenValuesTest {

    @ParameterizedTest
    @CsvSource({
        "30,80,100, 10,20,70, 89.00", "30,70,100, 10,20,70, 87.00", "55,75,100, 10,20,70, 90.50",
                "0,60,100, 10,20,70, 82.00",
        "30,80,100, 2,38,60, 91.00", "30,70,100, 2,38,60, 87.20", "55,75,100, 2,38,60, 89.60",
                "0,60,100, 2,38,60, 82.80"
    })
    void scalesInUseGiveTheirKnownMarks(String bad, String fair, String good, int n1, int n2, int n3, String mark) {
        SampleCampaign campaign = SampleCampaign.ofOneItem(bad, fair, good).ballots(n1, n2, n3);

        assertThat(campaign.result().total()).isEqualTo(mark);
    }

    @Test
    void firstAndThirdScaleRankTheSameTwoAppraiseesInOppositeOrder() {
        assertThat(mark("30", "80", "100", 10, 20, 70)).isLessThan(mark("30", "80", "100", 2, 38, 60));
        assertThat(mark("55", "75", "100", 10, 20, 70)).isGreaterThan(mark("55", "75", "100", 2, 38, 60));
    }

    @Test
    void coefficientsOfFourOptionsGiveTheirKnownMark() {
        assertThat(SampleCampaign.ofOneItem("40", "60", "80", "100")
                        .ballots(2, 3, 5, 10)
                        .result()
                        .total())
                .isEqualTo("83.00");
    }

    @Test
    void fiveLevelsCountEachOptionAndLeaveAbstentionsOut() {
        SampleCampaign campaign =
                SampleCampaign.ofOneItem("20", "40", "60", "80", "100").ballots(1, 1, 2, 3, 5);
        for (int i = 0; i < 8; i++) {
            campaign.cast("clients", Map.of("q1", 0));
        }

        assertThat(campaign.result().total()).isEqualTo("76.67");
        assertThat(campaign.result().items().getFirst().n()).isEqualTo(12);
    }

    @Test
    void officeNinetyTwoAndSocietyEightyEightPointFiveGiveTheirKnownTotalBeforeDeductions() {
        SampleCampaign campaign = r1();

        Json.Obj tree = StrictJson.parse(RuleEngine.explain(campaign.inputs(), "centre"), 40)
                .asObject("tree");

        assertThat(tree.object("total").object("value").text("exact")).isEqualTo("89.025");
        assertThat(tree.object("total").text("formula")).isEqualTo("(15 × 92 + 85 × 88.5) ÷ 100 − 0");
        assertThat(campaign.result().total()).isEqualTo("89.03");
        assertThat(campaign.result().office()).isEqualTo("92.00");
        assertThat(campaign.result().society()).isEqualTo("88.50");
    }

    @Test
    void deductionsAreTakenOffUpToTheirCap() {
        assertThat(r1().adjust("centre", "-2").adjust("centre", "-1.5").result().total())
                .isEqualTo("85.53");

        SubjectResult capped =
                r1().adjust("centre", "-8").adjust("centre", "-5").result();
        assertThat(capped.deductions()).isEqualTo("10.00");
        assertThat(capped.total()).isEqualTo("79.03");
    }

    @Test
    void aDeclaredBonusIsAddedUpToItsCapAndNothingGoesAboveAHundred() {
        SampleCampaign campaign = r1().adjust("centre", "7");
        campaign.bonus = Json.obj("cap", "5");
        assertThat(campaign.result().total()).isEqualTo("94.03");
        assertThat(campaign.result().bonus()).isEqualTo("5.00");

        SampleCampaign uncapped = r1().adjust("centre", "70");
        uncapped.bonus = Json.obj("uncapped", true);
        assertThat(uncapped.result().total()).isEqualTo("100.00");
    }

    @Test
    void nothingGoesBelowZero() {
        SampleCampaign campaign =
                SampleCampaign.ofOneItem("0", "50", "100").ballots(20, 0, 0).adjust("centre", "-4");

        assertThat(campaign.result().total()).isEqualTo("0.00");
        assertThat(campaign.result().grade()).isEqualTo("较差");
    }

    /** 40 ballots of 17 very satisfied and 23 satisfied are 88.5; the inspection found 92. */
    private static SampleCampaign r1() {
        return new SampleCampaign().ballots(0, 0, 0, 23, 17).inspect("centre", Map.of("q1", "92"));
    }

    private static double mark(String bad, String fair, String good, int... perOption) {
        return Double.parseDouble(SampleCampaign.ofOneItem(bad, fair, good)
                .ballots(perOption)
                .result()
                .total());
    }
}

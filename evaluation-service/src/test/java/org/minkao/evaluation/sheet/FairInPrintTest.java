package org.minkao.evaluation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.comparison.FairComparison;

/** What passport, public sheet and tables say of the gap between two sections. */
class FairInPrintTest {

    @Test
    void besideALastPlaceStandsThatTheGapIsSmallerThanNoise() {
        SheetSamples samples = SheetSamples.small().published();
        FairComparison.Standing last = standing(samples, "service-centre");
        assertThat(last.isLast()).isTrue();
        assertThat(last.closer().gapSmallerThanNoise()).isTrue();

        String gap = "与示例档案室相差 %s 分，小于偶然误差 %s 分，分不出高下。"
                .formatted(last.closer().gap(), last.closer().noise());
        String caution = "名次虽在末位，但差距小于偶然误差，不能只凭名次断定比别人差。";
        String interval = "总分多半（95%%）落在 %s 至 %s 之间（正态近似）"
                .formatted(last.chance().low(), last.chance().high());
        assertThat(passport(samples, "service-centre", Language.ZH))
                .contains("在“服务单位”类 2 个有总分的参评对象中列第 2 名", interval, gap, caution);
        assertThat(passport(samples, "archive", Language.ZH)).doesNotContain(caution);
        assertThat(sheet(samples, Language.ZH)).contains(gap + caution, "上门考评得分由检查组具名评定，不是抽样，没有区间");
        assertThat(sheet(samples, Language.EN))
                .contains("so the two cannot be told apart. The place is the last, but the gap is smaller than chance");
    }

    @Test
    void aGapThatIsMoreThanChanceIsCalledSo() {
        SheetSamples samples =
                SheetSamples.small().deduct("service-centre", "-8", "违反考评纪律扣分").published();
        FairComparison.Standing last = standing(samples, "service-centre");

        assertThat(last.closer().gapSmallerThanNoise()).isFalse();
        assertThat(passport(samples, "service-centre", Language.ZH))
                .contains("大于偶然误差 " + last.closer().noise() + " 分。")
                .doesNotContain("名次虽在末位");
        assertThat(sheet(samples, Language.ZH)).doesNotContain("名次虽在末位");
    }

    @Test
    void aTotalWithoutBallotsHasNoInterval() {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.scoring = new Plan.Scoring(
                "r1",
                new BigDecimal(100),
                BigDecimal.ZERO,
                "renormalise",
                BigDecimal.TEN,
                new Plan.Rounding(2, "HALF_UP"));
        SheetSamples samples = SheetSamples.on(plan.build()).published();

        assertThat(passport(samples, "archive", Language.ZH)).contains("总分背后没有选票，只有上门考评得分");
        assertThat(sheet(samples, Language.ZH)).contains("<td>没有区间</td>");
    }

    @Test
    void withoutATotalThereIsNoComparison() {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.scoring = new Plan.Scoring(
                "r1",
                new BigDecimal(15),
                new BigDecimal(85),
                "renormalise",
                BigDecimal.TEN,
                new Plan.Rounding(2, "HALF_UP"));
        plan.voterClasses.removeLast();
        plan.voterClasses.set(0, new Plan.VoterClass("clients", "服务对象", 100, null, null));
        SheetSamples samples = SheetSamples.on(plan.build()).silent("archive").published();

        assertThat(standing(samples, "archive").place()).isNull();
        assertThat(passport(samples, "archive", Language.ZH)).contains("没有总分，不排名次，也不与他人比较。");
        assertThat(standing(samples, "service-centre").isLast()).isFalse();
    }

    @Test
    void theTablesHoldTheSameFigures() {
        SheetSamples samples = SheetSamples.small().published();
        FairComparison.Standing last = standing(samples, "service-centre");

        Table fair = samples.sheets.publicTables(ID, Language.ZH).tables().getLast();

        assertThat(fair.name()).isEqualTo("公平比较");
        assertThat(fair.rows()).hasSize(2);
        assertThat(fair.rows().stream().map(List::toString))
                .anySatisfy(row -> assertThat(row)
                        .contains(
                                last.chance().low(),
                                last.chance().high(),
                                last.closer().gap(),
                                last.closer().noise()));
    }

    private static FairComparison.Standing standing(SheetSamples samples, String appraisee) {
        return samples.comparison
                .fair(samples.read.publishedOne(ID).state())
                .of(appraisee)
                .orElseThrow();
    }

    private static String passport(SheetSamples samples, String appraisee, Language language) {
        return text(samples.sheets.passport(ID, appraisee, actor("county-lin", "county"), language));
    }

    private static String sheet(SheetSamples samples, Language language) {
        return text(samples.sheets.publicSheet(ID, language));
    }

    private static String text(PrintedSheet sheet) {
        return new String(sheet.bytes(), StandardCharsets.UTF_8);
    }
}

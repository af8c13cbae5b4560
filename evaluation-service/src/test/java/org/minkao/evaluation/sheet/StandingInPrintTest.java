package org.minkao.evaluation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.result.Standing;
import org.minkao.evaluation.result.Standing.Gap;

class StandingInPrintTest {
    private static final Plan.ListRule HONOUR =
            new Plan.ListRule("h", "先进", "得分居首的评先", Plan.ListKind.HONOUR, null, 1, null, null, null, null);
    private final Words words = new Words(Language.ZH);

    @Test
    void listsStandWithTheirClauseAndThoseOnThem() {
        Standing standing = new Standing(
                List.of(
                        new Standing.Listing(HONOUR, List.of("archive"), null),
                        new Standing.Listing(HONOUR, List.of(), null),
                        new Standing.Listing(HONOUR, List.of(), Gap.NO_HISTORY)),
                null);
        assertThat(html(standing))
                .contains("表彰与问责名单", "得分居首的评先", "示例档案室", "无", "没有可用的上年结果")
                .doesNotContain("与上年比较");
        assertThat(print(standing).tables()).singleElement().satisfies(table -> {
            assertThat(table.name()).isEqualTo("名单");
            assertThat(table.rows()).hasSize(3);
        });
    }

    @Test
    void aChangeHasItsSignAndWhatIsNotComparableHasNone() {
        assertThat(html(new Standing(List.of(), years(null))))
                .contains("2025", "+4.75", "−5")
                .doesNotContain("表彰与问责名单", "不可比");
        assertThat(html(new Standing(List.of(), years(Gap.OTHER_SCALE))))
                .contains("两年评价档次或分值不同", "不可比", "90.25")
                .doesNotContain("+4.75");
        assertThat(print(new Standing(List.of(), years(null))).tables())
                .extracting(Table::name)
                .containsExactly("与上年比较");
    }

    @Test
    void thePublicSheetShowsThemOnlyWhereThePlanAsks() {
        assertThat(SheetSamples.small()
                        .published()
                        .sheets
                        .publicSheet(ID, Language.ZH)
                        .html())
                .doesNotContain("表彰与问责名单", "与上年比较");
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.lists.add(HONOUR);
        plan.previousCampaign = "c".repeat(26);
        SheetSamples samples = SheetSamples.on(plan.build()).published();
        assertThat(samples.sheets.publicSheet(ID, Language.ZH).html()).contains("得分居首的评先", "与上年比较", "没有可用的上年结果");
        assertThat(samples.sheets.publicTables(ID, Language.ZH).tables())
                .extracting(Table::name)
                .endsWith("名单", "与上年比较");
    }

    private static Standing.Comparison years(@Nullable Gap gap) {
        return new Standing.Comparison(
                "c".repeat(26),
                2025,
                gap,
                List.of(
                        new Standing.LastYear("service-centre", "90.25", "优秀", gap == null ? "4.75" : null),
                        new Standing.LastYear("archive", "75", "合格", gap == null ? "-5" : null)));
    }

    private String html(Standing standing) {
        PageFrame page = new PageFrame(words, PageFrame.Format.UPRIGHT, "结果", "结果");
        print(standing).addTo(page);
        return page.html();
    }

    private StandingInPrint print(Standing standing) {
        return new StandingInPrint(CampaignSamples.closed(), standing, words);
    }
}

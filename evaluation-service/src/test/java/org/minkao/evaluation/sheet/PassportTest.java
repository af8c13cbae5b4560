package org.minkao.evaluation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.w3c.dom.Element;

class PassportTest {
    private static final int NUMBER = 0;
    private static final int WEIGHT = 2;
    private static final int FORMULA = 3;
    private static final int EXACT = 4;
    private static final int ROUNDED = 5;
    private static final int NOTES = 6;

    private final SheetSamples samples = SheetSamples.small();

    /** One block of the print: a number that is made of the rows below it. */
    private record Block(String title, List<List<String>> rows) {}

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoReadsOnlyThePassportGetsTheSameScore(Language language) {
        PrintedPage page = page("service-centre", language);
        Map<String, Block> blocks = blocks(page);
        assertThat(blocks).hasSizeGreaterThan(8);
        Fraction total = byHand("1", blocks);
        SubjectResult official = official("service-centre");
        assertThat(total.rounded(2)).isEqualTo(official.total());
        assertThat(page.text()).contains(official.total()).contains(official.grade());
    }

    @Test
    void everyPrintedFormulaGivesThePrintedNumber() {
        PrintedPage page = page("service-centre", Language.ZH);
        int formulas = 0;
        for (Block block : blocks(page).values()) {
            for (List<String> row : block.rows()) {
                if (!row.get(FORMULA).startsWith("见")) {
                    assertThat(Fraction.evaluate(row.get(FORMULA)).sameAs(Fraction.of(row.get(EXACT))))
                            .as(row.toString())
                            .isTrue();
                    formulas++;
                }
            }
        }
        for (String section : List.of("dimensions", "items")) {
            for (List<String> row : page.section(section)) {
                assertThat(Fraction.evaluate(row.get(3)).sameAs(Fraction.of(row.get(4))))
                        .as(row.toString())
                        .isTrue();
                formulas++;
            }
        }
        // office and two classes with three items each, one deduction; two dimensions, three items
        assertThat(formulas).isEqualTo(3 * 3 + 1 + 2 + 3);
    }

    @Test
    void printsEveryDimensionAndItemMarkOfTheResult() {
        PrintedPage page = page("service-centre", Language.ZH);
        SubjectResult official = official("service-centre");
        assertThat(page.section("dimensions"))
                .extracting(row -> row.get(5))
                .containsExactlyElementsOf(official.dimensions().stream()
                        .map(SubjectResult.DimensionMark::mark)
                        .toList());
        assertThat(page.section("items"))
                .extracting(row -> row.get(5))
                .containsExactlyElementsOf(official.items().stream()
                        .map(SubjectResult.ItemMark::mark)
                        .toList());
    }

    @Test
    void everySeeLeadsToAPlaceInThePrint() {
        PrintedPage page = page("service-centre", Language.ZH);
        List<String> numbers = blocks(page).values().stream()
                .flatMap(block -> block.rows().stream())
                .map(row -> row.get(NUMBER))
                .toList();
        List<List<String>> rows = page.section("dimensions");
        assertThat(rows).isNotEmpty();
        for (List<String> row : rows) {
            for (String side : row.subList(1, 3)) {
                String see = side.substring(side.indexOf("见 ") + 2);
                assertThat(see.split("、", -1))
                        .isNotEmpty()
                        .allSatisfy(place -> assertThat(numbers).contains(place));
            }
        }
    }

    @Test
    void namesWhoTookEachStepAndWhatWentIn() {
        PrintedPage page = page("service-centre", Language.ZH);
        assertThat(page.section("hands"))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
                .contains(
                        "审核方案 某office-sun（office-sun） 局考评办",
                        "方案定稿 某county-zhou（county-zhou） 县考评办",
                        "计算结果 某county-lin（county-lin） 县考评办",
                        "确认结果 某leader-gao（leader-gao） 领导小组",
                        "公布结果 某county-zhou（county-zhou） 县考评办");
        assertThat(page.section("hashes"))
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.get(1)).isNotBlank());
        assertThat(page.section("hashes"))
                .extracting(row -> row.get(1))
                .contains(samples.read.publishedOne(ID).state().computation().resultsDigest());
        assertThat(page.text())
                .contains("违反考评纪律扣分", "ab".repeat(32), "经办、核准：某county-lin（county-lin）、某county-zhou（county-zhou）");
    }

    @Test
    void saysEachRuleInWords() {
        PrintedPage page = page("service-centre", Language.ZH);
        assertThat(page.section("rules"))
                .extracting(row -> row.get(0))
                .contains("rules.json#/office", "rules.json#/dimensions/1/items/0", "rules.json#/grades");
        List<String> places =
                page.section("rules").stream().map(row -> row.get(0)).toList();
        // every clause that a block names is among the rules
        List<String> named = page.all("p").stream()
                .map(Element::getTextContent)
                .filter(text -> text.startsWith("依据："))
                .map(text -> text.substring(3))
                .distinct()
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(places).containsAll(named);
        assertThat(page.text()).contains("不了解 不计分，也不计入分母").contains("非常满意 计 100 分");
    }

    @Test
    void keepsWithheldClassesWithheld() {
        samples.cast("colleagues", 3);
        PrintedPage page = page("service-centre", Language.ZH);
        assertThat(page.section("counts").get(1))
                .containsExactly("机关同事", "40", "24", "22", "21", "3", "0", "少于 5 张，不公布、不计分");
        Block colleagues = blocks(page).entrySet().stream()
                .filter(entry -> entry.getKey().matches("1\\.2\\.2(\\..*)?"))
                .map(Map.Entry::getValue)
                .toList()
                .getLast();
        assertThat(colleagues.rows()).allSatisfy(row -> {
            assertThat(row.get(FORMULA)).isEqualTo("—");
            assertThat(row.get(EXACT)).isEqualTo("—");
            assertThat(row.get(ROUNDED)).isEqualTo("不予给出");
            assertThat(row.get(NOTES)).isEqualTo("该投票层面选票少于最小公布人数，不公布、不计分");
        });
        assertThat(byHand("1", blocks(page)).rounded(2))
                .isEqualTo(official("service-centre").total());
    }

    @Test
    void whatPeopleWroteIsTextAndNothingElse() {
        PlanBuilder plan = PlanBuilder.aPlan();
        String hostile = "<script>alert(1)</script>&\"'\u202E";
        plan.title = "考评" + hostile;
        plan.appraisees.set(0, new Plan.Appraisee("service-centre", "中心" + hostile, hostile, hostile, null));
        SheetSamples hostilePlan =
                SheetSamples.on(plan.build()).deduct("service-centre", "-1", hostile.replace("\u202E", ""));
        PrintedSheet sheet = hostilePlan
                .published()
                .sheets
                .passport(ID, "service-centre", actor("county-lin", "county"), Language.ZH);
        assertThat(sheet.html())
                .doesNotContain("<script")
                .doesNotContain("\u202E")
                .contains("&lt;script&gt;");
        PrintedPage page = PrintedPage.of(sheet);
        assertThat(page.all("script")).isEmpty();
        assertThat(page.text()).contains("中心<script>alert(1)</script>&\"'\uFFFD");
    }

    @Test
    void theSameResultGivesTheSameBytes() {
        PrintedSheet one =
                samples.published().sheets.passport(ID, "service-centre", actor("county-lin", "county"), Language.ZH);
        PrintedSheet other = SheetSamples.small()
                .published()
                .sheets
                .passport(ID, "service-centre", actor("auditor-shen", "auditor"), Language.ZH);
        assertThat(one.html()).isEqualTo(other.html());
        assertThat(one.at()).isEqualTo(other.at());
        assertThat(one.fileName()).isEqualTo("得分说明书-2026-示例服务中心");
    }

    @Test
    void saysHowFarTheResultHasCome() {
        PrintedSheet early =
                samples.computed().sheets.passport(ID, "service-centre", actor("county-lin", "county"), Language.EN);
        assertThat(early.html()).contains("computed, not confirmed: not to be used as a result");
        assertThat(PrintedPage.of(early).section("hands")).hasSize(5);
    }

    @Test
    void isForThoseWhoSeeEverythingAndForTheSectionOnceItIsPublic() {
        samples.computed();
        refuses(KitReason.NOT_ALLOWED, "chief-chen", "chief", "service-centre");
        assertThat(samples.sheets
                        .passport(ID, "archive", actor("auditor-shen", "auditor"), Language.ZH)
                        .html())
                .contains("示例档案室");
        SheetSamples open = SheetSamples.small().published();
        for (String[] who : new String[][] {
            {"chief-chen", "chief"}, {"deputy-wu", "deputy"}, {"staff-liu", "staff"}, {"leader-gao", "leader"}
        }) {
            assertThat(open.sheets
                            .passport(ID, "service-centre", actor(who[0], who[1]), Language.ZH)
                            .html())
                    .contains("示例服务中心");
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open.sheets.passport(ID, "archive", actor("chief-chen", "chief"), Language.ZH))
                .withMessageContaining("of this section")
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_ALLOWED));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        open.sheets.passport(ID, "service-centre", actor("inspector-xu", "inspector"), Language.ZH));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open.sheets.passport(ID, null, actor("county-lin", "county"), Language.ZH))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(EvaluationReason.UNKNOWN_APPRAISEE));
    }

    private void refuses(KitReason reason, String person, String role, String appraisee) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> samples.sheets.passport(ID, appraisee, actor(person, role), Language.ZH))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private PrintedPage page(String appraisee, Language language) {
        return PrintedPage.of(
                samples.published().sheets.passport(ID, appraisee, actor("county-lin", "county"), language));
    }

    private SubjectResult official(String appraisee) {
        return samples.read.subjects(samples.read.publishedOne(ID).state()).stream()
                .filter(subject -> subject.appraisee().equals(appraisee))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Block> blocks(PrintedPage page) {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (Element section : page.all("section")) {
            String title = PrintedPage.all(section, "h3").getFirst().getTextContent();
            List<List<String>> rows =
                    PrintedPage.rows(PrintedPage.all(section, "table").getFirst());
            blocks.put(title.substring(0, title.indexOf(' ')), new Block(title, rows.subList(1, rows.size())));
        }
        return blocks;
    }

    /** Works a number out from the rows of its block alone, and theirs from theirs, down to the ballots. */
    private static Fraction byHand(String number, Map<String, Block> blocks) {
        Fraction sum = Fraction.zero();
        Fraction weights = Fraction.zero();
        Fraction off = Fraction.zero();
        boolean added = false;
        for (List<String> row : blocks.get(number).rows()) {
            if (row.get(EXACT).equals("—")) {
                continue;
            }
            boolean made = blocks.containsKey(row.get(NUMBER));
            Fraction value = made ? byHand(row.get(NUMBER), blocks) : Fraction.evaluate(row.get(FORMULA));
            assertThat(value.sameAs(Fraction.of(row.get(EXACT))))
                    .as(row.toString())
                    .isTrue();
            if (row.get(WEIGHT).equals("—")) {
                off = off.plus(value);
                added = true;
            } else {
                Fraction weight = Fraction.of(row.get(WEIGHT));
                sum = sum.plus(weight.times(value));
                weights = weights.plus(weight);
            }
        }
        if (weights.over().signum() == 0) {
            return off;
        }
        return added ? sum.dividedBy(weights).minus(off) : sum.dividedBy(weights);
    }
}

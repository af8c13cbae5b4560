package org.minkao.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.memory.MemoryBlobs;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryResults;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.result.ReadResult;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.evaluation.sheet.SheetSamples;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.scoring.Inputs;
import org.minkao.scoring.Results;
import org.minkao.scoring.Scheme;

class ReadComparisonTest {
    /** What `./minkao score` is tested with as well. */
    private static final Path EXAMPLES = Path.of("../infra/contracts/scheme/v1/examples");

    @Test
    void whoTakesSchemeAndCountsAlongComputesTheSameBytesAgain() {
        ReadComparison read = SheetSamples.small().published().comparison;

        Results again = Results.of(Scheme.read(read.publishedScheme(ID)), Inputs.read(read.publishedInputs(ID)));

        assertThat(again.bytes()).isEqualTo(read.publishedScores(ID));
    }

    @Test
    void theExamplesOfTheContractAreWhatTheDoorsGive() {
        ReadComparison read = SheetSamples.small().published().comparison;

        assertThat(EXAMPLES.resolve("campaign-scheme.json")).hasBinaryContent(read.publishedScheme(ID));
        assertThat(EXAMPLES.resolve("campaign-inputs.json")).hasBinaryContent(read.publishedInputs(ID));
        assertThat(EXAMPLES.resolve("campaign-results.json")).hasBinaryContent(read.publishedScores(ID));
    }

    @Test
    void theGeneralEngineGivesThePublishedTotals() {
        SheetSamples samples = SheetSamples.small().published();

        List<Json.Obj> scored =
                StrictJson.parse(samples.comparison.publishedScores(ID), 64)
                        .asObject("results")
                        .list("appraisees")
                        .stream()
                        .map(it -> it.asObject("appraisee"))
                        .toList();

        assertThat(scored)
                .extracting(it -> it.text("id") + " " + it.text("total") + " "
                        + it.object("grade").text("name"))
                .isEqualTo(samples.read.subjects(samples.read.publishedOne(ID).state()).stream()
                        .map(subject -> subject.appraisee() + " " + subject.total() + " " + subject.grade())
                        .toList());
    }

    @Test
    void aDraftHasASchemeButNoCounts() {
        MemoryCampaigns campaigns = new MemoryCampaigns();
        campaigns.with(CampaignSamples.draft());
        ReadComparison read =
                new ReadComparison(campaigns, new ReadResult(campaigns, new MemoryResults(), new MemoryBlobs()));

        assertThat(Scheme.read(read.scheme(ID, actor("office-he", "office"))).id())
                .isEqualTo(ID.value());
        assertThatThrownBy(() -> read.inputs(ID, actor("county-lin", "county")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_FOUND));
    }

    @ParameterizedTest
    @CsvSource({
        "county-lin, county, true",
        "office-he, office, true",
        "auditor-shen, auditor, true",
        "chief-chen, chief, false",
        "inspector-xu, inspector, false",
        "stranger, auditor, false"
    })
    void givesFilesToCountyOfficeAndAuditors(String person, String role, boolean may) {
        ReadComparison read = SheetSamples.small().computed().comparison;

        if (may) {
            assertThat(read.scores(ID, actor(person, role))).isNotEmpty();
        } else {
            assertThatThrownBy(() -> read.scheme(ID, actor(person, role)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.NOT_ALLOWED));
        }
    }

    @Test
    void nobodyElseGetsThemBeforePublication() {
        ReadComparison read = SheetSamples.small().computed().comparison;

        for (Runnable asked : List.<Runnable>of(
                () -> read.publishedScheme(ID), () -> read.publishedInputs(ID), () -> read.publishedScores(ID))) {
            assertThatThrownBy(asked::run)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(EvaluationReason.NOT_PUBLISHED));
        }
    }

    @Test
    void countsOfAClassThatIsTooSmallStayOut() {
        ReadComparison read = SheetSamples.small().cast("colleagues", 3).published().comparison;

        String inputs = text(read.publishedInputs(ID));

        assertThat(inputs).contains("{\"class\":\"colleagues\",\"issued\":21,\"collected\":3,\"valid\":3}");
        assertThat(StrictJson.parse(inputs, 64).asObject("inputs").list("counts").stream()
                        .map(it -> it.asObject("row"))
                        .filter(it -> it.text("class").equals("colleagues"))
                        .flatMap(it -> it.object("items").entries().values().stream()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.asObject("counts").entries()).containsOnlyKeys("o1"))
                .allSatisfy(
                        it -> assertThat(it.asObject("counts").integer("o1")).isZero());
    }

    @Test
    void saysHowFarTotalsCanBeToldApart() {
        SheetSamples samples = SheetSamples.small().published();

        FairComparison fair =
                samples.comparison.fair(samples.read.publishedOne(ID).state());

        assertThat(fair.method()).isEqualTo("normal");
        assertThat(fair.level()).isEqualTo(95);
        assertThat(fair.minGroup()).isEqualTo(5);
        FairComparison.Standing last = fair.standings().stream()
                .filter(FairComparison.Standing::isLast)
                .findFirst()
                .orElseThrow();
        assertThat(last.unitClass()).isEqualTo("服务单位");
        assertThat(last.place()).isEqualTo(new FairComparison.Place(2, 2, 1));
        assertThat(last.closer()).isNotNull();
        assertThat(last.closer().gapSmallerThanNoise())
                .isEqualTo(Double.parseDouble(last.closer().gap())
                        <= Double.parseDouble(last.closer().noise()));
        assertThat(fair.standings()).allSatisfy(each -> {
            assertThat(each.chance()).isNotNull();
            assertThat(Double.parseDouble(each.chance().low())).isLessThan(Double.parseDouble(each.total()));
            assertThat(Double.parseDouble(each.chance().high())).isGreaterThan(Double.parseDouble(each.total()));
        });
    }

    @Test
    void withoutBallotsThereIsNoInterval() {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.scoring = new Plan.Scoring(
                "r1",
                new BigDecimal(100),
                BigDecimal.ZERO,
                "renormalise",
                BigDecimal.TEN,
                new Plan.Rounding(2, "HALF_UP"));
        SheetSamples samples = SheetSamples.on(plan.build()).published();

        FairComparison fair =
                samples.comparison.fair(samples.read.publishedOne(ID).state());

        assertThat(fair.standings())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.chance()).isNull());
        assertThat(samples.read.subjects(samples.read.publishedOne(ID).state()))
                .extracting(SubjectResult::total)
                .isEqualTo(fair.standings().stream()
                        .map(FairComparison.Standing::total)
                        .toList());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

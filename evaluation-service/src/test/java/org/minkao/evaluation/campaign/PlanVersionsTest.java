package org.minkao.evaluation.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;
import static org.minkao.evaluation.campaign.CampaignSamples.by;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.CanonicalJson;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryPlanTexts;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.web.PlanJson;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class PlanVersionsTest {
    private final MemoryCampaigns campaigns = new MemoryCampaigns();
    private final MemoryPlanTexts texts = new MemoryPlanTexts();
    private final SettableClock clock = new SettableClock(FREEZE_TIME);
    private final PrepareCampaign prepare =
            new PrepareCampaign(campaigns, texts, rules -> List.of(), new CountingIds(), clock);
    private final ReadPlanVersions read = new ReadPlanVersions(campaigns, texts, new PlanJson());
    private final Act office = by("office-he", "office");
    private final Actor county = actor("county-zhou", "county");
    private final CampaignId id =
            prepare.draft(office, PlanBuilder.aPlan().build()).state().id();

    @Test
    void keepsEveryWordingWithWhoWhenAndWhy() {
        clock.set(FREEZE_TIME.plusSeconds(3600));
        change(plan -> plan.title = "示例局民主考评（修订）");
        assertThat(read.all(id, county))
                .extracting(
                        version -> version.edit().by() + " " + version.edit().at() + " " + version.number() + " "
                                + version.edit().reason())
                .containsExactly("office-he 2026-11-25T01:00:00Z 1 同意", "office-he 2026-11-25T02:00:00Z 2 同意");
        assertThat(read.one(id, county, "1").plan().title()).isEqualTo("示例局民主考评");
        assertThat(read.one(id, county, "latest").plan().title()).isEqualTo("示例局民主考评（修订）");
    }

    @Test
    void showsDifferencesByPlaceWhateverThePosition() {
        change(plan -> {
            plan.dimensions = List.of(
                    PlanBuilder.dimension("d2", 40, PlanBuilder.item("q03", 100)),
                    PlanBuilder.dimension("d1", 60, PlanBuilder.item("q01", 30), PlanBuilder.item("q04", 70)));
            plan.appraisees.removeLast();
            plan.assignments.removeIf(assignment -> assignment.person().equals("chief-lin"));
            plan.scale.set(5, PlanBuilder.option("不了解", 0));
        });
        List<Difference> differences = read.compare(id, county, "1", "2").differences();
        assertThat(differences)
                .extracting(d -> d.kind() + " " + d.place() + " " + d.path())
                .containsExactly(
                        "REMOVED /appraisees/archive /appraisees/1",
                        "CHANGED /dimensions/d1/items/q01/weight /dimensions/1/items/0/weight",
                        "REMOVED /dimensions/d1/items/q02 /dimensions/0/items/1",
                        "ADDED /dimensions/d1/items/q04 /dimensions/1/items/1",
                        "CHANGED /dimensions /dimensions",
                        "CHANGED /scale/不了解 /scale/不了解",
                        "REMOVED /assignments/chief-lin chief /assignments/8");
        assertThat(text(differences.get(1))).isEqualTo("50 -> 30");
        assertThat(text(differences.get(4))).isEqualTo("[\"d1\",\"d2\"] -> [\"d2\",\"d1\"]");
        assertThat(text(differences.get(5))).isEqualTo("null -> 0");
    }

    @Test
    void doesNotTakeAnotherFormOfANumberForAChange() {
        change(plan -> plan.dimensions = List.of(
                new Plan.Dimension(
                        "d1",
                        "维度d1",
                        new BigDecimal("60.0"),
                        List.of(PlanBuilder.item("q01", 50), PlanBuilder.item("q02", 50))),
                PlanBuilder.dimension("d2", 40, PlanBuilder.item("q03", 100))));
        assertThat(read.compare(id, county, "1", "2").differences()).isEmpty();
    }

    @Test
    void showsTheReviewerWhatChangedSinceTheLastReview() {
        refuses(EvaluationReason.UNKNOWN_PLAN_VERSION, () -> read.compare(id, county, "reviewed", "latest"));
        prepare.review(id, by("office-sun", "office"));
        prepare.unreview(id, office);
        change(plan -> plan.title = "第二稿");
        change(plan -> plan.title = "第三稿");
        ReadPlanVersions.Comparison compared = read.compare(id, county, "reviewed", "latest");
        assertThat(compared.from().number()).isEqualTo(1);
        assertThat(compared.from().reviewed()).isEqualTo(CampaignSamples.hand("office-sun", "office"));
        assertThat(compared.to().number()).isEqualTo(3);
        assertThat(compared.differences()).extracting(Difference::place).containsExactly("/title");
        prepare.review(id, by("office-sun", "office"));
        assertThat(read.compare(id, county, "reviewed", "latest").differences()).isEmpty();
    }

    @Test
    void hidesMailAddressesFromAllButTheTwoOffices() {
        change(plan -> plan.alsoAssigned(PlanBuilder.assigned("leader-li", "leader")));
        assertThat(read.compare(id, actor("office-sun", "office"), "1", "2").toString())
                .contains("/assignments/leader-li leader");
        Actor auditor = actor("auditor-shen", "auditor");
        assertThat(read.one(id, auditor, "2").plan().assignments())
                .hasSize(13)
                .allSatisfy(assignment -> assertThat(assignment.email()).isNull());
        assertThat(read.one(id, county, "2").plan().assignments().getFirst().email())
                .isNotNull();
    }

    @Test
    void showsNoVersionThatIsNotThereAndNothingToSections() {
        refuses(EvaluationReason.UNKNOWN_PLAN_VERSION, () -> read.one(id, county, "0"));
        refuses(EvaluationReason.UNKNOWN_PLAN_VERSION, () -> read.one(id, county, "../1"));
        refuses(KitReason.NOT_ALLOWED, () -> read.all(id, actor("chief-chen", "chief")));
        refuses(KitReason.NOT_ALLOWED, () -> read.compare(id, actor("stranger", "auditor"), "1", "1"));
    }

    private void change(Consumer<PlanBuilder> change) {
        PlanBuilder plan = PlanBuilder.aPlan();
        change.accept(plan);
        prepare.changePlan(id, office, plan.build());
    }

    private static String text(Difference difference) {
        return CanonicalJson.write(requireNonNull(difference.before())) + " -> "
                + CanonicalJson.write(requireNonNull(difference.after()));
    }

    private static void refuses(Reason reason, Runnable what) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(what::run)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

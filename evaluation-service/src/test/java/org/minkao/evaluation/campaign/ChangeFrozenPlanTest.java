package org.minkao.evaluation.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;
import static org.minkao.evaluation.campaign.CampaignSamples.actor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.ballot.Json;
import org.minkao.evaluation.campaign.ChangeFrozenPlan.Wanted;
import org.minkao.evaluation.memory.CountingIds;
import org.minkao.evaluation.memory.MemoryCampaigns;
import org.minkao.evaluation.memory.MemoryPlanTexts;
import org.minkao.evaluation.memory.SettableClock;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.web.PlanJson;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;

class ChangeFrozenPlanTest {
    private static final String REASON = "上级要求延长整改时间，公示后更改";
    private static final Wanted LATER_END = new Wanted("/phases/RECTIFICATION/end", new Json.Str("2027-03-10"));

    private final MemoryCampaigns campaigns = new MemoryCampaigns().with(CampaignSamples.in(Phase.SURVEY));
    private final MemoryPlanTexts texts = new MemoryPlanTexts();
    private final SettableClock clock = new SettableClock(FREEZE_TIME.plusSeconds(3600));
    private final ChangeFrozenPlan change =
            new ChangeFrozenPlan(campaigns, texts, new PlanJson(), rules -> List.of(), new CountingIds(), clock);
    private final Act office = act("office-he", "office", REASON);
    private final Act county = act("county-lin", "county", "情况属实，同意更改");

    @Test
    void changesThePlanOnceAnotherPersonOfTheCountyAgrees() {
        String late = propose(office, LATER_END);
        assertThat(now().plan().phase(Phase.RECTIFICATION).end()).isEqualTo("2027-02-10");
        assertThat(campaigns.events).isEmpty();

        Campaign after = change.approve(ID, county, late).state();

        assertThat(after.plan().phase(Phase.RECTIFICATION).end()).isEqualTo(LocalDate.of(2027, 3, 10));
        assertThat(after.status()).isEqualTo(CampaignStatus.RUNNING);
        LateChange made = after.lateChange(late);
        assertThat(made.changes())
                .containsExactly(new LateChange.Changed(
                        "/phases/RECTIFICATION/end", Difference.Kind.CHANGED, "\"2027-02-10\"", "\"2027-03-10\""));
        assertThat(made.proposal()).isEqualTo(new Hand("office-he", "office", REASON, clock.instant()));
        assertThat(requireNonNull(made.made()).person()).isEqualTo("county-lin");
        assertThat(after.versions()).last().satisfies(version -> {
            assertThat(version.edit().by()).isEqualTo("office-he");
            assertThat(version.edit().reason()).isEqualTo(REASON);
            assertThat(texts.text(version.edit().text())).isEqualTo(after.plan());
        });
        assertThat(after.frozen()).isEqualTo(CampaignSamples.frozen().frozen());
        assertThat(campaigns.events).singleElement().isInstanceOf(CampaignEvent.PlanChanged.class);
        assertThat(campaigns.audits)
                .extracting(audit -> audit.action() + " " + audit.who())
                .containsExactly("propose-late-change office-he", "approve-late-change county-lin");
    }

    @Test
    void aPhaseThatWasProlongedEndsOnItsNewDay() {
        campaigns.with(CampaignSamples.published()
                .start(Phase.RECTIFICATION, FREEZE_TIME, true, "提前开始")
                .after());
        change.approve(ID, county, propose(office, LATER_END));
        assertThat(now().due(Instant.parse("2027-02-11T00:00:00Z"))).isEmpty();
        assertThat(now().due(Instant.parse("2027-03-10T16:00:00Z"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/dimensions/d1/items/q01/question|\"换个问法\"",
                "/dimensions/d1/items/q01/text|\"换个说法\"",
                "/title|\"另一个题目\"",
                "/voterClasses/clients/name|\"群众\"",
                "/appraisees/archive/chief|\"另一人\"",
                "/rectification/lowItemThreshold|60",
                "/ballot/minCell|6",
                "/phases/SURVEY/end|\"2026-12-30\"",
                "/phases/SURVEY/start|\"2026-12-17\"",
                "/phases/CONSULTATION/name|\"征求意见\"",
                "/assignments/inspector-xu inspector/name|\"许二\"",
                "/assignments/inspector-xu inspector/role|\"auditor\"",
                "/grades/优秀/min|90.5"
            })
    void refusesWhatIsAskedWeighedOrToldAsFixedByItsPlace(String place, String value) {
        List<Wanted> wanted = place.startsWith("/grades")
                ? List.of(new Wanted(place, new Json.Num(value)), new Wanted("/grades/良好/max", new Json.Num(value)))
                : List.of(new Wanted(
                        place,
                        value.startsWith("\"")
                                ? new Json.Str(value.substring(1, value.length() - 1))
                                : new Json.Num(value)));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> change.propose(ID, office, wanted))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(EvaluationReason.LATE_CHANGE_NOT_ALLOWED);
                    assertThat(refusal.detail()).contains("(expected: ");
                    assertThat(place).startsWith(requireNonNull(refusal.field()));
                });
        assertThat(now().lateChanges()).isEmpty();
    }

    @Test
    void refusesDatesThatArePastOrOfAPhaseThatIs() {
        refuses(EvaluationReason.LATE_CHANGE_NOT_ALLOWED, new Wanted("/phases/CONSULTATION/end", text("2026-12-16")));
        refuses(EvaluationReason.LATE_CHANGE_NOT_ALLOWED, new Wanted("/phases/CONSULTATION/start", text("2026-12-07")));
        campaigns.with(CampaignSamples.in(Phase.MOBILISATION));
        clock.set(Instant.parse("2026-12-04T00:00:00Z"));
        refuses(EvaluationReason.LATE_CHANGE_NOT_ALLOWED, new Wanted("/phases/MOBILISATION/end", text("2026-12-03")));
        refuses(EvaluationReason.PLAN_REFUSED, new Wanted("/phases/MOBILISATION/end", text("2026-12-06")));
        assertThat(propose(office, new Wanted("/phases/MOBILISATION/end", text("2026-12-04"))))
                .isNotBlank();
    }

    @Test
    void refusesAtTheApprovalWhatCameTooLateMeanwhile() {
        campaigns.with(CampaignSamples.frozen());
        String late = propose(office, new Wanted("/phases/MOBILISATION/start", text("2026-12-02")));
        clock.set(Instant.parse("2026-12-02T00:00:00Z"));
        refuses(EvaluationReason.LATE_CHANGE_NOT_ALLOWED, () -> change.approve(ID, county, late));
    }

    @Test
    void changesNamesAndContactsAndTellsTheContactsAnew() {
        String late = propose(
                office,
                new Wanted("/leadingGroup/组长 局长/name", text("高致远")),
                new Wanted("/assignments/inspector-xu inspector/email", text("xu@minkao.invalid")));
        Campaign after = change.approve(ID, county, late).state();
        assertThat(after.plan().leadingGroup().getFirst().name()).isEqualTo("高致远");
        assertThat(campaigns.events)
                .extracting(event -> (Object) event.getClass())
                .containsExactly(CampaignEvent.PlanChanged.class, CampaignEvent.ContactsListed.class);
        assertThat(after.lateChange(late).toString()).doesNotContain("xu@minkao.invalid");
    }

    @Test
    void refusesOnePersonTwiceAndTwoWithoutTheCounty() {
        String late = propose(office, LATER_END);
        refuses(KitReason.SAME_PERSON, () -> change.approve(ID, office, late));
        refuses(EvaluationReason.COUNTY_REQUIRED, () -> change.approve(ID, act("office-sun", "office", "同意更改"), late));
        refuses(KitReason.NOT_ALLOWED, () -> change.approve(ID, act("chief-chen", "chief", "同意"), late));
        refuses(
                KitReason.NOT_ALLOWED,
                () -> change.propose(ID, act("leader-gao", "leader", REASON), List.of(LATER_END)));
        assertThat(now().plan().phase(Phase.RECTIFICATION).end()).isEqualTo("2027-02-10");
    }

    @Test
    void refusesAReasonThatIsNone() {
        for (String reason : new String[] {null, " ", "改一下"}) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> change.propose(ID, act("office-he", "office", reason), List.of(LATER_END)))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("reason"));
        }
    }

    @Test
    void refusesPlacesThatAreNotThereAndChangesOfNothing() {
        refuses(KitReason.FIELD_INVALID, new Wanted("/phases/PARTY/end", text("2027-03-10")));
        refuses(KitReason.FIELD_INVALID, new Wanted("phases", text("x")));
        refuses(KitReason.FIELD_INVALID, new Wanted("/office/deep", text("x")));
        refuses(EvaluationReason.PLAN_REFUSED, new Wanted("/surprise", text("x")));
        refuses(EvaluationReason.PLAN_REFUSED, new Wanted("/office", null));
        refuses(KitReason.FIELD_INVALID, new Wanted("/phases/RECTIFICATION/end", text("2027-02-10")));
    }

    @Test
    void refusesMoreThanTheCampaignHasRoomFor() {
        List<Json> basis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            basis.add(new Json.Str("依".repeat(100) + i));
        }
        refuses(KitReason.FIELD_INVALID, new Wanted("/legalBasis", new Json.Arr(basis)));
        assertThat(now().lateChanges()).isEmpty();
    }

    @Test
    void refusesAProposalThatAnotherChangeOvertook() {
        String first = propose(office, LATER_END);
        String second = propose(office, new Wanted("/office", text("局民主考评办")));
        change.approve(ID, county, second);
        refuses(KitReason.CHANGED_MEANWHILE, () -> change.approve(ID, county, first));
        refuses(EvaluationReason.DECISION_SETTLED, () -> change.approve(ID, county, second));
        change.decline(ID, office, first);
        assertThat(now().lateChange(first).status()).isEqualTo(LateChange.Status.DECLINED);
        assertThat(now().lateChange(first).made()).isNull();
        refuses(EvaluationReason.DECISION_SETTLED, () -> change.approve(ID, county, first));
        refuses(EvaluationReason.UNKNOWN_LATE_CHANGE, () -> change.approve(ID, county, "nothing"));
    }

    @Test
    void nothingChangesLateBeforeTheFreezeOrInTheArchive() {
        campaigns.with(CampaignSamples.draft());
        refuses(KitReason.STEP_NOT_ALLOWED, LATER_END);
        campaigns.with(CampaignSamples.archived());
        refuses(KitReason.STEP_NOT_ALLOWED, LATER_END);
    }

    private String propose(Act act, Wanted... wanted) {
        return change.propose(ID, act, List.of(wanted))
                .state()
                .lateChanges()
                .getLast()
                .id();
    }

    private Campaign now() {
        return campaigns.require(ID.value()).state();
    }

    private void refuses(Reason reason, Wanted wanted) {
        refuses(reason, () -> change.propose(ID, office, List.of(wanted)));
    }

    private static void refuses(Reason reason, Runnable what) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(what::run)
                .satisfies(refusal ->
                        assertThat(refusal.reason()).as(refusal.detail()).isEqualTo(reason));
    }

    private static Act act(String person, String role, String reason) {
        return new Act(actor(person, role), null, reason);
    }

    private static Json text(String value) {
        return new Json.Str(value);
    }
}

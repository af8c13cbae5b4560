package org.minkao.evaluation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.evaluation.campaign.CampaignSamples.FREEZE_TIME;
import static org.minkao.evaluation.campaign.CampaignSamples.ID;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.minkao.evaluation.campaign.CampaignEvent;
import org.minkao.evaluation.campaign.CampaignSamples;
import org.minkao.evaluation.campaign.Difference;
import org.minkao.evaluation.campaign.Freeze;
import org.minkao.evaluation.campaign.LateChange;
import org.minkao.evaluation.campaign.Phase;
import org.minkao.evaluation.campaign.Plan;
import org.minkao.evaluation.campaign.PlanBuilder;
import org.minkao.evaluation.inspection.Inspection;
import org.minkao.evaluation.inspection.InspectionEvent;
import org.minkao.evaluation.inspection.InspectionSamples;
import org.minkao.evaluation.result.Result;
import org.minkao.evaluation.result.ResultEvent;
import org.minkao.evaluation.result.ResultSamples;
import org.minkao.evaluation.scoring.SubjectResult;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.testkit.Contracts;

class MessagesTest {
    private static final Plan PLAN = PlanBuilder.aPlan().build();
    private final CampaignMessages campaign = new CampaignMessages();
    private final InspectionMessages inspection = new InspectionMessages();
    private final ResultMessages result = new ResultMessages();

    @Test
    void writesTheDraft() {
        String json = sound(campaign.map(new CampaignEvent.Drafted(ID, PLAN)), "minkao.evaluation.campaign");
        assertThat(json)
                .contains("\"reservePercent\":5", "\"id\":\"colleagues\"")
                .contains("{\"name\":\"陈为民\",\"role\":\"chief\"}", "{\"name\":\"某staff-liu\",\"role\":\"staff\"}");
    }

    @Test
    void writesContactsForTheContactTopicOnly() {
        String json = sound(campaign.map(new CampaignEvent.ContactsListed(ID, PLAN)), "minkao.evaluation.contact");
        assertThat(json).contains("chief-chen@minkao.invalid");
        assertThat(sound(campaign.map(frozen()), "minkao.evaluation.campaign")).doesNotContain("@minkao.invalid");
        assertThat(sound(campaign.map(new CampaignEvent.Drafted(ID, PLAN)), "minkao.evaluation.campaign"))
                .doesNotContain("@minkao.invalid");
    }

    @Test
    void listsAPersonOfTwoRolesOnce() {
        PlanBuilder plan = PlanBuilder.aPlan();
        plan.assignments.add(PlanBuilder.assigned("county-lin", "office"));
        String json =
                sound(campaign.map(new CampaignEvent.ContactsListed(ID, plan.build())), "minkao.evaluation.contact");
        assertThat(json.split("county-lin@", -1)).hasSize(2);
    }

    @Test
    void writesTheFreeze() {
        String json = sound(campaign.map(frozen()), "minkao.evaluation.campaign");
        assertThat(json)
                .contains("\"surveyStart\":\"2026-12-17T16:00:00Z\"")
                .contains("{\"value\":0,\"label\":\"不了解\",\"points\":null}")
                .contains("{\"value\":5,\"label\":\"非常满意\",\"points\":\"100\"}");
    }

    @Test
    void writesALateChangeWithPlacesAndDatesButNoValues() {
        LateChange.Changed contact = new LateChange.Changed(
                "/assignments/county-lin county/email", Difference.Kind.CHANGED, "\"a@b\"", "\"c@d\"");
        LateChange change = new LateChange(
                "late",
                1,
                "text",
                List.of(contact),
                LateChange.Status.MADE,
                CampaignSamples.hand("office-he", "office"),
                CampaignSamples.hand("county-lin", "county"));
        String json = sound(
                campaign.map(new CampaignEvent.PlanChanged(ID, PLAN, change, FREEZE_TIME)),
                "minkao.evaluation.campaign");
        assertThat(json).contains("2027-02-10", contact.place()).doesNotContain("a@b", "c@d");
    }

    @Test
    void writesWhatIsDueToAPersonOrARole() {
        for (Plan.Owner owner : List.of(new Plan.Owner("chief-chen", null), new Plan.Owner(null, "office"))) {
            String json = sound(
                    campaign.map(new CampaignEvent.TaskDue(
                            ID, PLAN.title(), PlanBuilder.task("t", owner, "2026-12-20"), true)),
                    "minkao.evaluation.campaign");
            assertThat(json).contains(owner.person() == null ? "\"role\":\"office\"" : "\"person\":\"chief-chen\"");
        }
    }

    @Test
    void writesPhasesAndTheClose() {
        sound(
                campaign.map(new CampaignEvent.PhaseStarted(ID, Phase.SURVEY, FREEZE_TIME.plusMillis(7), true, "准备充分")),
                "minkao.evaluation.campaign");
        sound(
                campaign.map(new CampaignEvent.PhaseStarted(ID, Phase.SURVEY, FREEZE_TIME, false, null)),
                "minkao.evaluation.campaign");
        sound(campaign.map(new CampaignEvent.SurveyClosed(ID, FREEZE_TIME, false, null)), "minkao.evaluation.campaign");
    }

    @Test
    void writesInspections() {
        Inspection planned = InspectionSamples.planned(Inspection.Kind.ON_SITE, "service-centre");
        sound(inspection.map(new InspectionEvent.Planned(planned)), "minkao.evaluation.inspection");
        String json = sound(
                inspection.map(new InspectionEvent.Confirmed(
                        InspectionSamples.confirmed("service-centre"), LocalDate.of(2026, 12, 9))),
                "minkao.evaluation.inspection");
        assertThat(json)
                .contains("{\"item\":\"q02\",\"mark\":\"72.5\"}")
                .contains("\"severity\":\"MINOR\",\"rectifiedAtOnce\":true,\"measure\":\"当场张贴\"")
                .doesNotContain("\"cause\"", "\"evidence\"");
        Inspection self = InspectionSamples.selfInspected();
        assertThat(sound(
                        inspection.map(new InspectionEvent.Confirmed(self, LocalDate.of(2026, 12, 9))),
                        "minkao.evaluation.inspection"))
                .contains("\"measure\":\"重印登记表\",\"cause\":\"沿用旧表\",\"evidence\":[\"" + "ab".repeat(32));
    }

    @Test
    void writesResultsAndLeavesOutWhoGotNone() {
        sound(result.map(new ResultEvent.Confirmed(ID, FREEZE_TIME)), "minkao.evaluation.result");
        SubjectResult scored = new SubjectResult(
                "service-centre",
                "90.61",
                "优秀",
                "82.75",
                "92.00",
                "0",
                null,
                "100",
                List.of(
                        new SubjectResult.DimensionMark("d1", "履职", "91.00", null, null),
                        new SubjectResult.DimensionMark("d2", "依法", null, null, null)),
                List.of(new SubjectResult.ItemMark("q01", null, null, null, 3)),
                List.of());
        SubjectResult without =
                new SubjectResult("archive", null, null, null, null, "0", null, "0", List.of(), List.of(), List.of());
        String json = sound(
                result.map(new ResultEvent.Published(
                        ID, "示例局民主考评", "ab".repeat(32), FREEZE_TIME, List.of(scored, without))),
                "minkao.evaluation.result");
        assertThat(json).doesNotContain("archive", "d2").contains("{\"item\":\"q01\",\"n\":3}");
    }

    @Test
    void writesAppealsWithoutAnyPerson() {
        Result filed = ResultSamples.appealed();
        Result revised = ResultSamples.revised();
        List<ResultEvent> events = List.of(
                new ResultEvent.AppealFiled(ID, filed.afterwards().appeal(ResultSamples.APPEAL), ResultSamples.UNTIL),
                new ResultEvent.AppealDecided(ID, revised.afterwards().appeal(ResultSamples.APPEAL)),
                new ResultEvent.Revised(
                        ID,
                        "示例局民主考评",
                        2,
                        ResultSamples.DIGEST,
                        revised.computation().resultsDigest(),
                        revised.afterwards().appeal(ResultSamples.APPEAL),
                        List.of()),
                new ResultEvent.Finished(ID, "示例局民主考评", 2, ResultSamples.DIGEST, revised.afterwards(), FREEZE_TIME));
        for (ResultEvent event : events) {
            String json = sound(result.map(event), "minkao.evaluation.result");
            assertThat(json).doesNotContain("chief-chen", "county-qian", "discipline-tang", "整改照片");
        }
        assertThat(sound(result.map(events.getLast()), "minkao.evaluation.result"))
                .contains("\"appeals\":{\"upheld\":0,\"revised\":1}");
    }

    private static CampaignEvent.Frozen frozen() {
        Freeze freeze = CampaignSamples.frozen().frozen();
        return new CampaignEvent.Frozen(ID, PLAN, freeze);
    }

    private static String sound(OutgoingEvent event, String topic) {
        assertThat(event.topic()).isEqualTo(topic);
        Contracts.validate(event.type(), event.data());
        return new String(event.data(), StandardCharsets.UTF_8);
    }
}

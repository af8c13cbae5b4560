package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.finding.Finding;
import org.minkao.rectification.finding.FindingId;
import org.minkao.rectification.finding.FindingStatus;
import org.minkao.rectification.finding.Problem;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.finding.Source;
import org.minkao.rectification.finding.SourceKind;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.MemoryRoom;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class OpenCaseTest {
    private final MemoryRoom room = new MemoryRoom();
    private final OpenCase openCase = room.openCase(Calendars.on("2026-03-02"));

    @BeforeEach
    void findings() {
        room.raiseFindings().problems(List.of(opinion("op-1", false), opinion("op-2", true)));
    }

    @Test
    void opensACaseWithNumberDeadlineAndOneEvent() {
        plan();
        RectificationCase opened =
                openCase.open(id("op-1"), People.OFFICE, null).state();
        assertThat(opened.origin().number()).isEqualTo("ZG-2026-001");
        assertThat(opened.origin().title()).isEqualTo("会议室空调报修一周未处理");
        assertThat(room.cases.sent())
                .containsExactly(new CaseEvent.Opened(opened.id(), opened.origin(), LocalDate.parse("2026-03-30")));
        assertThat(finding("op-1").status()).isEqualTo(FindingStatus.CASE_OPENED);
        assertThat(room.findings.audited()).singleElement().satisfies(a -> {
            assertThat(a.who()).isEqualTo("office-he");
            assertThat(a.action()).isEqualTo("OpenCase");
        });
    }

    @Test
    void whatWasRectifiedAtOnceMayStillBecomeACase() {
        plan();
        openCase.open(id("op-2"), People.COUNTY, "长期问题");
        assertThat(finding("op-2").status()).isEqualTo(FindingStatus.CASE_OPENED);
    }

    @Test
    void aFindingHasOneCase() {
        plan();
        openCase.open(id("op-1"), People.OFFICE, null);
        assertThat(refused(() -> openCase.open(id("op-1"), People.COUNTY, null)))
                .isEqualTo(KitReason.STEP_NOT_ALLOWED);
        assertThat(room.cases.all()).hasSize(1);
    }

    @Test
    void numbersRunThroughTheCampaign() {
        plan();
        openCase.open(id("op-1"), People.OFFICE, null);
        assertThat(openCase.open(id("op-2"), People.OFFICE, null)
                        .state()
                        .origin()
                        .number())
                .isEqualTo("ZG-2026-002");
    }

    @Test
    void aCrashAfterTheDecisionIsFinishedLater() {
        plan();
        assertThatThrownBy(() -> crashing().open(id("op-1"), People.OFFICE, "空调"))
                .isInstanceOf(Fault.class);
        assertThat(finding("op-1").status()).isEqualTo(FindingStatus.OPENING);
        assertThat(room.cases.all()).isEmpty();

        assertThat(openCase.finishAll()).isEqualTo(1);
        assertThat(room.cases.all()).singleElement().satisfies(c -> {
            assertThat(c.state().origin().title()).isEqualTo("空调");
            assertThat(c.state().origin().openedBy()).isEqualTo("office-he");
        });
        assertThat(finding("op-1").status()).isEqualTo(FindingStatus.CASE_OPENED);
        assertThat(openCase.finishAll()).isZero();
        assertThat(room.cases.sent()).hasSize(1);
    }

    @Test
    void aCrashAfterTheCaseIsFinishedByAskingAgain() {
        plan();
        openCase.open(id("op-1"), People.OFFICE, null);
        Versioned<Finding> done = room.findings.require(id("op-1"));
        Finding opening = new Finding(
                done.state().id(),
                done.state().campaign(),
                done.state().appraisee(),
                done.state().item(),
                done.state().text(),
                done.state().severity(),
                done.state().source(),
                FindingStatus.OPENING,
                done.state().raisedOn(),
                null,
                null,
                done.state().opening(),
                null);
        room.findings.save(id("op-1").value(), done, opening, List.of(), null);
        openCase.open(id("op-1"), People.COUNTY, "另一个标题");
        assertThat(room.cases.all()).hasSize(1);
        assertThat(room.cases.sent()).hasSize(1);
        assertThat(finding("op-1").status()).isEqualTo(FindingStatus.CASE_OPENED);
    }

    @Test
    void aFindingWhoseCaseIsDecidedCannotBeDismissed() {
        plan();
        assertThatThrownBy(() -> crashing().open(id("op-1"), People.OFFICE, null))
                .isInstanceOf(Fault.class);
        assertThat(refused(
                        () -> room.dismissFinding(Calendars.on("2026-03-02")).dismiss(id("op-1"), People.COUNTY, "重复")))
                .isEqualTo(KitReason.STEP_NOT_ALLOWED);
    }

    @Test
    void aDismissedFindingBecomesNoCase() {
        plan();
        room.dismissFinding(Calendars.on("2026-03-02")).dismiss(id("op-1"), People.COUNTY, "重复");
        assertThat(refused(() -> openCase.open(id("op-1"), People.OFFICE, null)))
                .isEqualTo(KitReason.STEP_NOT_ALLOWED);
    }

    @Test
    void refusesWhileThePlanIsUnderWay() {
        assertThat(refused(() -> openCase.open(id("op-1"), People.OFFICE, null)))
                .isEqualTo(RectificationReason.PLAN_NOT_ARRIVED);
        assertThat(finding("op-1").status()).isEqualTo(FindingStatus.RAISED);
    }

    @Test
    void refusesEverybodyButTheOffices() {
        plan();
        for (var actor : List.of(People.CHIEF, People.DEPUTY, People.LEADER, People.AUDITOR, People.INSPECTOR)) {
            assertThat(refused(() -> openCase.open(id("op-1"), actor, null))).isEqualTo(KitReason.NOT_ALLOWED);
        }
        assertThat(refused(
                        () -> room.dismissFinding(Calendars.on("2026-03-02")).dismiss(id("op-1"), People.OFFICE, "重复")))
                .isEqualTo(KitReason.NOT_ALLOWED);
    }

    @Test
    void refusesAFindingThatIsNotThere() {
        plan();
        assertThat(refused(() -> openCase.open(new FindingId("nothing"), People.OFFICE, null)))
                .isEqualTo(RectificationReason.FINDING_NOT_FOUND);
    }

    /** Fails where the number is taken: after the decision, before the case. */
    private OpenCase crashing() {
        return new OpenCase(
                room.findings,
                room.cases,
                (campaign, id) -> {
                    throw new Fault("killed");
                },
                room.campaigns,
                Calendars.shipped(),
                Calendars.on("2026-03-02"));
    }

    private void plan() {
        room.raiseFindings().planFrozen(MemoryRoom.event("minkao.evaluation.campaign", 1), People.plan());
    }

    private Finding finding(String opinion) {
        return room.findings.require(id(opinion)).state();
    }

    private static FindingId id(String opinion) {
        return new FindingId(People.CAMPAIGN + "-opinion-" + opinion);
    }

    private static Problem opinion(String id, boolean atOnce) {
        return new Problem(
                People.CAMPAIGN,
                People.CENTRE,
                "q02",
                "会议室空调报修一周未处理\n详情另附",
                Severity.MAJOR,
                new Source(SourceKind.OPINION, id),
                List.of(id),
                LocalDate.parse("2026-03-01"),
                atOnce,
                null);
    }

    private static Reason refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).reason();
    }
}

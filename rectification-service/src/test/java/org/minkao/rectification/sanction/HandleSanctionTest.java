package org.minkao.rectification.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.CaseId;
import org.minkao.rectification.finding.Severity;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.OpenedCase;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

class HandleSanctionTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Instant AT = Instant.parse("2026-03-02T02:00:00Z");
    private final OpenedCase opened = new OpenedCase();
    private final HandleSanction handle = opened.room.handleSanction(Calendars.on(OpenedCase.TODAY));

    static Stream<Arguments> everyPair() {
        return Arrays.stream(SanctionStatus.values())
                .flatMap(status -> Arrays.stream(SanctionStep.values()).map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void anAllowedPairGivesExactlyOneEventAndEveryOtherARefusal(SanctionStatus status, SanctionStep step) {
        Sanction before = in(status);
        if (!step.from().contains(status)) {
            assertThatThrownBy(() -> take(step, before))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED));
            return;
        }
        Sanction.Change change = take(step, before);
        assertThat(change.after().status()).isEqualTo(step.to());
        assertThat(change.event()).isNotNull();
    }

    @Test
    void noStateIsAnOrphan() {
        EnumSet<SanctionStatus> reached = EnumSet.of(SanctionStatus.PROPOSED);
        Arrays.stream(SanctionStep.values()).forEach(step -> reached.add(step.to()));
        assertThat(reached).containsExactlyInAnyOrder(SanctionStatus.values());
    }

    @Test
    void nobodyIsSanctionedUnheard() {
        SanctionId id = propose("staff-liu", "MINOR");
        assertThat(refused(() -> handle.decide(id, People.LEADER, "REMINDER", "x")))
                .isEqualTo(KitReason.STEP_NOT_ALLOWED);
    }

    @Test
    void anotherPersonDecides() {
        SanctionId id = heard("staff-liu", "MINOR");
        assertThat(refused(() -> handle.decide(id, People.DISCIPLINE, "REMINDER", "x")))
                .isEqualTo(KitReason.SAME_PERSON);
        Sanction decided = handle.decide(id, People.LEADER, "REMINDER", "初犯").state();
        assertThat(decided.status()).isEqualTo(SanctionStatus.DECIDED);
        assertThat(opened.room.sanctions.sent())
                .singleElement()
                .satisfies(e -> assertThat(e.level()).isEqualTo(Level.REMINDER));
    }

    @Test
    void onlyADecisionLeavesTheRoom() {
        SanctionId id = heard("staff-liu", "MINOR");
        handle.withdraw(id, People.COUNTY, "情况不实");
        assertThat(opened.room.sanctions.sent()).isEmpty();
        assertThat(opened.room.sanctions.audited())
                .extracting(a -> a.action())
                .containsExactly("ProposeSanction", "HearSanction", "WithdrawSanction");
    }

    @ParameterizedTest
    @CsvSource({
        "MINOR,REMINDER,true", "MINOR,CRITICISM,true", "MINOR,ADMONITION,false", "MINOR,TRANSFER,false",
        "MAJOR,REMINDER,false", "MAJOR,CRITICISM,true", "MAJOR,ADMONITION,true", "MAJOR,TRANSFER,false",
        "SERIOUS,REMINDER,false", "SERIOUS,CRITICISM,false", "SERIOUS,ADMONITION,true", "SERIOUS,TRANSFER,true"
    })
    void theLevelFitsTheSeverity(String severity, String level, boolean fits) {
        SanctionId id = heard("staff-liu", severity);
        if (fits) {
            assertThat(handle.decide(id, People.LEADER, level, "x")
                            .state()
                            .decision()
                            .level())
                    .isEqualTo(Level.valueOf(level));
        } else {
            assertThat(refused(() -> handle.decide(id, People.LEADER, level, "x")))
                    .isEqualTo(RectificationReason.LEVEL_DOES_NOT_FIT);
        }
    }

    @Test
    void thePersonConcernedReadsItAndNobodyElseOfTheSection() {
        SanctionId id = propose("staff-liu", "MINOR");
        assertThat(handle.one(id, People.STAFF).state().person()).isEqualTo("staff-liu");
        for (var reader : new Actor[] {People.DISCIPLINE, People.COUNTY, People.LEADER}) {
            assertThat(handle.ofCampaign(People.CAMPAIGN, reader)).hasSize(1);
        }
        for (var other : new Actor[] {People.CHIEF, People.DEPUTY, People.OFFICE, People.INSPECTOR, People.AUDITOR}) {
            assertThat(handle.ofCampaign(People.CAMPAIGN, other)).isEmpty();
            assertThat(refused(() -> handle.one(id, other))).isEqualTo(RectificationReason.SANCTION_NOT_FOUND);
        }
    }

    @Test
    void thePersonConcernedDoesNotHandleHisOwnCase() {
        SanctionId id = propose("deputy-wu", "MINOR");
        var both = People.person("deputy-wu", "deputy", "leader", "discipline");
        assertThat(refused(() -> handle.hear(id, both, "2026-03-02", "x"))).isEqualTo(KitReason.SAME_PERSON);
    }

    @Test
    void whoThePlanMakesOnlyALeaderNeitherHearsNorWithdraws() {
        SanctionId id = propose("staff-liu", "MINOR");
        var leaderHere = People.person("leader-gao", "leader", "discipline");
        assertThat(refused(() -> handle.hear(id, leaderHere, "2026-03-02", "x")))
                .isEqualTo(RectificationReason.OUT_OF_SCOPE);
        assertThat(refused(() -> handle.withdraw(id, leaderHere, "x"))).isEqualTo(RectificationReason.OUT_OF_SCOPE);
        assertThat(handle.one(id, leaderHere).state().status()).isEqualTo(SanctionStatus.PROPOSED);
        handle.hear(id, People.DISCIPLINE, "2026-03-02", "情况属实");
        assertThat(handle.withdraw(id, People.DISCIPLINE, "情况不实").state().status())
                .isEqualTo(SanctionStatus.WITHDRAWN);
    }

    @Test
    void refusesAPersonOrACaseOfAnotherSection() {
        assertThat(refused(() -> propose("chief-wang", "MINOR"))).isEqualTo(RectificationReason.PERSON_NOT_OF_SECTION);
        CaseId canteen = opened.open("op-9", People.CANTEEN);
        assertThat(refused(() -> handle.propose(
                        People.CAMPAIGN,
                        People.DISCIPLINE,
                        new HandleSanction.Proposal(canteen.value(), People.CENTRE, "staff-liu", "MINOR", "x"))))
                .isEqualTo(RectificationReason.CASE_OF_ANOTHER_CAMPAIGN);
    }

    @Test
    void refusesAHearingInTheFuture() {
        SanctionId id = propose("staff-liu", "MINOR");
        assertThat(refused(() -> handle.hear(id, People.DISCIPLINE, "2026-03-03", "x")))
                .isEqualTo(KitReason.FIELD_INVALID);
    }

    private SanctionId propose(String person, String severity) {
        return handle.propose(
                        People.CAMPAIGN,
                        People.DISCIPLINE,
                        new HandleSanction.Proposal(opened.id.value(), People.CENTRE, person, severity, "工作时间擅离岗位"))
                .state()
                .id();
    }

    private SanctionId heard(String person, String severity) {
        SanctionId id = propose(person, severity);
        handle.hear(id, People.DISCIPLINE, "2026-03-02", "情况属实，愿意改正");
        return id;
    }

    private static Sanction in(SanctionStatus status) {
        Sanction proposed = new Sanction(
                new SanctionId("s-1"),
                People.CAMPAIGN,
                new CaseId("case-1"),
                People.CENTRE,
                "staff-liu",
                Severity.MINOR,
                "擅离岗位",
                SanctionStatus.PROPOSED,
                "discipline-qin",
                "discipline",
                DAY,
                AT,
                null,
                null,
                null);
        return switch (status) {
            case PROPOSED -> proposed;
            case HEARD -> take(SanctionStep.HEAR, proposed).after();
            case DECIDED ->
                take(SanctionStep.DECIDE, take(SanctionStep.HEAR, proposed).after())
                        .after();
            case WITHDRAWN -> take(SanctionStep.WITHDRAW, proposed).after();
        };
    }

    private static Sanction.Change take(SanctionStep step, Sanction it) {
        return switch (step) {
            case HEAR -> it.hear(moment(People.COUNTY), DAY, "已知错");
            case DECIDE -> it.decide(moment(People.LEADER), Level.REMINDER, "初犯");
            case WITHDRAW -> it.withdraw(moment(People.COUNTY), "不实");
        };
    }

    private static Sanction.Moment moment(Actor actor) {
        return new Sanction.Moment(actor, AT, DAY, People.plan());
    }

    private static Reason refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call).reason();
    }
}

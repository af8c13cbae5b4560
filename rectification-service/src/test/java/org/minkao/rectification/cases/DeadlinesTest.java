package org.minkao.rectification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.minkao.rectification.cases.CaseBuilder.aCase;
import static org.minkao.rectification.cases.CaseBuilder.moment;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.cases.Handling.Measure;
import org.minkao.rectification.fixture.Calendars;
import org.minkao.rectification.fixture.People;
import org.minkao.rectification.reason.RectificationReason;

/** Opened on Monday 2026-03-02 with 20 working days: due on Monday 2026-03-30. */
class DeadlinesTest {
    private static final LocalDate DUE = LocalDate.parse("2026-03-30");
    private final Deadlines deadlines = new Deadlines(Calendars.shipped());

    @Test
    void theDeadlineIsCountedFromTheOpening() {
        assertThat(deadlines.of(aCase().build()).date()).isEqualTo(DUE);
        assertThat(deadlines.of(CaseBuilder.in(CaseStatus.IN_PROGRESS)).date())
                .as("no step moves it")
                .isEqualTo(DUE);
    }

    @Test
    void thePlanIsDueSomeDaysAfterTheAssignment() {
        assertThat(deadlines.ofPlan(aCase().on("2026-04-02").assigned().build()))
                .as("Qingming 4 to 6 April lies between")
                .isEqualTo(LocalDate.parse("2026-04-10"));
        assertThat(deadlines.ofPlan(aCase().build())).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-30,",
        "2026-03-31,BLUE",
        "2026-04-07,BLUE",
        "2026-04-08,ORANGE",
        "2026-04-14,ORANGE",
        "2026-04-15,RED"
    })
    void theColourFollowsTheWorkingDaysLate(String today, Overdue colour) {
        RectificationCase it = CaseBuilder.in(CaseStatus.IN_PROGRESS);
        assertThat(deadlines.overdue(it, LocalDate.parse(today)).orElse(null)).isEqualTo(colour);
    }

    @Test
    void theClockStandsStillWhileOthersLook() {
        RectificationCase inTime = aCase().started()
                .on("2026-03-27")
                .take(Step.SUBMIT, People.CHIEF)
                .build();
        assertThat(deadlines.overdue(inTime, LocalDate.parse("2026-05-20"))).isEmpty();
        RectificationCase late = aCase().started()
                .on("2026-04-01")
                .take(Step.SUBMIT, People.CHIEF)
                .build();
        assertThat(deadlines.overdue(late, LocalDate.parse("2026-05-20"))).contains(Overdue.BLUE);
    }

    @Test
    void aReturnedCaseRunsOn() {
        RectificationCase returned = aCase().started()
                .on("2026-03-27")
                .take(Step.SUBMIT, People.CHIEF)
                .take(Step.RETURN, People.INSPECTOR)
                .build();
        assertThat(deadlines.overdue(returned, LocalDate.parse("2026-05-20"))).contains(Overdue.RED);
    }

    @Test
    void anEndedCaseHasNoColour() {
        assertThat(deadlines.overdue(CaseBuilder.in(CaseStatus.CLOSED), LocalDate.parse("2027-03-01")))
                .isEmpty();
    }

    @Test
    void anExtensionMovesTheDeadlineByItsWorkingDays() {
        RectificationCase extended = aCase().assigned()
                .on("2026-03-30")
                .take(Step.ASK_EXTENSION, People.CHIEF)
                .take(Step.APPROVE_EXTENSION, People.DEPUTY)
                .build();
        assertThat(deadlines.of(extended).date()).isEqualTo(LocalDate.parse("2026-04-07"));
        assertThat(extended.timing().asked()).isNull();
        assertThat(extended.timing().extensions()).hasSize(1);
    }

    @Test
    void refusesAnExtensionAfterExpiry() {
        CaseBuilder late = aCase().assigned().on("2026-03-31");
        assertThatThrownBy(() -> late.take(Step.ASK_EXTENSION, People.CHIEF))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.EXTENSION_TOO_LATE));
    }

    @Test
    void refusesToApproveAnExtensionAfterExpiry() {
        CaseBuilder asked =
                aCase().assigned().take(Step.ASK_EXTENSION, People.CHIEF).on("2026-03-31");
        assertThatThrownBy(() -> asked.take(Step.APPROVE_EXTENSION, People.DEPUTY))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.EXTENSION_TOO_LATE));
    }

    @Test
    void refusesASecondRequestWhileOneIsOpen() {
        CaseBuilder asked = aCase().assigned().take(Step.ASK_EXTENSION, People.CHIEF);
        assertThatThrownBy(() -> asked.take(Step.ASK_EXTENSION, People.CHIEF))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(RectificationReason.EXTENSION_PENDING));
    }

    @Test
    void aReopenedCaseGetsItsTimeAgainFromThatDay() {
        RectificationCase reopened = aCase().verified()
                .on("2026-04-15")
                .take(Step.DENY, People.OFFICE)
                .build();
        assertThat(deadlines.of(reopened).from()).isEqualTo(LocalDate.parse("2026-04-15"));
        assertThat(deadlines.overdue(reopened, LocalDate.parse("2026-04-15"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01", "2026-03-31"})
    void refusesAMeasureOutsideOfTheTime(String due) {
        RectificationCase it = CaseBuilder.in(CaseStatus.ASSIGNED);
        assertThatThrownBy(() -> it.submitPlan(moment(People.CHIEF), List.of(new Measure("修", LocalDate.parse(due)))))
                .isInstanceOfSatisfying(Refusal.class, e -> {
                    assertThat(e.reason()).isEqualTo(RectificationReason.MEASURE_AFTER_DEADLINE);
                    assertThat(e.field()).isEqualTo("measures[0].due");
                });
    }
}

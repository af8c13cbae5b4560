package org.minkao.survey.interference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.interference.InterferenceReport.By;
import org.minkao.survey.paging.Place;

/** What every store of reports must do. */
public abstract class InterferenceReportsContract {
    private static final LocalDate DAY = LocalDate.parse("2026-12-18");
    private static final By TANG = new By("discipline-tang", DAY);
    private static final AuditEntry AUDIT =
            new AuditEntry("discipline-tang", "AcceptInterferenceReport", "interference-reports/a", null);

    private InterferenceReports reports;

    /** An empty store. */
    protected abstract InterferenceReports empty();

    @BeforeEach
    void open() {
        reports = empty();
    }

    @Test
    void givesBackEveryFieldOfALongWay() {
        InterferenceReport received = received("a", DAY);
        Versioned<InterferenceReport> first = reports.insert("a", received, List.of(), null);
        assertThat(reports.find("a")).hasValue(new Versioned<>(received, 1));

        InterferenceReport closed = received.accept(TANG)
                .after()
                .conclude(Outcome.SUBSTANTIATED, "c2VhbGVk", TANG)
                .after()
                .close("c2VhbGVkIHRvbw", TANG)
                .after();
        reports.save("a", first, closed, List.of(), AUDIT);

        assertThat(reports.find("a")).hasValue(new Versioned<>(closed, 2));
        assertThat(reports.find("b")).isEmpty();
    }

    @Test
    void refusesATakenId() {
        reports.insert("a", received("a", DAY), List.of(), null);

        refused(KitReason.ALREADY_EXISTS, () -> reports.insert("a", received("a", DAY), List.of(), null));
    }

    @Test
    void refusesToSaveOverAnotherChange() {
        Versioned<InterferenceReport> read = reports.insert("a", received("a", DAY), List.of(), null);
        reports.save("a", read, read.state().accept(TANG).after(), List.of(), AUDIT);

        refused(
                KitReason.CHANGED_MEANWHILE,
                () -> reports.save("a", read, read.state().accept(TANG).after(), List.of(), AUDIT));
    }

    @Test
    void listsTheNewestDayFirstAndOneCampaignOnly() {
        reports.insert("a", received("a", DAY), List.of(), null);
        reports.insert("b", received("b", DAY.plusDays(1)), List.of(), null);
        reports.insert("c", received("c", DAY), List.of(), null);

        assertThat(ids(reports.ofCampaign("campaign", Wanted.FIRST, 10))).containsExactly("b", "a", "c");
        assertThat(ids(reports.ofCampaign("campaign", Wanted.FIRST, 1))).containsExactly("b");
        assertThat(reports.ofCampaign("elsewhere", Wanted.FIRST, 10)).isEmpty();
    }

    @Test
    void goesOnBehindTheLastOneSeenWhateverCameInMeanwhile() {
        for (String id : List.of("a", "b", "c")) {
            reports.insert(id, received(id, DAY), List.of(), null);
        }
        reports.insert("d", received("d", DAY.minusDays(1)), List.of(), null);
        assertThat(ids(reports.ofCampaign("campaign", Wanted.FIRST, 2))).containsExactly("a", "b");

        reports.insert("aa", received("aa", DAY), List.of(), null);
        reports.insert("e", received("e", DAY.plusDays(1)), List.of(), null);

        assertThat(ids(reports.ofCampaign("campaign", behind(DAY, "b"), 2))).containsExactly("c", "d");
        assertThat(ids(reports.ofCampaign("campaign", behind(DAY.minusDays(1), "d"), 2)))
                .isEmpty();
        assertThat(ids(reports.ofCampaign("elsewhere", behind(DAY, "b"), 2))).isEmpty();
    }

    @Test
    void listsOneStatusWhenItIsAskedFor() {
        for (String id : List.of("a", "b", "c")) {
            Versioned<InterferenceReport> read = reports.insert(id, received(id, DAY), List.of(), null);
            if (!id.equals("b")) {
                reports.save(id, read, read.state().accept(TANG).after(), List.of(), AUDIT);
            }
        }

        assertThat(ids(reports.ofCampaign("campaign", new Wanted(Status.ACCEPTED, null), 9)))
                .containsExactly("a", "c");
        assertThat(ids(reports.ofCampaign("campaign", new Wanted(Status.ACCEPTED, new Place(DAY, "a")), 9)))
                .containsExactly("c");
        assertThat(ids(reports.ofCampaign("campaign", new Wanted(Status.CLOSED, null), 9)))
                .isEmpty();
    }

    private static Wanted behind(LocalDate day, String id) {
        return new Wanted(null, new Place(day, id));
    }

    private static List<String> ids(List<Versioned<InterferenceReport>> found) {
        return found.stream().map(report -> report.state().id().value()).toList();
    }

    private static InterferenceReport received(String id, LocalDate on) {
        return InterferenceReport.receive(new ReportId(id), "campaign", "c2VhbGVk", new By("anonymous", on))
                .after();
    }

    private static void refused(KitReason reason, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}

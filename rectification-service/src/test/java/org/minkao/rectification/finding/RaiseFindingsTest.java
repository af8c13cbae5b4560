package org.minkao.rectification.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Versioned;
import org.minkao.rectification.finding.PublishedMarks.ItemMark;
import org.minkao.rectification.fixture.MemoryRoom;
import org.minkao.rectification.fixture.People;

class RaiseFindingsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-22");
    private final MemoryRoom room = new MemoryRoom();
    private final RaiseFindings raise = room.raiseFindings();

    @Test
    void aMarkBelowTheThresholdIsAFindingAndOneOnItIsNot() {
        plan();
        result("74.99", "75.00");
        assertThat(room.findings.all()).singleElement().satisfies(found -> {
            Finding it = found.state();
            assertThat(it.item()).isEqualTo("q01");
            assertThat(it.lowMark().mark()).isEqualTo(new BigDecimal("74.99"));
            assertThat(it.source()).isEqualTo(new Source(SourceKind.RESULT, People.CAMPAIGN.value()));
            assertThat(it.text()).isEqualTo("测评得分偏低：年度工作任务完成得好");
            assertThat(it.raisedOn()).isEqualTo(DAY);
        });
    }

    @Test
    void aResultThatComesBeforeThePlanIsAppliedWhenThePlanComes() {
        result("60", "61");
        assertThat(room.findings.all()).isEmpty();
        plan();
        assertThat(room.findings.all()).hasSize(2);
    }

    @Test
    void problemsNeedNoPlan() {
        problems();
        assertThat(room.findings.all()).hasSize(2);
        assertThat(room.findings.all())
                .extracting(f -> f.state().status())
                .containsExactly(FindingStatus.RAISED, FindingStatus.RECTIFIED_AT_ONCE);
    }

    @Test
    void anyOrderAndAnyReplayGiveTheSameFindings() {
        List<Runnable> events = List.of(this::plan, () -> result("60", "90"), this::problems, this::opinion);
        events.forEach(Runnable::run);
        List<Versioned<Finding>> expected = sorted(room);
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            MemoryRoom other = new MemoryRoom();
            RaiseFindings replay = other.raiseFindings();
            List<Runnable> once = List.of(
                    () -> plan(replay),
                    () -> result(replay, "60", "90"),
                    () -> problems(replay),
                    () -> opinion(replay));
            List<Runnable> again = new ArrayList<>(once);
            again.addAll(once);
            Collections.shuffle(again, random);
            again.forEach(Runnable::run);
            assertThat(sorted(other)).isEqualTo(expected).hasSize(4);
        }
    }

    @Test
    void aReplayDoesNotUndoWhatWasDecided() {
        opinion();
        Versioned<Finding> raised = room.findings.all().getFirst();
        room.findings.save(
                raised.state().id().value(),
                raised,
                raised.state()
                        .dismiss(new Finding.Dismissal("county-lin", DAY, "重复"))
                        .after(),
                List.of(),
                null);
        opinion();
        assertThat(room.findings.all())
                .singleElement()
                .satisfies(f -> assertThat(f.state().status()).isEqualTo(FindingStatus.DISMISSED));
    }

    @Test
    void idsOfDifferentSourcesNeverMeet() {
        assertThat(FindingId.of(People.CAMPAIGN, SourceKind.RESULT, "a-b", "c"))
                .isNotEqualTo(FindingId.of(People.CAMPAIGN, SourceKind.RESULT, "a", "b-c"));
        FindingId ofLong = FindingId.of(People.CAMPAIGN, SourceKind.OPINION, "x".repeat(160));
        assertThat(ofLong.value()).hasSizeLessThanOrEqualTo(120);
        assertThat(ofLong).isNotEqualTo(FindingId.of(People.CAMPAIGN, SourceKind.OPINION, "x".repeat(159)));
    }

    private void plan() {
        plan(raise);
    }

    private void result(String q01, String q02) {
        result(raise, q01, q02);
    }

    private void problems() {
        problems(raise);
    }

    private void opinion() {
        opinion(raise);
    }

    private static void plan(RaiseFindings raise) {
        raise.planFrozen(MemoryRoom.event("minkao.evaluation.campaign", 1), People.plan());
    }

    private static void result(RaiseFindings raise, String q01, String q02) {
        raise.resultPublished(
                MemoryRoom.event("minkao.evaluation.result", 1),
                new PublishedMarks(
                        People.CAMPAIGN,
                        DAY,
                        List.of(
                                new ItemMark(People.CENTRE, "q01", new BigDecimal(q01), 19),
                                new ItemMark(People.CENTRE, "q02", new BigDecimal(q02), 18))));
    }

    private static void problems(RaiseFindings raise) {
        raise.problems(List.of(problem("q02", false), problem("q01", true)));
    }

    private static void opinion(RaiseFindings raise) {
        raise.problems(List.of(new Problem(
                People.CAMPAIGN,
                People.CENTRE,
                null,
                "会议室空调报修一周未处理",
                Severity.MAJOR,
                new Source(SourceKind.OPINION, "op-1"),
                List.of("op-1"),
                DAY,
                false,
                null)));
    }

    private static Problem problem(String id, boolean atOnce) {
        return new Problem(
                People.CAMPAIGN,
                People.CENTRE,
                id,
                "值班表未公示",
                Severity.MINOR,
                new Source(SourceKind.ON_SITE_INSPECTION, "insp-1"),
                List.of("insp-1", id),
                DAY,
                atOnce,
                atOnce ? "当场张贴" : null);
    }

    private static List<Versioned<Finding>> sorted(MemoryRoom room) {
        return room.findings.all().stream()
                .sorted(java.util.Comparator.comparing(f -> f.state().id().value()))
                .toList();
    }
}

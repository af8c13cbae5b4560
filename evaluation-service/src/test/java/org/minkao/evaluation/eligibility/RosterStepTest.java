package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class RosterStepTest {
    private static final Actor QIAO = new Actor("county-qiao", "乔", Set.of("county"));
    private static final Preview PREVIEW = new Preview("p", "c", "county-lin", 10, 10, 0, Map.of("clients", 10), 1);

    /** Each command with the steps that stand behind it. */
    private static final Map<Set<RosterStep>, Function<Roster, Roster>> COMMANDS = Map.of(
            EnumSet.of(RosterStep.IMPORT_AGAIN), roster -> roster.importAgain(PREVIEW, "county-lin"),
            EnumSet.of(RosterStep.BEGIN_SEALING, RosterStep.BEGIN_AGAIN),
                    roster -> roster.beginSealing(QIAO, "attempt"),
            EnumSet.of(RosterStep.SEAL), roster -> roster.seal(List.of(style())).after(),
            EnumSet.of(RosterStep.INVITE, RosterStep.INVITE_AGAIN), Roster::invite,
            EnumSet.of(RosterStep.CLOSE, RosterStep.CLOSE_UNUSED),
                    roster -> roster.close(List.of(closed())).after());

    @Test
    void everyStepIsTakenFromItsRowAndNowhereElse() {
        Set<RosterStep> walked = EnumSet.noneOf(RosterStep.class);
        for (RosterStatus status : RosterStatus.values()) {
            COMMANDS.forEach((steps, command) -> {
                List<RosterStep> open =
                        steps.stream().filter(step -> step.from() == status).toList();
                if (open.isEmpty()) {
                    assertThatThrownBy(() -> command.apply(roster(status)))
                            .isInstanceOfSatisfying(
                                    Refusal.class,
                                    refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.STEP_NOT_ALLOWED));
                } else {
                    assertThat(open).hasSize(1);
                    assertThat(command.apply(roster(status)).status())
                            .isEqualTo(open.getFirst().to());
                    walked.addAll(open);
                }
            });
        }
        assertThat(walked).containsExactlyInAnyOrder(RosterStep.values());
    }

    @Test
    void noStatusIsAnOrphan() {
        Set<RosterStatus> reached =
                Arrays.stream(RosterStep.values()).map(RosterStep::to).collect(Collectors.toSet());
        reached.add(Roster.imported(PREVIEW, "county-lin").status());

        assertThat(reached).containsExactlyInAnyOrder(RosterStatus.values());
    }

    @Test
    void sealingAndClosingTellOneEventPerStyleAndTheOthersNone() {
        assertThat(roster(RosterStatus.SEALING).seal(List.of(style())).events())
                .containsExactly(new RosterEvent.RollSealed("c", style()));
        assertThat(roster(RosterStatus.INVITED).close(List.of(closed())).events())
                .containsExactly(closed());
    }

    @Test
    void closingDestroysTheKeyAndKeepsTheCount() {
        Roster after = roster(RosterStatus.INVITED).close(List.of(closed())).after();

        assertThat(after.styles().getFirst().wrappedKey()).isNull();
        assertThat(after.styles().getFirst().issued()).isEqualTo(7);
    }

    private static Roster roster(RosterStatus status) {
        return new Roster("c", status, "county-lin", "p", Map.of("clients", 10), null, "attempt", List.of(style()));
    }

    private static Roster.SealedStyle style() {
        return new Roster.SealedStyle("clients", "服务对象", 12, 10, "d", "n", "wrapped", null);
    }

    private static RosterEvent.RollClosed closed() {
        return new RosterEvent.RollClosed("c", "clients", 10, 7, "u");
    }
}

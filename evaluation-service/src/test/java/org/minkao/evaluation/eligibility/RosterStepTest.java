package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

class RosterStepTest {
    private static final Hand LIN = new Hand("county-lin", "county", "名册已核对", Instant.EPOCH);
    private static final Hand QIAO = new Hand("county-qiao", "county", "核对无误", Instant.EPOCH.plusSeconds(60));
    private static final Preview PREVIEW = new Preview("p", "c", "county-lin", 10, 10, 0, Map.of("clients", 10), 1);

    /** Each command with the steps that stand behind it. */
    private static final Map<Set<RosterStep>, Function<Roster, Roster>> COMMANDS = Map.of(
            EnumSet.of(RosterStep.IMPORT_AGAIN, RosterStep.IMPORT_OVER), roster -> roster.importAgain(PREVIEW, LIN),
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
        reached.add(Roster.imported(PREVIEW, LIN).status());

        assertThat(reached).containsExactlyInAnyOrder(RosterStatus.values());
    }

    @Test
    void sealingAndClosingTellOneEventPerStyleAndTheOthersNone() {
        assertThat(roster(RosterStatus.SEALING).seal(List.of(style())).events())
                .containsExactly(new RosterEvent.RollSealed("c", style(), LIN, QIAO));
        assertThat(roster(RosterStatus.INVITED).close(List.of(closed())).events())
                .containsExactly(closed());
    }

    @Test
    void aSealedRosterSaysWhatCanBeDoneInsteadOfImportingAgain() {
        assertThatThrownBy(() -> roster(RosterStatus.SEALED).importAgain(PREVIEW, LIN))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.detail()).contains("is SEALED", "another one needs a new campaign"));
    }

    @Test
    void nobodySealsWhatHeImported() {
        Hand sameLater = new Hand("county-lin", "county", "核对无误", Instant.EPOCH.plusSeconds(60));
        assertThatThrownBy(() -> roster(RosterStatus.IMPORTED).beginSealing(sameLater, "attempt"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(KitReason.SAME_PERSON));
    }

    @Test
    void aRosterRemembersBothPeopleToItsEnd() {
        Roster closed = Roster.imported(PREVIEW, LIN)
                .beginSealing(QIAO, "attempt")
                .seal(List.of(style()))
                .after()
                .invite()
                .close(List.of(closed()))
                .after();

        assertThat(closed.imported()).isEqualTo(LIN);
        assertThat(closed.sealed()).isEqualTo(QIAO);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\t"})
    void nobodyHasAHandInARosterWithoutAReason(@Nullable String reason) {
        Actor lin = new Actor("county-lin", "林", Set.of("county"));
        assertThatThrownBy(() -> Hand.of(lin, reason, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("reason"));
    }

    @Test
    void closingDestroysTheKeyAndKeepsTheCount() {
        Roster after = roster(RosterStatus.INVITED).close(List.of(closed())).after();

        assertThat(after.styles().getFirst().wrappedKey()).isNull();
        assertThat(after.styles().getFirst().issued()).isEqualTo(7);
    }

    private static Roster roster(RosterStatus status) {
        return new Roster("c", status, LIN, "p", Map.of("clients", 10), QIAO, "attempt", List.of(style()));
    }

    private static Roster.SealedStyle style() {
        return new Roster.SealedStyle("clients", "服务对象", 12, 10, "d", "n", "wrapped", null);
    }

    private static RosterEvent.RollClosed closed() {
        return new RosterEvent.RollClosed("c", "clients", 10, 7, "u");
    }
}

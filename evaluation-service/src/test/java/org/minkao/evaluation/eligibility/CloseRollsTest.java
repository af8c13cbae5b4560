package org.minkao.evaluation.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.KeyWrap;
import org.minkao.evaluation.memory.MemoryStore;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Versioned;

class CloseRollsTest {
    private static final String CAMPAIGN = "c";
    private static final Hand LIN = new Hand("county-lin", "county", "名册已核对", Instant.EPOCH);
    private static final Hand QIAO = new Hand("county-qiao", "county", "核对无误", Instant.EPOCH.plusSeconds(60));

    private final MemoryRosters rosters = new MemoryRosters();
    private final CountedRoll roll = new CountedRoll();
    private final Issuers issuers = new Issuers(new IdentitySeal(new KeyWrap(new byte[32], new SecureRandom())), 1);
    private final CloseRolls closeRolls = new CloseRolls(rosters, roll, issuers);

    @Test
    void closesTheRollsThoughInvitationsAreReleasedInTheSameMoment() {
        rosters.given(CAMPAIGN, sealed());
        roll.beforeCounting = () -> {
            if (rosters.require(CAMPAIGN).state().status() == RosterStatus.SEALED) {
                invite();
            }
        };

        closeRolls.close(CAMPAIGN);

        Versioned<Roster> closed = rosters.require(CAMPAIGN);
        assertThat(closed.version()).isEqualTo(3);
        assertThat(closed.state().status()).isEqualTo(RosterStatus.CLOSED);
        assertThat(closed.state().styles().getFirst().wrappedKey()).isNull();
        assertThat(rosters.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        RosterEvent.RollClosed.class,
                        event -> assertThat(event.issued()).isEqualTo(1));
    }

    @Test
    void isAFaultNotARefusalWhenTheRosterNeverStandsStill() {
        rosters.given(CAMPAIGN, sealed());
        roll.beforeCounting = this::invite;

        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> closeRolls.close(CAMPAIGN))
                .withMessageContaining("roster of c");
        assertThat(rosters.require(CAMPAIGN).state().status()).isEqualTo(RosterStatus.INVITED);
        assertThat(rosters.events).isEmpty();
    }

    private void invite() {
        Versioned<Roster> before = rosters.require(CAMPAIGN);
        rosters.save(CAMPAIGN, before, before.state().invite(), List.of(), null);
    }

    private static Roster sealed() {
        Roster.SealedStyle clients = new Roster.SealedStyle("clients", "服务对象", 12, 10, "d", "n", "wrapped", null);
        return new Roster(
                CAMPAIGN, RosterStatus.SEALED, LIN, "p", Map.of("clients", 10), QIAO, "attempt", List.of(clients));
    }

    private static final class MemoryRosters extends MemoryStore<Roster, RosterEvent> implements Rosters {}

    /** One claimed row, and something happening just before it is counted. */
    private static final class CountedRoll extends MemoryStore<RollRow, RollEvent> implements Roll {
        private Runnable beforeCounting = () -> {};

        @Override
        public void insertAll(List<RollRow> rows, List<Lookup> lookups) {
            throw new UnsupportedOperationException("closing adds no rows");
        }

        @Override
        public void keepOnly(String campaign, String attempt) {
            assertThat(attempt).isEqualTo("attempt");
        }

        @Override
        public List<String> lookUp(String campaign, String k) {
            throw new UnsupportedOperationException("closing looks nothing up");
        }

        @Override
        public List<Versioned<RollRow>> notInvited(String campaign, String attempt, int limit) {
            throw new UnsupportedOperationException("closing lets nothing out");
        }

        @Override
        public void close(String campaign, String attempt) {
            assertThat(attempt).isEqualTo("attempt");
        }

        @Override
        public List<String> used(String campaign, String attempt, String style) {
            beforeCounting.run();
            return List.of("11".repeat(32));
        }

        @Override
        public Counts counts(String campaign, String attempt, String style) {
            throw new UnsupportedOperationException("closing counts what was used");
        }
    }
}

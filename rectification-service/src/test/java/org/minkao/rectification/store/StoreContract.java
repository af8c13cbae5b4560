package org.minkao.rectification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** What every store of this room must do, in memory and on a server. */
abstract class StoreContract<S, E> {
    private static final AuditEntry AUDIT = new AuditEntry("office-he", "DoIt", "things/1", "because");
    final String id = "id-" + UUID.randomUUID();

    abstract Store<S, E> store();

    /** Two different states. */
    abstract S first();

    abstract S second();

    @Test
    void givesBackWhatWasInserted() {
        store().insert(id, first(), List.of(), AUDIT);
        assertThat(store().find(id)).contains(new Versioned<>(first(), 1));
        assertThat(store().find("nothing")).isEmpty();
    }

    @Test
    void refusesATakenId() {
        store().insert(id, first(), List.of(), null);
        assertThatThrownBy(() -> store().insert(id, second(), List.of(), null))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(KitReason.ALREADY_EXISTS));
    }

    @Test
    void insertsOnceHoweverOftenItIsTold() {
        assertThat(store().insertIfAbsent(id, first(), List.of(), null)).isTrue();
        assertThat(store().insertIfAbsent(id, second(), List.of(), null)).isFalse();
        assertThat(store().find(id)).contains(new Versioned<>(first(), 1));
    }

    @Test
    void savesTheNextVersion() {
        Versioned<S> before = store().insert(id, first(), List.of(), null);
        Versioned<S> after = store().save(id, before, second(), List.of(), AUDIT);
        assertThat(after).isEqualTo(new Versioned<>(second(), 2));
        assertThat(store().find(id)).contains(after);
    }

    @Test
    void refusesAVersionThatMoved() {
        Versioned<S> before = store().insert(id, first(), List.of(), null);
        store().save(id, before, second(), List.of(), null);
        assertThatThrownBy(() -> store().save(id, before, first(), List.of(), null))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.reason()).isEqualTo(KitReason.CHANGED_MEANWHILE));
        assertThat(store().find(id)).contains(new Versioned<>(second(), 2));
    }
}

package org.minkao.kit.core;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a feature needs of its store: load once, save once, events and audit in the same write. */
public interface Store<S, E> {

    Optional<Versioned<S>> find(String id);

    /** Refuses with {@link KitReason#ALREADY_EXISTS} when the id is taken. */
    Versioned<S> insert(String id, S state, List<E> events, @Nullable AuditEntry audit);

    /** For ids derived from an event: false when it is there already. */
    boolean insertIfAbsent(String id, S state, List<E> events, @Nullable AuditEntry audit);

    /** Refuses with {@link KitReason#CHANGED_MEANWHILE} when the version moved. */
    Versioned<S> save(String id, Versioned<S> before, S after, List<E> events, @Nullable AuditEntry audit);

    /** Loads or refuses with {@link KitReason#NOT_FOUND}. */
    default Versioned<S> require(String id) {
        return find(id).orElseThrow(() -> new Refusal(KitReason.NOT_FOUND, "there is no " + id));
    }
}

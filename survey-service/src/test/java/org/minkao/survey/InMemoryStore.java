package org.minkao.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** A store in memory; remembers events and audits in the order of their writes. */
public class InMemoryStore<S, E> implements Store<S, E> {
    private final Map<String, Versioned<S>> states = new ConcurrentHashMap<>();
    private final List<E> events = new CopyOnWriteArrayList<>();
    private final List<AuditEntry> audits = new CopyOnWriteArrayList<>();

    public List<E> events() {
        return List.copyOf(events);
    }

    public List<AuditEntry> audits() {
        return List.copyOf(audits);
    }

    protected Stream<Versioned<S>> all() {
        return states.values().stream();
    }

    @Override
    public Optional<Versioned<S>> find(String id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public Versioned<S> insert(String id, S state, List<E> sent, @Nullable AuditEntry audit) {
        if (!insertIfAbsent(id, state, sent, audit)) {
            throw new Refusal(KitReason.ALREADY_EXISTS, id + " exists already");
        }
        return new Versioned<>(state, 1);
    }

    @Override
    public boolean insertIfAbsent(String id, S state, List<E> sent, @Nullable AuditEntry audit) {
        boolean inserted = states.putIfAbsent(id, new Versioned<>(state, 1)) == null;
        if (inserted) {
            keep(sent, audit);
        }
        return inserted;
    }

    @Override
    public Versioned<S> save(String id, Versioned<S> before, S after, List<E> sent, @Nullable AuditEntry audit) {
        Versioned<S> saved = new Versioned<>(after, before.version() + 1);
        List<Boolean> done = new ArrayList<>();
        states.computeIfPresent(id, (key, current) -> {
            if (current.version() != before.version()) {
                return current;
            }
            done.add(true);
            return saved;
        });
        if (done.isEmpty()) {
            throw new Refusal(KitReason.CHANGED_MEANWHILE, id + " was changed meanwhile");
        }
        keep(sent, audit);
        return saved;
    }

    private void keep(List<E> sent, @Nullable AuditEntry audit) {
        events.addAll(sent);
        if (audit != null) {
            audits.add(audit);
        }
    }
}

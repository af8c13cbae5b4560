package org.minkao.evaluation.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** A store in memory for use-case tests; it passes the contract that the MongoDB one passes. */
public class MemoryStore<S, E> implements Store<S, E> {
    private final TreeMap<String, Versioned<S>> states = new TreeMap<>();
    public final List<E> events = new ArrayList<>();
    public final List<AuditEntry> audits = new ArrayList<>();

    @Override
    public synchronized Optional<Versioned<S>> find(String id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public synchronized Versioned<S> insert(String id, S state, List<E> sent, AuditEntry audit) {
        if (!insertIfAbsent(id, state, sent, audit)) {
            throw new Refusal(KitReason.ALREADY_EXISTS, id + " exists");
        }
        return states.get(id);
    }

    @Override
    public synchronized boolean insertIfAbsent(String id, S state, List<E> sent, AuditEntry audit) {
        if (states.putIfAbsent(id, new Versioned<>(state, 1)) != null) {
            return false;
        }
        keep(sent, audit);
        return true;
    }

    @Override
    public synchronized Versioned<S> save(String id, Versioned<S> before, S after, List<E> sent, AuditEntry audit) {
        Versioned<S> now = states.get(id);
        if (now == null || now.version() != before.version()) {
            throw new Refusal(KitReason.CHANGED_MEANWHILE, id + " changed");
        }
        Versioned<S> saved = new Versioned<>(after, before.version() + 1);
        states.put(id, saved);
        keep(sent, audit);
        return saved;
    }

    /** Puts a state there as if it had always been. */
    public synchronized void given(String id, S state) {
        states.put(id, new Versioned<>(state, 1));
    }

    protected synchronized List<Versioned<S>> where(Predicate<S> wanted) {
        return states.values().stream()
                .filter(found -> wanted.test(found.state()))
                .toList();
    }

    private void keep(List<E> sent, AuditEntry audit) {
        events.addAll(sent);
        if (audit != null) {
            audits.add(audit);
        }
    }
}

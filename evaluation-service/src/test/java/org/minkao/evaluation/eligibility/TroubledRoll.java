package org.minkao.evaluation.eligibility;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Versioned;

/** The real rows, with something happening between two of their operations. */
final class TroubledRoll implements Roll {
    private final Roll real;
    Runnable beforeRead = () -> {};
    Runnable beforeSave = () -> {};
    Runnable afterSave = () -> {};
    Runnable afterInsert = () -> {};

    TroubledRoll(Roll real) {
        this.real = real;
    }

    static Runnable crash() {
        return () -> {
            throw new Fault("killed here");
        };
    }

    @Override
    public Optional<Versioned<RollRow>> find(String id) {
        beforeRead.run();
        return real.find(id);
    }

    @Override
    public Versioned<RollRow> insert(String id, RollRow state, List<RollEvent> events, @Nullable AuditEntry audit) {
        return real.insert(id, state, events, audit);
    }

    @Override
    public boolean insertIfAbsent(String id, RollRow state, List<RollEvent> events, @Nullable AuditEntry audit) {
        return real.insertIfAbsent(id, state, events, audit);
    }

    @Override
    public Versioned<RollRow> save(
            String id, Versioned<RollRow> before, RollRow after, List<RollEvent> events, @Nullable AuditEntry audit) {
        beforeSave.run();
        Versioned<RollRow> saved = real.save(id, before, after, events, audit);
        afterSave.run();
        return saved;
    }

    @Override
    public void insertAll(List<RollRow> rows, List<Lookup> lookups) {
        real.insertAll(rows, lookups);
        afterInsert.run();
    }

    @Override
    public void keepOnly(String campaign, String attempt) {
        real.keepOnly(campaign, attempt);
    }

    @Override
    public List<String> lookUp(String campaign, String k) {
        beforeRead.run();
        return real.lookUp(campaign, k);
    }

    @Override
    public List<Versioned<RollRow>> notInvited(String campaign, String attempt, int limit) {
        return real.notInvited(campaign, attempt, limit);
    }

    @Override
    public void close(String campaign, String attempt) {
        real.close(campaign, attempt);
    }

    @Override
    public List<String> used(String campaign, String attempt, String style) {
        return real.used(campaign, attempt, style);
    }

    @Override
    public Counts counts(String campaign, String attempt, String style) {
        return real.counts(campaign, attempt, style);
    }
}

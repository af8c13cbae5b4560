package org.minkao.evaluation.memory;

import org.minkao.kit.core.IdSource;

/** Ids in order, of the right shape. */
public final class CountingIds implements IdSource {
    private int next;

    @Override
    public String next() {
        return "a".repeat(25) + "abcdefghijklmnopqrstuvwxyz".charAt(next++);
    }
}

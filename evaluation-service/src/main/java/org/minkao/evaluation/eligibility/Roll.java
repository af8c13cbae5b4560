package org.minkao.evaluation.eligibility;

import java.util.List;
import org.minkao.kit.core.Store;
import org.minkao.kit.core.Versioned;

/** The rows of all rolls by r, and which rows an invitation is good for. */
public interface Roll extends Store<RollRow, RollEvent> {

    /** An invitation's lookup key and the row it opens. */
    record Lookup(String campaign, String attempt, String k, String style, String r) {
        @Override
        public String toString() {
            return "Lookup";
        }
    }

    /** How a style's roll stands. */
    record Counts(long claimed, long invited) {}

    void insertAll(List<RollRow> rows, List<Lookup> lookups);

    /** Removes rows and lookups of the campaign that belong to other attempts. */
    void keepOnly(String campaign, String attempt);

    /** The rows an invitation opens; empty for an unknown one. */
    List<String> lookUp(String campaign, String k);

    /** Rows whose invitation has not gone out. */
    List<Versioned<RollRow>> notInvited(String campaign, String attempt, int limit);

    /** From its return on no row of the attempt can be claimed. */
    void close(String campaign, String attempt);

    /** The u of every claimed row of the style. */
    List<String> used(String campaign, String attempt, String style);

    Counts counts(String campaign, String attempt, String style);
}

package org.minkao.rectification.deputylog;

import org.minkao.kit.core.TextId;

/** The id of a log entry. */
public record EntryId(String value) implements TextId {
    @Override
    public String toString() {
        return value;
    }
}

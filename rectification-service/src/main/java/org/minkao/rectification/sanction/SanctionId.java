package org.minkao.rectification.sanction;

import org.minkao.kit.core.TextId;

/** The id of a sanction. */
public record SanctionId(String value) implements TextId {
    @Override
    public String toString() {
        return value;
    }
}

package org.minkao.rectification.lastingrule;

import org.minkao.kit.core.TextId;

/** The id of a lasting rule. */
public record RuleId(String value) implements TextId {
    @Override
    public String toString() {
        return value;
    }
}

package org.minkao.survey.interference;

import org.minkao.kit.core.TextId;

/** Names a report; it is the hash of its tracking code and so tells nothing about the code. */
public record ReportId(String value) implements TextId {
    @Override
    public String toString() {
        return value;
    }
}

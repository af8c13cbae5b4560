package org.minkao.evaluation.eligibility;

import java.util.Map;

/** A roster file that was read but not yet taken over; its people lie beside it, sealed. */
public record Preview(
        String id, String campaign, String by, int rows, int good, int bad, Map<String, Integer> classes, int parts) {

    public Preview {
        classes = Map.copyOf(classes);
    }
}

package org.minkao.evaluation.scoring;

import java.util.List;

/** Everything a score depends on, as bytes: manifest, rules.json, components.json and the opened ballots. */
@SuppressWarnings("ArrayRecordComponent") // a carrier of published bytes, never compared
public record ScoringInputs(byte[] manifest, byte[] rules, byte[] components, List<StyleOpening> openings) {

    public ScoringInputs {
        openings = List.copyOf(openings);
    }

    @Override
    public String toString() {
        return "ScoringInputs[styles=" + openings.size() + "]";
    }
}

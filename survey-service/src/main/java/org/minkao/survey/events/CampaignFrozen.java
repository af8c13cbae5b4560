package org.minkao.survey.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This room's reading of minkao.evaluation.campaign-frozen.v1. */
record CampaignFrozen(
        String campaign,
        String title,
        String manifest,
        String manifestDigest,
        Instant surveyStart,
        List<Dimension> dimensions,
        List<Appraisee> appraisees,
        List<ScaleOption> scale,
        List<Assignment> assignments,
        List<PlannedPhase> phases) {

    static final String TYPE = "minkao.evaluation.campaign-frozen.v1";

    CampaignFrozen {
        requireNonNull(campaign, "campaign");
        requireNonNull(title, "title");
        requireNonNull(manifest, "manifest");
        requireNonNull(manifestDigest, "manifestDigest");
        requireNonNull(surveyStart, "surveyStart");
        dimensions = List.copyOf(dimensions);
        appraisees = List.copyOf(appraisees);
        scale = List.copyOf(scale);
        assignments = List.copyOf(assignments);
        phases = List.copyOf(phases);
    }

    record Dimension(String id, String name, List<Item> items) {}

    record Item(String id, String text, String question) {}

    record Appraisee(
            String id,
            String name,
            @JsonProperty("class") @Nullable String group,
            @Nullable String chief) {}

    record ScaleOption(int value, String label) {}

    record Assignment(String person, String role, @Nullable List<String> appraisees) {}

    record PlannedPhase(String kind, LocalDate start, LocalDate end) {}
}

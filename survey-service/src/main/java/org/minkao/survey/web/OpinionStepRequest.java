package org.minkao.survey.web;

import org.jspecify.annotations.Nullable;

/** The bodies of the steps an office takes with an opinion. */
final class OpinionStepRequest {
    private OpinionStepRequest() {}

    record Triage(
            @Nullable String appraisee,
            @Nullable String item,
            @Nullable String severity) {}

    record Answer(@Nullable String text) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    record Merge(@Nullable String into) {}

    record RaiseFinding(
            @Nullable String text,
            @Nullable String item,
            @Nullable String severity) {
        @Override
        public String toString() {
            return "RaiseFinding";
        }
    }

    record Close(@Nullable String reason) {}
}

package org.minkao.survey.web;

import org.jspecify.annotations.Nullable;
import org.minkao.survey.interference.ReportInterference.Words;

/** The bodies around a report of interference. */
final class InterferenceRequests {
    private InterferenceRequests() {}

    record Report(
            @Nullable String text,
            @Nullable String about,
            @Nullable String contact) {
        Words words() {
            return new Words(text, about, contact);
        }

        @Override
        public String toString() {
            return "Report";
        }
    }

    record Conclude(@Nullable String outcome, @Nullable String reason) {
        @Override
        public String toString() {
            return "Conclude";
        }
    }

    record Close(@Nullable String reason) {
        @Override
        public String toString() {
            return "Close";
        }
    }
}

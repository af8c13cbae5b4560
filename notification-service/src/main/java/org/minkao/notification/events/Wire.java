package org.minkao.notification.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This room's own reading of the events it receives; fields it does not need are left out. */
final class Wire {
    private Wire() {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Assignment(String person, String role, List<String> appraisees) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CampaignFrozen(String campaign, String title, List<Assignment> assignments) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contact(String person, String email) {
        @Override
        public String toString() {
            return "Contact[]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ContactsListed(String campaign, List<Contact> people) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PlanChanged(String campaign, String title) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TaskDue(
            String campaign,
            String title,
            String text,
            String due,
            boolean overdue,
            @Nullable String person,
            @Nullable String role) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PhaseStarted(String campaign, String phase) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SurveyClosed(String campaign) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Sealed(String campaign, String title, String sealed) {
        @Override
        public String toString() {
            return "Sealed[]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record InspectionPlanned(
            String campaign, String kind, String appraisee, String plannedOn, List<String> inspectors) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record InspectionConfirmed(String campaign, String kind, String appraisee) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ResultPublished(String campaign, String title) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AppealFiled(String campaign, String appraisee, String about, String filedOn) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AppealDecided(String campaign, String appraisee, String about, String outcome, String ruling) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ResultRevised(String campaign, String title, int version, String ruling) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ResultFinal(String campaign, String title) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OpinionReceived(String campaign, String channel, String receivedOn) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record InterferenceReported(String campaign, String receivedOn) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CaseOpened(String campaign, String number, String appraisee, String title, String deadline) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CaseAdvanced(String campaign, String number, String step, List<String> tell, String deadline) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CaseClosed(String campaign, String number, String appraisee, String outcome) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SanctionDecided(String campaign, String person) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LastingRuleAdopted(String campaign, String title) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CommandRecorded(
            String who,
            String action,
            String subject,
            @Nullable String reason,
            Instant at) {}

    /** What lies inside a sealed event. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record SealedLetter(
            String name,
            @Nullable String email,
            @Nullable String label,
            @Nullable List<SealedLink> links) {
        @Override
        public String toString() {
            return "SealedLetter[]";
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SealedLink(@Nullable String label, String url, String code) {
        @Override
        public String toString() {
            return "SealedLink[]";
        }
    }
}

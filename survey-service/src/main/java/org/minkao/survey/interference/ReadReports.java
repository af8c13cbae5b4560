package org.minkao.survey.interference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.survey.paging.Page;
import org.minkao.survey.paging.Place;
import org.minkao.survey.reason.SurveyReason;

/** Opens reports to the campaign's discipline inspection and to nobody else; a reporter sees how far the own one is. */
public final class ReadReports {
    private static final int PAGE = 1000;

    private final InterferenceReports reports;
    private final InterferenceCampaigns campaigns;
    private final ReportSeal seal;

    public ReadReports(InterferenceReports reports, InterferenceCampaigns campaigns, ReportSeal seal) {
        this.reports = reports;
        this.campaigns = campaigns;
        this.seal = seal;
    }

    /** A report with its words open; {@code reasons} go with the entries of its history, null where none was given. */
    public record Opened(Versioned<InterferenceReport> report, Told told, List<Reason> reasons) {
        public Opened {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String toString() {
            return "Opened[" + report.state() + "]";
        }
    }

    /** The open reason of one step. */
    public record Reason(@Nullable String text) {
        @Override
        public String toString() {
            return "Reason";
        }
    }

    public Page<Opened> list(Actor actor, String campaign, Wanted wanted) {
        // Roles first, so that a stranger learns nothing from what is missing.
        actor.require(InterferenceCampaign.DISCIPLINE);
        if (!campaigns.require(campaign).mayRead(actor)) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s is not assigned to campaign %s (expected: discipline in its plan)"
                            .formatted(actor.id(), campaign));
        }
        return Page.of(reports.ofCampaign(campaign, wanted, PAGE + 1), PAGE, ReadReports::place)
                .map(this::opened);
    }

    public Opened one(Actor actor, String report) {
        return opened(require(actor, report));
    }

    /** Right after a step the inspection sees what it saved. */
    public Opened opened(Versioned<InterferenceReport> report) {
        InterferenceReport state = report.state();
        List<Reason> reasons = state.history().stream()
                .map(InterferenceReport.Entry::reason)
                .map(kept -> new Reason(kept == null ? null : seal.openReason(state.id(), kept)))
                .toList();
        return new Opened(report, seal.open(state.id(), state.told()), reasons);
    }

    /** What the reporter follows: status and days, nothing of the words. */
    public InterferenceReport track(String typed) {
        return ReportCode.typed(typed)
                .flatMap(code -> reports.find(code.report().value()))
                .orElseThrow(() ->
                        new Refusal(SurveyReason.UNKNOWN_REPORT_CODE, "there is no report with this tracking code"))
                .state();
    }

    /** A report of another campaign is as absent as one that does not exist. */
    Versioned<InterferenceReport> require(Actor actor, String report) {
        actor.require(InterferenceCampaign.DISCIPLINE);
        return reports.find(report)
                .filter(found -> campaigns
                        .find(found.state().campaign())
                        .filter(campaign -> campaign.mayRead(actor))
                        .isPresent())
                .orElseThrow(() -> new Refusal(
                        KitReason.NOT_FOUND,
                        "there is no report %s (expected: one of a campaign of yours)".formatted(shortened(report))));
    }

    private static Place place(Versioned<InterferenceReport> report) {
        return new Place(report.state().receivedOn(), report.state().id().value());
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}

package org.minkao.survey.events;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.survey.opinion.FollowCase;
import org.minkao.survey.opinion.Opinion.CaseTrace;
import org.minkao.survey.opinion.OpinionCampaign;
import org.minkao.survey.opinion.OpinionCampaigns;

/** Learns which campaigns take opinions, and what became of the cases that grew from opinions. */
public final class OpinionListener {
    private final OpinionCampaigns campaigns;
    private final FollowCase followCase;

    public OpinionListener(OpinionCampaigns campaigns, FollowCase followCase) {
        this.campaigns = campaigns;
        this.followCase = followCase;
    }

    public Map<String, EventHandler> handlers() {
        return Map.of(
                CampaignFrozen.TYPE,
                this::frozen,
                PlanChanged.TYPE,
                this::changed,
                CaseOpened.TYPE,
                this::caseOpened,
                CaseClosed.TYPE,
                this::caseClosed);
    }

    private void frozen(IncomingEvent event) {
        CampaignFrozen frozen = EventJson.read(event, CampaignFrozen.class);
        LocalDate lastDay = lastDay(CampaignFrozen.TYPE, frozen.phases());
        campaigns.keep(
                new OpinionCampaign(
                        frozen.campaign(),
                        frozen.title(),
                        frozen.appraisees().stream()
                                .map(CampaignFrozen.Appraisee::id)
                                .toList(),
                        frozen.dimensions().stream()
                                .flatMap(dimension -> dimension.items().stream())
                                .map(CampaignFrozen.Item::id)
                                .toList(),
                        frozen.assignments().stream()
                                .map(a -> new OpinionCampaign.Assignment(
                                        a.person(), a.role(), Objects.requireNonNullElse(a.appraisees(), List.of())))
                                .toList(),
                        lastDay),
                event);
    }

    private void changed(IncomingEvent event) {
        PlanChanged changed = EventJson.read(event, PlanChanged.class);
        campaigns.extend(changed.campaign(), lastDay(PlanChanged.TYPE, changed.phases()), event);
    }

    private static LocalDate lastDay(String type, List<CampaignFrozen.PlannedPhase> phases) {
        return phases.stream()
                .map(CampaignFrozen.PlannedPhase::end)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalArgumentException(type + " without phases"));
    }

    private void caseOpened(IncomingEvent event) {
        CaseOpened opened = EventJson.read(event, CaseOpened.class);
        if (opened.source().isOpinion()) {
            followCase.opened(
                    opened.source().ref(),
                    new CaseTrace(opened.caseId(), opened.number(), opened.openedOn(), opened.deadline(), null, null));
        }
    }

    private void caseClosed(IncomingEvent event) {
        CaseClosed closed = EventJson.read(event, CaseClosed.class);
        if (closed.source().isOpinion()) {
            followCase.closed(
                    closed.source().ref(), closed.caseId(), closed.number(), closed.closedOn(), closed.outcome());
        }
    }
}

package org.minkao.rectification.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.rectification.finding.Problem;
import org.minkao.rectification.finding.RaiseFindings;
import org.minkao.rectification.people.CampaignId;
import org.minkao.rectification.people.Campaigns;

/** What other rooms tell this one. */
public final class RectificationListener {
    private static final Set<String> TOPICS = Set.of(
            "minkao.evaluation.campaign",
            "minkao.evaluation.inspection",
            "minkao.evaluation.result",
            "minkao.survey.opinion");

    private final RaiseFindings raiseFindings;
    private final Campaigns campaigns;

    public RectificationListener(RaiseFindings raiseFindings, Campaigns campaigns) {
        this.raiseFindings = raiseFindings;
        this.campaigns = campaigns;
    }

    public ConsumerSpec spec() {
        Map<String, EventHandler> handlers = Map.of(
                "minkao.evaluation.campaign-frozen.v1", this::campaignFrozen,
                "minkao.evaluation.phase-started.v1", this::phaseStarted,
                "minkao.evaluation.inspection-confirmed.v1", this::inspectionConfirmed,
                "minkao.evaluation.result-published.v1", this::resultPublished,
                "minkao.evaluation.result-revised.v1", this::resultRevised,
                "minkao.survey.opinion-finding-raised.v1", this::opinionFindingRaised);
        return new ConsumerSpec("rectification.cases", TOPICS, handlers);
    }

    void campaignFrozen(IncomingEvent event) {
        raiseFindings.planFrozen(event, Reading.read(event, CampaignFrozenMessage.class, CampaignFrozenMessage::plan));
    }

    void phaseStarted(IncomingEvent event) {
        PhaseStartedMessage started = Reading.read(event, PhaseStartedMessage.class, message -> message);
        campaigns.phaseStarted(event, new CampaignId(started.campaign()), started.phase());
    }

    void inspectionConfirmed(IncomingEvent event) {
        List<Problem> found = Reading.read(event, InspectionConfirmedMessage.class, InspectionConfirmedMessage::found);
        raiseFindings.problems(found);
    }

    void resultPublished(IncomingEvent event) {
        raiseFindings.resultPublished(
                event, Reading.read(event, ResultPublishedMessage.class, ResultPublishedMessage::marks));
    }

    /** The newer marks count; a finding that is raised already stays, people dismiss it. */
    void resultRevised(IncomingEvent event) {
        raiseFindings.resultPublished(
                event, Reading.read(event, ResultRevisedMessage.class, ResultRevisedMessage::marks));
    }

    void opinionFindingRaised(IncomingEvent event) {
        LocalDate on = LocalDate.ofInstant(event.time(), Reading.COUNTY);
        Problem found = Reading.read(event, OpinionFindingMessage.class, message -> message.found(on));
        raiseFindings.problems(List.of(found));
    }
}

package org.minkao.survey.events;

import java.util.Map;
import org.minkao.kit.core.EventHandler;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.survey.box.PrepareBox;

/** Tells the box of frozen campaigns and of what was decided about their survey. */
public final class BoxListener {
    private final PrepareBox prepareBox;

    public BoxListener(PrepareBox prepareBox) {
        this.prepareBox = prepareBox;
    }

    public Map<String, EventHandler> handlers() {
        return Map.of(
                CampaignFrozen.TYPE, this::frozen,
                PhaseStarted.TYPE, this::phaseStarted,
                SurveyClosed.TYPE, this::surveyClosed);
    }

    private void frozen(IncomingEvent event) {
        CampaignFrozen frozen = EventJson.read(event, CampaignFrozen.class);
        prepareBox.frozen(
                new PrepareBox.Frozen(
                        frozen.campaign(), frozen.manifest(), frozen.manifestDigest(), frozen.surveyStart()),
                event);
    }

    private void phaseStarted(IncomingEvent event) {
        PhaseStarted started = EventJson.read(event, PhaseStarted.class);
        prepareBox.phaseStarted(started.campaign(), started.phase(), started.startedAt(), event);
    }

    private void surveyClosed(IncomingEvent event) {
        SurveyClosed closed = EventJson.read(event, SurveyClosed.class);
        prepareBox.surveyClosed(closed.campaign(), closed.closedAt(), event);
    }
}

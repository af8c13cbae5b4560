package org.minkao.survey.events;

import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.survey.box.BallotsOpened;

/** Writes what leaves the box by its contract. */
public final class BoxMapping implements EventMapping<BallotsOpened> {
    private static final String TOPIC = "minkao.survey.opening";
    private static final String TYPE = "minkao.survey.ballots-opened.v1";

    @Override
    public OutgoingEvent map(BallotsOpened opened) {
        String key = opened.campaign() + "|" + opened.style();
        return new OutgoingEvent(TOPIC, key, TYPE, key, EventJson.write(opened));
    }
}

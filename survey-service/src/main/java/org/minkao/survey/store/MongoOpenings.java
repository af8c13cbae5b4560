package org.minkao.survey.store;

import java.time.Clock;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.survey.box.BallotsOpened;
import org.minkao.survey.box.Opening;
import org.minkao.survey.box.Openings;

/** How far each style's ballots were handed out; answers pass through the outbox only. */
public final class MongoOpenings extends Aggregates<Opening, BallotsOpened> implements Openings {

    public MongoOpenings(MongoDoor door, EventMapping<BallotsOpened> mapping, Outbox outbox, Clock clock) {
        super(door, "openings", Opening.class, mapping, null, outbox, clock);
    }
}

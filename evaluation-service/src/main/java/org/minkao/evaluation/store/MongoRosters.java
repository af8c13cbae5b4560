package org.minkao.evaluation.store;

import java.time.Clock;
import org.minkao.evaluation.eligibility.Roster;
import org.minkao.evaluation.eligibility.RosterEvent;
import org.minkao.evaluation.eligibility.Rosters;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** Rosters in eligibility's own database; the id is the campaign. */
public final class MongoRosters extends Aggregates<Roster, RosterEvent> implements Rosters {

    public MongoRosters(MongoDoor door, EventMapping<RosterEvent> mapping, Outbox outbox, Clock clock) {
        super(door, "rosters", Roster.class, mapping, Audit.TOPIC, outbox, clock);
    }
}

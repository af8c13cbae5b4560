package org.minkao.rectification.store;

import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.List;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.rectification.deputylog.LogEntries;
import org.minkao.rectification.deputylog.LogEntry;
import org.minkao.rectification.people.CampaignId;

/** The deputies' log in the collection {@code deputy_log}. */
public final class MongoLogEntries extends Aggregates<LogEntry, LogEntries.Silent> implements LogEntries {

    public MongoLogEntries(MongoDoor door, Outbox outbox, Clock clock) {
        super(door, "deputy_log", LogEntry.class, new SilentMapping<>(), ByCampaign.AUDIT_TOPIC, outbox, clock);
        declareIndex(Indexes.ascending(ByCampaign.CAMPAIGN));
    }

    @Override
    public List<Versioned<LogEntry>> ofCampaign(CampaignId campaign) {
        return query(ByCampaign.of(campaign), ByCampaign.BY_ID, ByCampaign.MOST);
    }
}

package org.minkao.survey.store;

import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.EventMapping;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.survey.interference.InterferenceReport;
import org.minkao.survey.interference.InterferenceReports;
import org.minkao.survey.interference.ReportEvent;
import org.minkao.survey.interference.Wanted;

/** Reports in MongoDB, one document each; the clock of what comes in shows the day only. */
public final class MongoInterferenceReports extends Aggregates<InterferenceReport, ReportEvent.Received>
        implements InterferenceReports {
    private static final String COLLECTION = "interferenceReports";
    private static final String AUDIT = "minkao.survey.audit";
    private static final String CAMPAIGN = "state.campaign";
    private static final String STATUS = "state.status";
    private static final String RECEIVED_ON = "state.receivedOn";

    private final ComingIn comingIn;

    public MongoInterferenceReports(
            MongoDoor door, EventMapping<ReportEvent.Received> mapping, Outbox outbox, Clock clock) {
        super(door, COLLECTION, InterferenceReport.class, mapping, AUDIT, outbox, clock);
        comingIn = new ComingIn(door, mapping, outbox, clock);
        declareIndex(NewestFirst.index(CAMPAIGN, RECEIVED_ON));
    }

    /** Event and outbox of a new report carry the beginning of its day; commands are stamped as everywhere. */
    @Override
    public boolean insertIfAbsent(
            String id, InterferenceReport state, List<ReportEvent.Received> events, @Nullable AuditEntry audit) {
        return comingIn.insertIfAbsent(id, state, events, audit);
    }

    @Override
    public List<Versioned<InterferenceReport>> ofCampaign(String campaign, Wanted wanted, int limit) {
        List<Bson> all = new ArrayList<>(List.of(Filters.eq(CAMPAIGN, campaign)));
        if (wanted.status() != null) {
            all.add(Filters.eq(STATUS, wanted.status().name()));
        }
        if (wanted.after() != null) {
            all.add(NewestFirst.behind(RECEIVED_ON, wanted.after()));
        }
        return query(Filters.and(all), NewestFirst.sort(RECEIVED_ON), limit);
    }

    /** The same collection as it is written by somebody whose time must not be known. */
    private static final class ComingIn extends Aggregates<InterferenceReport, ReportEvent.Received> {
        private ComingIn(MongoDoor door, EventMapping<ReportEvent.Received> mapping, Outbox outbox, Clock clock) {
            super(door, COLLECTION, InterferenceReport.class, mapping, null, outbox, new DayClock(clock));
        }
    }

    /** Stands at the beginning of the county's day. */
    private static final class DayClock extends Clock {
        private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
        private final Clock clock;

        private DayClock(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Instant instant() {
            return clock.instant().atZone(COUNTY).truncatedTo(ChronoUnit.DAYS).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new DayClock(clock.withZone(zone));
        }
    }
}

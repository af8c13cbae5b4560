package org.minkao.testkit.sample;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.mongo.Aggregates;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;

/** The store of things. */
public final class Things extends Aggregates<Thing, Thing.Event> {

    public Things(MongoDoor door, Outbox outbox, Clock clock, String topic) {
        super(door, "things", Thing.class, event -> map(event, topic), "minkao.sample.audit", outbox, clock);
        declareIndex(Indexes.ascending("state.kind", "state.on"));
    }

    public List<Versioned<Thing>> ofKind(Thing.Size kind) {
        return query(Filters.eq("state.kind", kind), Sorts.ascending("_id"), 100);
    }

    public List<Versioned<Thing>> byId(Thing.Id id) {
        return query(Filters.eq("state.id", id), Sorts.ascending("_id"), 100);
    }

    private static OutgoingEvent map(Thing.Event event, String topic) {
        return switch (event) {
            case Thing.Event.Made made ->
                event(topic, made.id(), "thing-made", "{\"title\":\"%s\"}".formatted(made.title()));
            case Thing.Event.Grown grown ->
                event(topic, grown.id(), "thing-grown", "{\"amount\":%d}".formatted(grown.amount()));
        };
    }

    private static OutgoingEvent event(String topic, Thing.Id id, String name, String json) {
        return new OutgoingEvent(
                topic,
                id.value(),
                "minkao.sample.%s.v1".formatted(name),
                id.value(),
                json.getBytes(StandardCharsets.UTF_8));
    }
}

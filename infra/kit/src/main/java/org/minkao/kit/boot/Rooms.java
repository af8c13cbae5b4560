package org.minkao.kit.boot;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.minkao.kit.core.Traces;
import org.minkao.kit.kafka.KafkaDoor;
import org.minkao.kit.mongo.MongoDoor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Opens rooms from settings: the service's own, and those with a user and a principal of their own. */
public final class Rooms {
    private final ServiceSettings settings;
    private final Environment environment;
    private final Clock clock;
    private final Traces traces;
    private final MeterRegistry meters;

    Rooms(ServiceSettings settings, Environment environment, Clock clock, Traces traces, MeterRegistry meters) {
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
        this.traces = traces;
        this.meters = meters;
    }

    /** The room that the service itself lives in. */
    Room own() {
        return open(settings.service(), settings.mongodb(), settings.kafka(), false);
    }

    /**
     * A room read from {@code minkao.<name>.mongodb.*} and {@code minkao.<name>.kafka.*}; addresses that are not given
     * are the service's. Declare it as a bean. An anonymous room carries no trace and no fine time.
     */
    public Room open(String name, boolean anonymous) {
        RoomSettings room = Binder.get(environment)
                .bind("minkao." + name, RoomSettings.class)
                .orElse(new RoomSettings(null, null));
        return open(
                name,
                room.mongodb() == null ? new DatabaseSettings(null, null) : room.mongodb(),
                room.kafka() == null ? new BrokerSettings(null, null, null) : room.kafka(),
                anonymous);
    }

    private Room open(String name, DatabaseSettings database, BrokerSettings broker, boolean anonymous) {
        String uri = settings.mongodb().uri();
        String bootstrap = settings.kafka().bootstrap();
        return new Room(
                name,
                new MongoDoor(database.at(uri == null ? "mongodb://127.0.0.1:27017" : uri, "minkao_" + name)),
                new KafkaDoor(broker.at(bootstrap == null ? "127.0.0.1:9092" : bootstrap, name)),
                anonymous,
                clock,
                traces,
                meters);
    }
}

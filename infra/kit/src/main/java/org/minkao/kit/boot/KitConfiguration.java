package org.minkao.kit.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import org.minkao.kit.core.IdSource;
import org.minkao.kit.core.Traces;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.KafkaDoor;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** Everything the kit gives a service; import it in the service's boot package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServiceSettings.class)
@Import(KitWeb.class)
public class KitConfiguration {

    /** Whole milliseconds, as the database keeps them: what was saved is what was returned. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }

    @Bean
    IdSource idSource() {
        return new Base32Ids();
    }

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        Tracer found = tracer.getIfAvailable();
        Propagator carrier = propagator.getIfAvailable();
        return found == null || carrier == null ? Traces.NONE : new MicrometerTraces(found, carrier);
    }

    @Bean
    SecretFiles secretFiles(ServiceSettings settings) {
        return new SecretFiles(settings.secretsDir());
    }

    @Bean
    Rooms rooms(ServiceSettings settings, Environment environment, Clock clock, Traces traces, MeterRegistry meters) {
        return new Rooms(settings, environment, clock, traces, meters);
    }

    @Bean
    @Primary
    Room ownRoom(Rooms rooms) {
        return rooms.own();
    }

    @Bean(destroyMethod = "")
    MongoDoor mongoDoor(Room ownRoom) {
        return ownRoom.mongo();
    }

    @Bean(destroyMethod = "")
    KafkaDoor kafkaDoor(Room ownRoom) {
        return ownRoom.kafka();
    }

    @Bean
    Outbox outbox(Room ownRoom) {
        return ownRoom.outbox();
    }

    @Bean
    HealthIndicator mongoHealthIndicator(ObjectProvider<Room> rooms) {
        return RoomHealth.ofMongo(rooms.stream().toList());
    }

    @Bean
    HealthIndicator brokerHealthIndicator(ObjectProvider<Room> rooms) {
        return RoomHealth.ofBroker(rooms.stream().toList());
    }

    @Bean
    ParkedEndpoint parkedEndpoint(ObjectProvider<CheckpointedConsumer> consumers, ObjectProvider<Room> rooms) {
        return new ParkedEndpoint(consumers.stream().toList(), rooms.stream().toList());
    }
}

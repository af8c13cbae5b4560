package org.minkao.testkit.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.boot.ConditionalOnFeature;
import org.minkao.kit.boot.KitConfiguration;
import org.minkao.kit.boot.Room;
import org.minkao.kit.boot.Rooms;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.AuditEntry;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Fault;
import org.minkao.kit.core.Refusal;
import org.minkao.kit.core.Versioned;
import org.minkao.kit.kafka.CheckpointedConsumer;
import org.minkao.kit.kafka.ConsumerSpec;
import org.minkao.kit.mongo.MongoDoor;
import org.minkao.kit.mongo.Outbox;
import org.minkao.kit.web.BodyLimits;
import org.minkao.kit.web.OpenPaths;
import org.minkao.kit.web.QuietPaths;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Wires the sample. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({KitConfiguration.class, SampleService.Doors.class})
public class SampleService {
    public static final String TOPIC = "minkao.sample.thing";

    @Bean
    OpenPaths openPaths() {
        return OpenPaths.of("GET /api/public/**", "/api/quiet/**");
    }

    @Bean
    QuietPaths quietPaths() {
        return QuietPaths.of("/api/quiet/**");
    }

    @Bean
    BodyLimits bodyLimits() {
        return new BodyLimits(10_000, Map.of("/api/sample/v1/blobs", 100_000L));
    }

    @Bean
    Things things(MongoDoor door, Outbox outbox, Clock clock) {
        return new Things(door, outbox, clock, TOPIC);
    }

    @Bean
    Heard heard() {
        return new Heard(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    @Bean
    CheckpointedConsumer listener(Room ownRoom, Heard heard) {
        return ownRoom.consumer(new ConsumerSpec(
                "listener", Set.of(TOPIC), Map.of("minkao.sample.thing-made.v1", event -> {
                    heard.events().add(event.key() + "#" + event.sequence());
                    heard.traces().add(event.key() + "@" + org.slf4j.MDC.get("traceId"));
                })));
    }

    @Bean
    @ConditionalOnFeature("annex")
    Room annex(Rooms rooms) {
        return rooms.open("annex", true);
    }

    @Bean
    @ConditionalOnFeature("cellar")
    Room cellar(Rooms rooms) {
        return rooms.open("cellar", true);
    }

    /** What the listener was told. */
    public record Heard(ConcurrentLinkedQueue<String> events, ConcurrentLinkedQueue<String> traces) {}

    /** The body of a request. */
    public record MakeThing(
            Thing.Id id,
            String title,
            Thing.Size kind,
            int amount,
            @Nullable LocalDate on,
            @Nullable List<Line> lines,
            @Nullable Boolean sure) {

        /** A nested part that checks itself. */
        public record Line(String text) {
            public Line {
                text = Check.text("text", text, 1, 20);
            }
        }
    }

    /** The sample's controllers. */
    @RestController
    public static final class Doors {
        private final Things things;

        public Doors(Things things) {
            this.things = things;
        }

        @PostMapping("/api/sample/v1/things")
        Versioned<Thing> make(@RequestBody MakeThing body, Actor actor) {
            actor.require("office", "county");
            Check.present("id", body.id());
            String title = Check.text("title", body.title(), 2, 10);
            if (body.amount() > 10) {
                throw new Refusal(
                        Thing.No.THING_IS_FULL, "amount is %d (expected: at most 10)".formatted(body.amount()));
            }
            return things.insert(
                    body.id().value(),
                    Thing.of(body.id().value()),
                    List.of(new Thing.Event.Made(body.id(), title)),
                    new AuditEntry(actor.id(), "make", body.id().value(), null));
        }

        @GetMapping("/api/sample/v1/things/{id}")
        Versioned<Thing> one(@PathVariable Thing.Id id, @RequestParam Optional<Integer> limit, Actor actor) {
            return things.require(id.value());
        }

        @PostMapping("/api/sample/v1/blobs")
        int blob(@RequestBody byte[] bytes, Actor actor) {
            return bytes.length;
        }

        @GetMapping("/api/sample/v1/who")
        Actor who(Actor actor) {
            return actor;
        }

        @GetMapping("/api/public/v1/sample/hello")
        Map<String, String> hello(Optional<Actor> actor) {
            return Map.of("hello", actor.map(Actor::id).orElse("stranger"));
        }

        @GetMapping("/api/sample/v1/broken")
        String broken(Actor actor) {
            return fail(new IllegalStateException("a bug at " + Instant.EPOCH));
        }

        @GetMapping("/api/sample/v1/away")
        String away(Actor actor) {
            return fail(new Fault("database failed"));
        }

        @PostMapping("/api/quiet/cast")
        String quiet(@RequestBody MakeThing body) {
            return fail(new Refusal(Thing.No.THING_IS_FULL, "secret detail", "secret"));
        }

        private static String fail(@Nullable RuntimeException failure) {
            if (failure != null) {
                throw failure;
            }
            return "";
        }
    }
}

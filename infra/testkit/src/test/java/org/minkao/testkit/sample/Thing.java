package org.minkao.testkit.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Reason;
import org.minkao.kit.core.TextId;

/** A state with every kind of component that services use. */
public record Thing(
        Thing.Id id,
        String title,
        Size kind,
        int amount,
        @Nullable String note,
        @Nullable Integer maybe,
        List<Part> parts,
        Map<String, Part> byName,
        Map<Size, List<Id>> byKind,
        Set<String> tags,
        BigDecimal mark,
        LocalDate on,
        Instant at,
        @Nullable Duration lasts,
        Stage stage,
        List<Stage> past) {

    public record Id(String value) implements TextId {
        public Id {
            org.minkao.kit.core.Check.matches(
                    "id",
                    value,
                    java.util.regex.Pattern.compile("[a-z0-9.$%-]{1,40}"),
                    "lower-case letters and digits");
        }
    }

    public enum Size {
        BIG,
        SMALL
    }

    public record Part(String name, @Nullable Id of, List<Instant> seen) {}

    /** Few states with different data. */
    public sealed interface Stage {
        record Open(Instant since) implements Stage {}

        record Done(Instant since, Id by, @Nullable String why) implements Stage {}
    }

    /** What happened. */
    public sealed interface Event {
        record Made(Id id, String title) implements Event {}

        record Grown(Id id, int amount) implements Event {}
    }

    /** The register. */
    public enum No implements Reason {
        THING_IS_FULL;

        @Override
        public Reason.Kind kind() {
            return Reason.Kind.CONFLICT;
        }

        @Override
        public String title() {
            return "It is full";
        }
    }

    public static Thing of(String id) {
        Instant at = Instant.parse("2026-11-25T08:00:00.123Z");
        return new Thing(
                new Id(id),
                "一件事",
                Size.BIG,
                1,
                null,
                null,
                List.of(new Part("a", new Id("x"), List.of(at)), new Part("b", null, List.of())),
                Map.of("a.b$c%", new Part("c", null, List.of())),
                Map.of(Size.SMALL, List.of(new Id("y"))),
                Set.of("one"),
                new BigDecimal("87.50"),
                LocalDate.parse("2026-11-25"),
                at,
                Duration.ofMinutes(3),
                new Stage.Open(at),
                List.of(new Stage.Done(at, new Id("z"), null), new Stage.Open(at)));
    }

    public Thing grown() {
        return new Thing(
                id,
                title,
                kind,
                amount + 1,
                note,
                maybe,
                parts,
                byName,
                byKind,
                tags,
                mark,
                on,
                at,
                lasts,
                stage,
                past);
    }
}

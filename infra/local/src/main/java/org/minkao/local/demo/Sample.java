package org.minkao.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The sample campaign's files, with the plan's dates moved so that it begins on a given day. */
record Sample(ObjectNode plan, List<String> roster, JsonNode opinions, JsonNode inspections, JsonNode ballots) {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    static Sample startingOn(LocalDate today) {
        ObjectNode plan = (ObjectNode) YAML.readTree(read("plan.yaml"));
        LocalDate begin =
                LocalDate.parse(plan.path("phases").path(0).path("start").asString());
        long days = ChronoUnit.DAYS.between(begin, today);
        for (JsonNode phase : plan.path("phases")) {
            shift((ObjectNode) phase, "start", days);
            shift((ObjectNode) phase, "end", days);
        }
        plan.put("year", today.getYear());
        return new Sample(
                plan,
                new String(read("roster.csv"), StandardCharsets.UTF_8).lines().toList(),
                YAML.readTree(read("opinions.yaml")),
                YAML.readTree(read("inspections.yaml")),
                YAML.readTree(read("ballots.yaml")));
    }

    List<Voters> voterClasses() {
        return plan.path("voterClasses")
                .valueStream()
                .map(c -> new Voters(
                        c.path("id").asString(),
                        c.path("name").asString(),
                        c.path("weight").asInt()))
                .toList();
    }

    List<Dimension> dimensions() {
        return plan.path("dimensions")
                .valueStream()
                .map(d -> new Dimension(
                        d.path("id").asString(),
                        d.path("name").asString(),
                        d.path("weight").asInt(),
                        d.path("items")
                                .valueStream()
                                .map(i -> new Item(
                                        i.path("id").asString(),
                                        i.path("weight").asInt()))
                                .toList()))
                .toList();
    }

    String appraisee() {
        return plan.path("appraisees").path(0).path("id").asString();
    }

    record Voters(String id, String name, int weight) {}

    record Dimension(String id, String name, int weight, List<Item> items) {}

    record Item(String id, int weight) {}

    private static void shift(ObjectNode phase, String bound, long days) {
        phase.put(
                bound,
                LocalDate.parse(phase.path(bound).asString()).plusDays(days).toString());
    }

    private static byte[] read(String file) {
        try (InputStream in = Sample.class.getResourceAsStream("/sample/" + file)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: sample/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

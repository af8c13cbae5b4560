package org.minkao.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service says about the parts it depends on. */
final class ServiceHealth {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(8);

    private ServiceHealth() {}

    /** One line per part that does not answer; empty when all do. */
    static List<String> troubles(int managementPort) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://" + Loopback.HOST + ":" + managementPort + "/actuator/health"))
                    .timeout(LIMIT)
                    .build();
            return troubles(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return List.of("management: no answer within " + LIMIT.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("management: interrupted");
        }
    }

    static List<String> troubles(String health) {
        List<String> found = new ArrayList<>();
        try {
            JSON.readTree(health).path("components").properties().forEach(part -> {
                JsonNode details = part.getValue().path("details");
                if (!part.getValue().path("status").asString("UP").equals("UP")) {
                    details.properties().stream()
                            .filter(room -> !room.getValue().asString("").equals("answers"))
                            .forEach(room -> found.add(part.getKey() + ": " + room.getKey() + ": "
                                    + room.getValue().asString(room.getValue().toString())));
                    if (details.isEmpty()) {
                        found.add(part.getKey() + ": "
                                + part.getValue().path("status").asString(""));
                    }
                }
            });
        } catch (JacksonException e) {
            return List.of("management: what it says is not JSON");
        }
        return List.copyOf(found);
    }
}

package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to whichever door, nothing breaks behind it: only answers below 500. */
@ExtendWith(Stack.Extension.class)
@Tag("long")
class RandomBytesJourneyIT {
    /** The same in every build, so that a red one can be repeated; other seeds are for whoever looks for more. */
    private static final long SEED = Long.getLong("minkao.fuzz.seed", 20_261_125L);

    private static final long NANOS = Long.getLong("minkao.fuzz.seconds", 70L) * 1_000_000_000L;
    /** Of one thread, so that a fast machine sends the same as a slow one. */
    private static final int REQUESTS = Integer.getInteger("minkao.fuzz.requests", 2_500);

    private static final int THREADS = 6;
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "X");
    private static final List<String> PEOPLE = List.of("", "county-lin", "office-he", "chief-fang", "ops-qian");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/yaml",
            "text/csv",
            "text/plain",
            "image/png",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json;charset=utf-7",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/pdf",
            "*/*",
            "nonsense",
            ";;;");
    private static final List<String> PIECES = List.of(
            "%00",
            "%ff%fe",
            "..%2f",
            "%2e%2e",
            ";a=b",
            "%25",
            "%F0%9F%92%A9",
            "%E4%BA%BA",
            "'\"",
            "${7*7}",
            "{{x}}",
            "\\",
            "a|b",
            "$where",
            "null",
            "-1",
            "99999999999999999999",
            "+",
            "*",
            "%0d%0aX-A:%20b",
            "~",
            "@",
            ":");
    private static List<Door> doors = List.of();
    private static Play play;
    private static Web web;

    /** One method at one address pattern, and the request body that its description asks for. */
    private record Door(String method, String pattern, JsonNode body) {}

    private record Broken(String request, Web.Answer answer) {}

    @BeforeAll
    static void readTheDescriptions(Stack stack) {
        web = new Web(stack, 61);
        play = Play.drafted(web, "乱按的考评", Guest.some("fuzz", 12));
        List<Door> all = new ArrayList<>();
        for (String service : List.of("evaluation", "survey", "rectification", "notification")) {
            JsonNode description = web.must("", "/api/docs/" + service);
            description
                    .path("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> all.add(new Door(
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey(),
                                    schema(description, operation.getValue())))));
        }
        for (String own : List.of(
                "/session",
                "/login",
                "/logout",
                "/login/oauth2/code/minkao",
                "/api/docs",
                "/",
                "/v",
                "/logout/connect/back-channel/minkao",
                "/api/board/v1/{c}/checkpoint")) {
            all.add(new Door("GET", own, Stack.JSON.nullNode()));
            all.add(new Door("POST", own, Stack.JSON.nullNode()));
        }
        doors = List.copyOf(all);
    }

    private static JsonNode schema(JsonNode description, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        for (Map.Entry<String, JsonNode> type : content.properties()) {
            String name = type.getValue().path("schema").path("$ref").asString("");
            return description.path("components").path("schemas").path(name.substring(name.lastIndexOf('/') + 1));
        }
        return Stack.JSON.nullNode();
    }

    @Test
    void randomRequestsNeverBreakARoute() throws Exception {
        assertThat(doors.size()).isGreaterThan(100);
        long end = System.nanoTime() + NANOS;
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<Broken> broken = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Round>> rounds = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> new Round(SEED + i, i).run(end)))
                    .toList();
            for (Future<Round> round : rounds) {
                Round done = result(round);
                done.statuses.forEach((status, n) -> statuses.merge(status, n, Integer::sum));
                broken.addAll(done.broken);
            }
        }
        System.out.println("fuzz: seed " + SEED + ", doors " + doors.size() + ", answers by status " + statuses);
        assertThat(broken).as("seed " + SEED).isEmpty();
        assertThat(statuses.values().stream().mapToInt(n -> n).sum()).isGreaterThan(doors.size());
        assertThat(statuses).containsKeys(400, 401, 403, 404, 405, 413, 415);
    }

    private static Round result(Future<Round> round) throws InterruptedException {
        try {
            return round.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("seed " + SEED, e.getCause());
        }
    }

    @Test
    void bytesThatAreNoRequestNeverBreakTheGateway() {
        Random random = new Random(SEED);
        int gateway = web.stack().port("MINKAO_GATEWAY_PORT");
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (int i = 0; i < 150; i++) {
            byte[] request = noRequest(random);
            String answer = RawHttp.exchange(gateway, request);
            statuses.merge(RawHttp.status(answer), 1, Integer::sum);
            assertThat(RawHttp.status(answer))
                    .as("seed %d: %s gave %s", SEED, new String(request, StandardCharsets.ISO_8859_1), answer)
                    .isLessThan(500);
        }
        System.out.println("fuzz: seed " + SEED + ", raw bytes by status " + statuses);
        assertThat(web.get("", "/session").status()).isEqualTo(200);
    }

    private static byte[] noRequest(Random random) {
        byte[] noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        String text = new String(noise, StandardCharsets.ISO_8859_1);
        String path = doors.get(random.nextInt(doors.size())).pattern();
        String request = switch (random.nextInt(8)) {
            case 0 -> text;
            case 1 -> "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n" + text;
            case 2 -> "POST " + path + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + text;
            case 3 -> "GET " + path + text + " HTTP/1.1\r\nHost: x\r\n\r\n";
            case 4 -> "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + text + "\r\n\r\n";
            case 5 -> "GET " + path + " HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n";
            case 6 ->
                "POST " + path
                        + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n";
            default -> "GET " + path + " HTTP/9.9\r\nHost: x\r\n\r\n";
        };
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One thread's share, with a source of chance of its own. */
    private static final class Round {
        private final Random random;
        private final Web own;
        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private final List<Broken> broken = new ArrayList<>();
        private int next;

        Round(long seed, int number) {
            random = new Random(seed);
            own = new Web(web.stack(), 62 + number);
            next = number * doors.size() / THREADS;
        }

        Round run(long end) {
            for (int i = 0; i < REQUESTS && System.nanoTime() < end && broken.size() < 10; i++) {
                knock(doors.get(next++ % doors.size()));
            }
            return this;
        }

        private void knock(Door door) {
            String method = random.nextInt(10) == 0 ? pick(METHODS) : door.method();
            String path = path(door.pattern());
            byte[] body = method.equals("GET") && random.nextInt(4) > 0 ? new byte[0] : body(door);
            String type = random.nextInt(4) == 0 ? pick(TYPES) : "application/json";
            String person = pick(PEOPLE);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", type);
            if (!person.isEmpty()) {
                // One login for all rounds: the realm takes many at once for guessing.
                headers.put("Authorization", "Bearer " + web.token(person));
            }
            if (random.nextInt(6) == 0) {
                headers.put(
                        "If-Match", pick(List.of("\"1\"", "*", "1", "W/\"1\"", "\"x\"", "\"99999999999999999999\"")));
            }
            if (random.nextInt(6) == 0) {
                headers.put("Accept", pick(List.of("text/html", "nonsense", "*/*", "application/xml", "")));
            }
            if (random.nextInt(6) == 0) {
                headers.put("Accept-Language", pick(List.of("en", "zh", "xx-YY-zz", ";;q=9", "*")));
            }
            Web.Answer answer;
            try {
                answer = own.send("", method, path, headers, body);
            } catch (IllegalArgumentException notAnAddress) {
                return;
            }
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() >= 500) {
                broken.add(new Broken(
                        "%s %s as %s %s %s"
                                .formatted(
                                        method,
                                        path,
                                        person,
                                        headers.keySet(),
                                        new String(body, StandardCharsets.UTF_8)),
                        answer));
            }
        }

        private String path(String pattern) {
            StringBuilder out = new StringBuilder();
            for (String part : pattern.split("(?<=\\})|(?=\\{)", -1)) {
                out.append(part.startsWith("{") ? id(part) : part);
            }
            if (random.nextInt(20) == 0) {
                out.append('/').append(pick(PIECES));
            }
            if (random.nextInt(5) == 0) {
                out.append('?')
                        .append(pick(
                                List.of("limit", "inbox", "topic", "state", "appraisee", "campaign", "unread", "x")))
                        .append('=')
                        .append(pick(PIECES).replace("\\", "%5C"));
            }
            return out.toString();
        }

        private String id(String parameter) {
            return switch (random.nextInt(4)) {
                case 0 -> parameter.equals("{campaign}") ? play.campaign() : "a".repeat(26);
                case 1 -> letters(26);
                case 2 -> pick(PIECES);
                default -> letters(1 + random.nextInt(300));
            };
        }

        private String letters(int length) {
            return random.ints(length, 0, 32)
                    .mapToObj(i -> "abcdefghijklmnopqrstuvwxyz234567".substring(i, i + 1))
                    .reduce("", String::concat);
        }

        private byte[] body(Door door) {
            return switch (random.nextInt(7)) {
                case 0 -> noise(random.nextInt(2000));
                case 1 -> new byte[0];
                case 2 -> mutated(object(door.body(), 0).getBytes(StandardCharsets.UTF_8));
                case 3 -> "x".repeat(random.nextInt(3) == 0 ? 3_000_000 : 3_000).getBytes(StandardCharsets.UTF_8);
                default -> object(door.body(), 0).getBytes(StandardCharsets.UTF_8);
            };
        }

        private byte[] noise(int length) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        }

        private byte[] mutated(byte[] bytes) {
            for (int i = 0; i < 1 + random.nextInt(4) && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return bytes;
        }

        /** The fields of the description with values of every wrong kind. */
        private String object(JsonNode schema, int depth) {
            List<String> fields = new ArrayList<>();
            schema.path("properties").properties().forEach(field -> {
                if (random.nextInt(6) > 0) {
                    fields.add("\"%s\":%s".formatted(field.getKey(), value(depth)));
                }
            });
            if (random.nextInt(8) == 0) {
                fields.add("\"%s\":%s".formatted(letters(5), value(depth)));
            }
            return "{" + String.join(",", fields) + "}";
        }

        private String value(int depth) {
            return switch (random.nextInt(14)) {
                case 0 -> "null";
                case 1 -> "true";
                case 2 -> "-1";
                case 3 -> "1e400";
                case 4 -> "123456789012345678901234567890";
                case 5 -> "\"\"";
                case 6 -> "\"\\u0000\\ud800\"";
                case 7 -> "[]";
                case 8 -> depth > 3 ? "{}" : "{\"id\":" + value(depth + 1) + "}";
                case 9 -> depth > 3 ? "[[]]" : "[" + value(depth + 1) + "," + value(depth + 1) + "]";
                case 10 -> "\"" + "长".repeat(random.nextInt(5000)) + "\"";
                case 11 -> "\"2026-02-30\"";
                case 12 -> "\"" + letters(26) + "\"";
                default -> "\"MINOR\"";
            };
        }

        private String pick(List<String> list) {
            return list.get(random.nextInt(list.size()));
        }
    }

    /** The answer comes while the body is still coming; nothing waits for its end. */
    @Test
    void aBodyThatNeverEndsIsRefusedBeforeItsEnd() {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        for (String path : List.of(
                "/api/public/v1/survey/campaigns/" + play.campaign() + "/opinions",
                "/api/box/v1/" + play.campaign() + "/ballots",
                "/api/eligibility/v1/" + play.campaign() + "/claims")) {
            String endless = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(40);
            String answer = RawHttp.exchange(
                    web.stack().port("MINKAO_GATEWAY_PORT"), endless.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(RawHttp.status(answer)).as(answer).isEqualTo(413);
        }
    }
}

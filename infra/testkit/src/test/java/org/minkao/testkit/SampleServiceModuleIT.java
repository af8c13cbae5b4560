package org.minkao.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.kit.boot.Room;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.testkit.sample.SampleService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = SampleService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"minkao.features=annex", "minkao.audience=sample-service"})
class SampleServiceModuleIT {
    private static final TestIssuer ISSUER = TestIssuer.start("sample-service");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String GOOD = """
            {"id":"%s","title":"一件事","kind":"BIG","amount":3,"on":"2026-11-25","lines":[{"text":"a"}],"sure":true}""";

    private final Environment environment;
    private final ApplicationContext context;
    private final SampleService.Heard heard;

    @Autowired
    SampleServiceModuleIT(Environment environment, ApplicationContext context, SampleService.Heard heard) {
        this.environment = environment;
        this.context = context;
        this.heard = heard;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        TestKafka.create(SampleService.TOPIC, "minkao.sample.audit");
        ServiceProperties.register(registry, "sample");
        registry.add("minkao.issuer-uri", ISSUER::issuer);
        registry.add("minkao.jwks-uri", ISSUER::jwks);
        registry.add("minkao.annex.mongodb.database", () -> TestMongo.database("annex"));
    }

    @Test
    void storesSendsAndHearsInOnePass() throws Exception {
        HttpResponse<String> made = post("/api/sample/v1/things", GOOD.formatted("first"), office());
        assertThat(made.statusCode()).isEqualTo(200);
        JsonNode view = JSON.readTree(made.body());
        assertThat(view.at("/state/id").asString()).isEqualTo("first");
        assertThat(view.at("/version").asInt()).isEqualTo(1);
        IncomingEvent event = Events.await(SampleService.TOPIC, e -> e.key().equals("first"));
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.type()).isEqualTo("minkao.sample.thing-made.v1");
        IncomingEvent audit = Events.await("minkao.sample.audit", e -> e.key().equals("things/first"));
        assertThat(JSON.readTree(audit.data()).path("who").asString()).isEqualTo("wang");
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.events().contains("first#1"));
        assertThat(get("/api/sample/v1/things/first", office()).statusCode()).isEqualTo(200);
        assertThat(code(post("/api/sample/v1/things", GOOD.formatted("first"), office())))
                .isEqualTo("409 ALREADY_EXISTS");
    }

    static Stream<String[]> badBodies() {
        return Stream.of(
                bad("{\"id\":\"a\",", "MALFORMED", null),
                bad("", "MALFORMED", null),
                bad("[]", "FIELD_INVALID", null),
                bad("null", "MALFORMED", null),
                bad("{\"id\":\"a\",\"id\":\"b\"}", "DUPLICATE_FIELD", "id"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"extra\":1}",
                        "UNKNOWN_FIELD",
                        "extra"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"HUGE\",\"amount\":1}", "FIELD_INVALID", "kind"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":0,\"amount\":1}", "FIELD_INVALID", "kind"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"\",\"amount\":1}", "FIELD_INVALID", "kind"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\"}", "FIELD_MISSING", "amount"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":null}", "FIELD_MISSING", "amount"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":\"1\"}", "FIELD_INVALID", "amount"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1.5}", "FIELD_INVALID", "amount"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":99999999999}",
                        "FIELD_INVALID",
                        "amount"),
                bad("{\"id\":\"a\",\"title\":7,\"kind\":\"BIG\",\"amount\":1}", "FIELD_INVALID", "title"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"sure\":\"true\"}",
                        "FIELD_INVALID",
                        "sure"),
                bad("{\"id\":\"a\",\"kind\":\"BIG\",\"amount\":1}", "FIELD_MISSING", "title"),
                bad("{\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1}", "FIELD_MISSING", "id"),
                bad("{\"id\":\"A B\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1}", "FIELD_INVALID", "id"),
                bad("{\"id\":7,\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1}", "FIELD_INVALID", "id"),
                bad(
                        "{\"id\":\"a\",\"title\":\"much too long a title\",\"kind\":\"BIG\",\"amount\":1}",
                        "FIELD_INVALID",
                        "title"),
                bad("{\"id\":\"a\",\"title\":\"x\\u0007x\",\"kind\":\"BIG\",\"amount\":1}", "FIELD_INVALID", "title"),
                bad("{\"id\":\"a\",\"title\":\"x\\u202Ex\",\"kind\":\"BIG\",\"amount\":1}", "FIELD_INVALID", "title"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"on\":\"2026-02-30\"}",
                        "FIELD_INVALID",
                        "on"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"on\":20261125}",
                        "FIELD_INVALID",
                        "on"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"lines\":[{\"text\":\"ok\"},{\"text\":\"\"}]}",
                        "FIELD_INVALID",
                        "lines[1].text"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"lines\":[{\"text\":\"ok\",\"x\":1}]}",
                        "UNKNOWN_FIELD",
                        "lines[0].x"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1,\"lines\":{}}",
                        "FIELD_INVALID",
                        "lines"),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":1} {}", "MALFORMED", null),
                bad("{\"lines\":" + "[".repeat(60) + "]".repeat(60) + "}", "FIELD_INVALID", "lines[0]"),
                bad(
                        "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":" + "9".repeat(60) + "}",
                        "FIELD_INVALID",
                        null),
                bad("\u0000\u0001", "MALFORMED", null),
                bad("{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":11}", "THING_IS_FULL", null));
    }

    private static String[] bad(String body, String code, String field) {
        return new String[] {body, code, field};
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void namesWhatIsWrongWithABadBody(String body, String code, String field) throws Exception {
        HttpResponse<String> answer = post("/api/sample/v1/things", body, office());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 409);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("code").asString()).as(answer.body()).isEqualTo(code);
        if (field != null) {
            assertThat(problem.path("field").asString("")).as(answer.body()).isEqualTo(field);
        }
        assertThat(problem.path("type").asString())
                .isEqualTo("urn:problem:sample:"
                        + code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void speaksChineseFirstAndEnglishWhenAsked() throws Exception {
        String body = "{\"id\":\"a\",\"title\":\"xx\",\"kind\":\"BIG\",\"amount\":11}";
        assertThat(JSON.readTree(post("/api/sample/v1/things", body, office()).body())
                        .path("title")
                        .asString())
                .isEqualTo("数量已满");
        HttpResponse<String> english = HTTP.send(
                request("/api/sample/v1/things", office())
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "fr, en-GB;q=0.9, zh;q=0.1")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(JSON.readTree(english.body()).path("title").asString()).isEqualTo("It is full");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/sample/v1/nowhere, 404 NOT_FOUND",
        "GET, /api/sample/v1/things/none, 404 NOT_FOUND",
        "GET, /api/sample/v1/things/A_B, 400 FIELD_INVALID",
        "GET, /api/sample/v1/things/none?limit=x, 400 FIELD_INVALID",
        "DELETE, /api/sample/v1/who, 405 METHOD_NOT_ALLOWED",
        "GET, /api/sample/v1/things/%00, 400 MALFORMED",
        "GET, /api/sample/v1/..%2f..%2fetc, 400 MALFORMED",
        "GET, /api/sample/v1/away, 503 TRY_AGAIN",
        "GET, /api/sample/v1/broken, 500 INTERNAL_ERROR"
    })
    void answersEveryWrongTurnWithAProblem(String method, String path, String expected) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request(path, office())
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(code(answer)).as(answer.body()).isEqualTo(expected);
        assertThat(answer.body()).doesNotContain("a bug at");
    }

    @Test
    void refusesAMediaTypeItDoesNotRead() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/sample/v1/things", office())
                        .header("Content-Type", "text/xml")
                        .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(code(answer)).isEqualTo("415 TYPE_NOT_SUPPORTED");
    }

    @Test
    void refusesAMediaTypeThatNamesNothing() throws Exception {
        for (String type : List.of("*/*", "application/*", "nonsense", ";;;")) {
            HttpResponse<String> answer = HTTP.send(
                    request("/api/sample/v1/things", office())
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(code(answer)).as(type).isEqualTo("415 TYPE_NOT_SUPPORTED");
        }
    }

    @Test
    void refusesParametersThatAreNotText() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/sample/v1/things?limit=%ff%fe&x=%ff", office())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("secret%ff=%fe"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(code(answer)).isIn("400 MALFORMED", "415 TYPE_NOT_SUPPORTED");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void refusesAFormWhoseFieldsAreNoNames() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/sample/v1/things", office())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("secret%00%07=1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains("\"code\"").doesNotContain("secret");
    }

    @Test
    void describesItsDoorsAndNothingElse() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/public/v1/sample/docs", office()).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode paths = JSON.readTree(answer.body()).path("paths");
        assertThat(paths.propertyNames()).contains("/api/sample/v1/things").doesNotContain("/error");
        assertThat(paths.findValuesAsString("name")).doesNotContain("actor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void refusesAFormThatCannotBeDecoded(String method) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                request("/api/sample/v1/things", office())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .method(method, HttpRequest.BodyPublishers.ofString("secret=%zz"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).contains("\"code\"").doesNotContain("secret");
    }

    @Test
    void countsTheBytesOfABodyEvenWhenItIsChunked() throws Exception {
        byte[] large = new byte[20_000];
        assertThat(code(bytes("/api/sample/v1/things", HttpRequest.BodyPublishers.ofByteArray(large))))
                .isEqualTo("413 TOO_LARGE");
        assertThat(code(bytes(
                        "/api/sample/v1/things",
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(("{\"title\":\"" + "x".repeat(20_000) + "\"}")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))))))
                .isEqualTo("413 TOO_LARGE");
        HttpResponse<String> allowed = bytes("/api/sample/v1/blobs", HttpRequest.BodyPublishers.ofByteArray(large));
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(code(bytes(
                        "/api/sample/v1/blobs",
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(new byte[200_000])))))
                .isEqualTo("413 TOO_LARGE");
    }

    @Test
    void letsNobodyInWithoutAGoodToken() throws Exception {
        for (String token : new String[] {
            null,
            "",
            "rubbish",
            ISSUER.expired("wang", "office"),
            ISSUER.early("wang", "office"),
            ISSUER.forAnotherAudience("wang", "office"),
            ISSUER.fromAnotherIssuer("wang", "office"),
            ISSUER.byForeignKey("wang", "office"),
            ISSUER.unsigned("wang", "office"),
            ISSUER.tokenWith("wang", claims -> claims.expirationTime(null), "office"),
            ISSUER.tokenWith(null, claims -> {}, "office")
        }) {
            HttpResponse<String> answer = get("/api/sample/v1/who", token);
            assertThat(code(answer)).as(String.valueOf(token)).isEqualTo("401 LOGIN_REQUIRED");
            assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
        }
    }

    @Test
    void tellsStrangersNotEvenWhatIsThere() throws Exception {
        for (String path : List.of("/api/sample/v1/who", "/api/sample/v1/nowhere", "/")) {
            assertThat(code(get(path, null))).as(path).isEqualTo("401 LOGIN_REQUIRED");
        }
    }

    @Test
    void tellsTheActorAndRefusesTheWrongRole() throws Exception {
        JsonNode who = JSON.readTree(
                get("/api/sample/v1/who", ISSUER.token("li", "chief", "staff")).body());
        assertThat(who.path("id").asString()).isEqualTo("li");
        assertThat(who.path("roles").size()).isEqualTo(2);
        assertThat(code(post("/api/sample/v1/things", GOOD.formatted("second"), ISSUER.token("li", "chief"))))
                .isEqualTo("403 NOT_ALLOWED");
    }

    @Test
    void opensWhatIsListedAndOnlyForTheListedMethod() throws Exception {
        assertThat(get("/api/public/v1/sample/hello", null).body()).contains("stranger");
        assertThat(get("/api/public/v1/sample/hello", ISSUER.token("li")).body())
                .contains("li");
        assertThat(code(post("/api/public/v1/sample/hello", "{}", null))).isEqualTo("401 LOGIN_REQUIRED");
        assertThat(get("/api/public/v1/sample/docs", null).body()).contains("/api/sample/v1/things");
    }

    @Test
    void staysQuietWhereItMust() throws Exception {
        HttpResponse<String> answer = post("/api/quiet/cast", GOOD.formatted("third"), null);
        assertThat(code(answer)).isEqualTo("409 THING_IS_FULL");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.has("detail") || problem.has("field") || problem.has("traceId"))
                .isFalse();
        assertThat(JSON.readTree(post("/api/quiet/cast", "{", null).body()).has("detail"))
                .isFalse();
    }

    @Test
    void keepsOperationsOnTheirOwnPort() throws Exception {
        int port = environment.getRequiredProperty("local.management.port", Integer.class);
        assertThat(port).isNotEqualTo(environment.getRequiredProperty("local.server.port", Integer.class));
        HttpResponse<String> ready = management(port, "/actuator/health/readiness", null);
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        assertThat(ready.body()).contains("mongo");
        assertThat(management(port, "/actuator/health/liveness", null).statusCode())
                .isEqualTo(200);
        HttpResponse<String> all = management(port, "/actuator/health", null);
        assertThat(all.body()).contains("broker").contains("annex");
        HttpResponse<String> metrics = management(port, "/actuator/prometheus", null);
        assertThat(metrics.body()).contains("minkao_outbox_age_seconds").contains("minkao_consumer_parked_keys");
        assertThat(management(port, "/actuator/parked", null).statusCode()).isEqualTo(401);
        assertThat(management(port, "/actuator/parked", office()).statusCode()).isEqualTo(403);
        HttpResponse<String> parked = management(port, "/actuator/parked", ISSUER.token("zhao", "ops"));
        assertThat(parked.body()).contains("\"keys\":");
        assertThat(get("/actuator/health", office()).statusCode()).isEqualTo(404);
    }

    @Test
    void oneTraceRunsFromTheRequestThroughTheTopicToTheListener() throws Exception {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        HTTP.send(
                request("/api/sample/v1/things", office())
                        .header("Content-Type", "application/json")
                        .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                        .POST(HttpRequest.BodyPublishers.ofString(GOOD.formatted("traced")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.traces().contains("traced@" + trace));
    }

    @Test
    void letsOperationsLookAtWhatIsParkedAndGiveItUp() throws Exception {
        int port = environment.getRequiredProperty("local.management.port", Integer.class);
        String ops = ISSUER.token("zhao", "ops");
        Events.play(SampleService.TOPIC, "gap", "minkao.sample.thing-made.v1", 3, "{\"secret\":\"body\"}");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> management(port, "/actuator/parked", ops).body().contains("\"gap\""));
        String events =
                management(port, "/actuator/parked/sample.listener", ops).body();
        assertThat(events)
                .contains("GAP")
                .contains("sequence is 3 (expected: 1)")
                .doesNotContain("body");
        String command = "{\"topic\":\"%s\",\"key\":\"gap\",\"action\":\"%s\"}";
        assertThat(command(port, command.formatted(SampleService.TOPIC, "replay"), office())
                        .statusCode())
                .isEqualTo(403);
        assertThat(command(port, command.formatted(SampleService.TOPIC, "replay"), ops)
                        .body())
                .contains("\"applied\":0");
        assertThat(command(port, command.formatted(SampleService.TOPIC, "burn"), ops)
                        .statusCode())
                .isEqualTo(400);
        assertThat(command(port, command.formatted(SampleService.TOPIC, "skip"), ops)
                        .body())
                .contains("\"applied\":1");
        assertThat(heard.events()).contains("gap#3");
        assertThat(command(port, command.formatted(SampleService.TOPIC, "skip"), ops)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void runsOnlyTheFeaturesThatAreAskedFor() {
        assertThat(context.getBeansOfType(Room.class)).containsOnlyKeys("ownRoom", "annex");
    }

    private String office() {
        return ISSUER.token("wang", "office");
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(request(path, token).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String token) throws IOException, InterruptedException {
        return HTTP.send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> bytes(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return HTTP.send(
                request(path, office())
                        .header(
                                "Content-Type",
                                path.endsWith("blobs") ? "application/octet-stream" : "application/json")
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> management(int port, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> command(int port, String body, String token)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/parked/sample.listener"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + (answer.body().isEmpty()
                        ? ""
                        : JSON.readTree(answer.body()).path("code").asString(""));
    }
}

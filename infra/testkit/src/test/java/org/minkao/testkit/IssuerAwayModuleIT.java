package org.minkao.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.minkao.testkit.sample.SampleService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(classes = SampleService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class IssuerAwayModuleIT {
    private static final TestIssuer ISSUER = TestIssuer.start("sample-service");
    private final Environment environment;

    @Autowired
    IssuerAwayModuleIT(Environment environment) {
        this.environment = environment;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ISSUER.silent(true);
        ServiceProperties.register(registry, "sample");
        registry.add("minkao.issuer-uri", ISSUER::issuer);
        registry.add("minkao.jwks-uri", ISSUER::jwks);
        registry.add("minkao.mongodb.uri", () -> "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");
        registry.add("minkao.kafka.bootstrap", () -> "127.0.0.1:1");
        registry.add("minkao.annex.mongodb.uri", () -> "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");
    }

    @Test
    void startsWithEverythingAwayIsNotReadyAndWorksWhenTheIssuerIsBack() throws Exception {
        String token = ISSUER.token("wang", "office");
        assertThat(get("local.server.port", "/api/sample/v1/who", token).statusCode())
                .isEqualTo(503);
        ISSUER.silent(false);
        assertThat(get("local.server.port", "/api/sample/v1/who", token).statusCode())
                .isEqualTo(200);
        HttpResponse<String> stored = get("local.server.port", "/api/sample/v1/things/a", token);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(503);
        assertThat(stored.body()).contains("TRY_AGAIN").doesNotContain("127.0.0.1");
        assertThat(get("local.management.port", "/actuator/health/liveness", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("local.management.port", "/actuator/health/readiness", null)
                        .statusCode())
                .isEqualTo(503);
    }

    private HttpResponse<String> get(String port, String path, String token) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + environment.getRequiredProperty(port) + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

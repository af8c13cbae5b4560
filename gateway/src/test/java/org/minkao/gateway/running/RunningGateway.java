package org.minkao.gateway.running;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.minkao.gateway.boot.GatewayApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real gateway, with every service played by one echo. */
final class RunningGateway implements AutoCloseable {

    final EchoService service = new EchoService();
    final FakeRealm realm = new FakeRealm();
    final Path site = Files.createTempDirectory("minkao-site");
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ConfigurableApplicationContext context;

    RunningGateway(String... more) throws IOException, JOSEException {
        Path secret = Files.createTempFile("minkao-gateway", ".secret");
        Files.writeString(secret, FakeRealm.SECRET + "\n");
        Files.createDirectories(site.resolve("assets"));
        Files.writeString(site.resolve("index.html"), "<!doctype html><title>民考</title>");
        Files.writeString(site.resolve("assets/index-AbCd1234.js"), "export {};");
        Files.writeString(site.resolve("plain.txt"), "plain");
        // Two of one name would be joined by a comma.
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--MINKAO_PUBLIC_URL=http://localhost:8080",
                "--MINKAO_EVALUATION_URL=" + service.url(),
                "--MINKAO_SURVEY_URL=" + service.url(),
                "--MINKAO_RECTIFICATION_URL=" + service.url(),
                // Nobody listens on the port for discarding.
                "--MINKAO_NOTIFICATION_URL=http://127.0.0.1:9",
                "--MINKAO_ISSUER_URI=" + realm.issuer(),
                "--MINKAO_KEYCLOAK_URL=" + realm.url(),
                "--MINKAO_OIDC_CLIENT_SECRET_FILE=" + secret,
                "--MINKAO_WEB_DIR=" + site)) {
            settings.put(name(setting), setting);
        }
        for (String setting : more) {
            settings.put(name(setting), setting);
        }
        context = new SpringApplicationBuilder(GatewayApplication.class)
                .run(settings.values().toArray(String[]::new));
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    String managementUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port");
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(path, request -> request.GET(), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send(path, request -> request.POST(BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> how, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        how.accept(request);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
        service.close();
        realm.close();
        http.close();
    }
}

package org.minkao.gateway.site;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minkao.gateway.problem.Code;
import org.minkao.gateway.problem.GatewayProblem;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers for the web bundle and for the index of the API descriptions. */
public final class SiteRoutes {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Bundle bundle;
    private final List<String> described;

    public SiteRoutes(SiteSettings settings) {
        this.bundle = new Bundle(settings.directory());
        List<String> names = settings.described();
        this.described = names == null ? List.of() : names;
    }

    /** Any page or file of the bundle. */
    public Mono<ServerResponse> file(ServerRequest request) {
        if (!bundle.present()) {
            return Mono.error(GatewayProblem.of(Code.SITE_MISSING));
        }
        return bundle.find(decoded(request.path()))
                .map(found -> answer(request, found))
                .orElseGet(() -> Mono.error(GatewayProblem.of(Code.NOT_FOUND)));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Bundle.Found found) {
        FileSystemResource file = new FileSystemResource(found.file());
        Instant changed = changed(found);
        CacheControl cache =
                found.immutable() ? CacheControl.maxAge(YEAR).cachePublic().immutable() : CacheControl.noCache();
        ServerResponse.BodyBuilder answer =
                ServerResponse.ok().cacheControl(cache).contentType(type(found));
        if (changed == null) {
            return answer.bodyValue(file);
        }
        return request.checkNotModified(changed)
                .switchIfEmpty(Mono.defer(() -> answer.lastModified(changed).bodyValue(file)));
    }

    private static MediaType type(Bundle.Found found) {
        MediaType type = MediaTypeFactory.getMediaType(
                        found.file().getFileName().toString())
                .orElse(MediaType.APPLICATION_OCTET_STREAM);
        return type.getType().equals("text") ? new MediaType(type, StandardCharsets.UTF_8) : type;
    }

    private static @Nullable Instant changed(Bundle.Found found) {
        try {
            return Files.getLastModifiedTime(found.file()).toInstant();
        } catch (IOException gone) {
            return null;
        }
    }

    /** {@code GET /api/docs}: where each service describes itself. */
    public Mono<ServerResponse> docs(ServerRequest request) {
        boolean html = request.headers().accept().stream()
                .findFirst()
                .filter(type -> type.isCompatibleWith(MediaType.TEXT_HTML) && !type.isWildcardType())
                .isPresent();
        return html ? htmlIndex() : jsonIndex();
    }

    private Mono<ServerResponse> jsonIndex() {
        List<Map<String, String>> items =
                described.stream().map(SiteRoutes::item).toList();
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(Map.of("items", items));
    }

    private static Map<String, String> item(String name) {
        Map<String, String> item = new LinkedHashMap<>();
        item.put("name", name);
        item.put("href", "/api/docs/" + name);
        return item;
    }

    private Mono<ServerResponse> htmlIndex() {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>接口说明 API</title>"
                + "<h1>接口说明 <span lang=\"en\">API descriptions</span></h1><ul>");
        described.forEach(name -> page.append("<li><a href=\"/api/docs/")
                .append(name)
                .append("\">")
                .append(name)
                .append("</a></li>"));
        return ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .bodyValue(page.append("</ul></html>").toString());
    }
}

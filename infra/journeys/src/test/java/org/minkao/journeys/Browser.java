package org.minkao.journeys;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a browser does at a login, without the pictures: keeps cookies, follows redirects when told to, fills the form. */
final class Browser {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final Web web;
    private final int gateway;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private final List<Web.Answer> received = new ArrayList<>();

    /** A cookie with its flags as they were set. */
    record Cookie(String name, String value, String path, List<String> flags) {}

    Browser(Web web) {
        this.web = web;
        this.gateway = web.stack().port("MINKAO_GATEWAY_PORT");
    }

    /** Everything the gateway has said to this browser. */
    List<Web.Answer> received() {
        return received;
    }

    Cookie cookie(String name) {
        return cookies.get(name);
    }

    void keep(Cookie cookie) {
        cookies.put(cookie.name(), cookie);
    }

    /** The first step of a login at the gateway: where it sends the browser. */
    URI begin(String returnTo) {
        Web.Answer start = get("/login?to=" + returnTo);
        if (start.status() != 302) {
            throw new IllegalStateException("login gave " + start);
        }
        return URI.create(start.header("Location"));
    }

    /** Fills in the realm's form; the realm's answer, which leads back when the password was right. */
    Web.Answer enter(Web.Answer form, String person, String password) {
        Matcher action = ACTION.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("no form in " + form);
        }
        URI target = URI.create(action.group(1).replace("&amp;", "&"));
        return send(
                target,
                "POST",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Web.bytes(Web.form(Map.of("username", person, "password", password, "credentialId", ""))));
    }

    /** The whole way; returns the gateway's last redirect. */
    Web.Answer login(String person, String returnTo) {
        Web.Answer form = open(begin(returnTo));
        Web.Answer back =
                form.status() == 302 ? form : enter(form, person, web.stack().password());
        if (back.status() != 302) {
            throw new IllegalStateException("the realm did not lead back: " + back);
        }
        return open(URI.create(back.header("Location")));
    }

    JsonNode session() {
        return get("/session").json();
    }

    Web.Answer get(String path) {
        return send(gateway(path), "GET", Map.of(), new byte[0]);
    }

    Web.Answer open(URI place) {
        return send(place, "GET", Map.of(), new byte[0]);
    }

    /** As the page does: the session's token in its header; an empty token is left out. */
    Web.Answer change(String method, String path, String csrf, Object body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        if (!csrf.isEmpty()) {
            headers.put("X-CSRF-TOKEN", csrf);
        }
        return send(gateway(path), method, headers, Web.bytes(body));
    }

    String csrf() {
        JsonNode csrf = session().path("csrf");
        if (!csrf.path("header").asString("").equalsIgnoreCase("X-CSRF-TOKEN")) {
            throw new IllegalStateException("another header for the CSRF token: " + csrf);
        }
        return csrf.path("token").asString();
    }

    Web.Answer send(URI place, String method, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(place).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        String mine = cookies.values().stream()
                .filter(cookie -> place.getPath().startsWith(cookie.path()))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        if (!mine.isEmpty()) {
            request.header("Cookie", mine);
        }
        Web.Answer answer = web.send(request);
        answer.headers().allValues("Set-Cookie").forEach(this::take);
        if (place.getPort() == gateway) {
            received.add(answer);
        }
        return answer;
    }

    URI gateway(String path) {
        return URI.create("http://localhost:" + gateway + path);
    }

    private void take(String line) {
        List<String> parts = List.of(line.split(";\\s*", -1));
        String pair = parts.getFirst();
        int equals = pair.indexOf('=');
        List<String> flags = parts.subList(1, parts.size()).stream()
                .map(flag -> flag.toLowerCase(Locale.ROOT))
                .toList();
        String path = flags.stream()
                .filter(flag -> flag.startsWith("path="))
                .map(flag -> flag.substring(5))
                .findFirst()
                .orElse("/");
        Cookie cookie = new Cookie(pair.substring(0, equals), pair.substring(equals + 1), path, flags);
        if (cookie.value().isEmpty() || flags.contains("max-age=0")) {
            cookies.remove(cookie.name());
        } else {
            cookies.put(cookie.name(), cookie);
        }
    }

    /** The query of an address, decoded. */
    static Map<String, String> query(URI address) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : String.valueOf(address.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                all.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}

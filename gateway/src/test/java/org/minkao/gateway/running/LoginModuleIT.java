package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginModuleIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new RunningGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.service.forget();
        gateway.realm.tokenSeconds = 300;
        gateway.realm.refuseRenewal = false;
        gateway.realm.renewals.set(0);
        gateway.realm.logouts.set(0);
    }

    /** A browser: keeps cookies, remembers everything that was said to it. */
    private static final class Browser {
        final Map<String, String> jar = new LinkedHashMap<>();
        final List<String> heard = new ArrayList<>();

        HttpResponse<String> get(String path) throws Exception {
            return hear(gateway.get(path, headers()));
        }

        HttpResponse<String> post(String path, String... more) throws Exception {
            return hear(gateway.post(path, "{}", headers(more)));
        }

        private String[] headers(String... more) {
            List<String> all = new ArrayList<>(List.of(more));
            all.addAll(List.of("Accept", "*/*"));
            if (!jar.isEmpty()) {
                all.add("Cookie");
                all.add(String.join(
                        "; ",
                        jar.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .toList()));
            }
            return all.toArray(String[]::new);
        }

        private HttpResponse<String> hear(HttpResponse<String> answer) {
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                heard.add(cookie);
                String pair = cookie.substring(0, cookie.indexOf(';'));
                String name = pair.substring(0, pair.indexOf('='));
                if (cookie.contains("Max-Age=0")) {
                    jar.remove(name);
                } else {
                    jar.put(name, pair.substring(pair.indexOf('=') + 1));
                }
            }
            heard.add(answer.body() + answer.headers().map());
            return answer;
        }

        HttpResponse<String> login(String to) throws Exception {
            URI realm = URI.create(location(get("/login?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))));
            String code = gateway.realm.authorize(realm);
            String state = FakeRealm.form(realm.getRawQuery()).get("state");
            return get("/login/oauth2/code/minkao?code=" + code + "&state="
                    + URLEncoder.encode(state, StandardCharsets.UTF_8));
        }

        String csrf() throws Exception {
            Matcher token = Pattern.compile("\"token\":\"([^\"]+)\"")
                    .matcher(get("/session").body());
            assertThat(token.find()).isTrue();
            return token.group(1);
        }

        String session() {
            return jar.getOrDefault("__Host-minkao-session", "");
        }
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void startsALoginWithACodeChallengeAndWithoutASession() throws Exception {
        HttpResponse<String> answer = gateway.get("/login");
        Map<String, String> asked = FakeRealm.form(URI.create(location(answer)).getRawQuery());
        assertThat(asked)
                .containsEntry("client_id", "minkao-gateway")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://localhost:8080/login/oauth2/code/minkao")
                .containsKeys("state", "nonce", "code_challenge");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .startsWith("__Host-minkao-login=")
                        .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain"));
    }

    @Test
    void aPersonLogsInAndReadsWithAToken() throws Exception {
        Browser browser = new Browser();
        assertThat(location(browser.login("/campaigns/abc?x=1"))).isEqualTo("/campaigns/abc?x=1");
        assertThat(browser.heard.stream().filter(h -> h.startsWith("__Host-minkao-session=")))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Domain", "Max-Age"));
        assertThat(browser.jar).doesNotContainKey("__Host-minkao-login");
        String name = browser.session();
        assertThat(browser.get("/session").body())
                .contains("\"authenticated\":true", "\"name\":\"陈为民\"", "\"username\":\"chen\"")
                .contains("\"roles\":[\"chief\"]", "\"header\":\"X-CSRF-TOKEN\"");

        assertThat(browser.get("/api/evaluation/v1/campaigns").statusCode()).isEqualTo(200);
        // A name that changed under the page's first requests would log out the slower ones.
        assertThat(browser.session()).isEqualTo(name);
        EchoService.Seen seen = gateway.service.next();
        assertThat(seen.header("Authorization")).startsWith("Bearer ey");
        assertThat(seen.has("Cookie")).isFalse();
        assertThat(String.join("\n", browser.heard)).doesNotContain("Bearer ey", "renewal-", "eyJ");
    }

    @Test
    void theSessionsNameChangesAtLogin() throws Exception {
        Browser browser = new Browser();
        browser.login("/");
        String first = browser.session();
        browser.login("/");
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(first);
        Browser thief = new Browser();
        thief.jar.put("__Host-minkao-session", first);
        assertThat(thief.get("/session").body()).isEqualTo("{\"authenticated\":false}");
    }

    @Test
    void aPlantedSessionNameIsNotTakenOver() throws Exception {
        Browser browser = new Browser();
        browser.jar.put("__Host-minkao-session", "planted");
        browser.login("/");
        assertThat(browser.session()).isNotEqualTo("planted");
    }

    @Test
    void aWriteNeedsTheCsrfToken() throws Exception {
        Browser browser = new Browser();
        browser.login("/");
        HttpResponse<String> without = browser.post("/api/evaluation/v1/campaigns");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("\"code\":\"CSRF_TOKEN_WRONG\"");
        assertThat(browser.post("/api/evaluation/v1/campaigns", "X-CSRF-TOKEN", "guess")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/logout").statusCode()).isEqualTo(403);
        assertThat(gateway.service.reached()).isZero();
        assertThat(browser.post("/api/evaluation/v1/campaigns", "X-CSRF-TOKEN", browser.csrf())
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.service.next().header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void whoBringsATokenIsNotHelpedByHisCookie() throws Exception {
        Browser browser = new Browser();
        browser.login("/");
        String cookie = "__Host-minkao-session=" + browser.session();
        assertThat(gateway.get("/api/evaluation/v1/x", "Cookie", cookie, "Authorization", "Bearer nonsense")
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway.get("/api/evaluation/v1/x", "Cookie", cookie).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anonymousDoorsGetNoTokenEvenFromSomebodyLoggedIn() throws Exception {
        Browser browser = new Browser();
        browser.login("/");
        for (String path : List.of("/api/box/v1/c/ballots", "/api/eligibility/v1/c/lookup", "/api/board/v1/c/x")) {
            assertThat(browser.post(path).statusCode()).isEqualTo(200);
            EchoService.Seen seen = gateway.service.next();
            assertThat(seen.has("Authorization")).isFalse();
            assertThat(seen.has("Cookie")).isFalse();
        }
    }

    @Test
    void aTokenIsRenewedOnceForManyRequests() throws Exception {
        Browser browser = new Browser();
        gateway.realm.tokenSeconds = 10;
        browser.login("/");
        gateway.realm.tokenSeconds = 300;
        String cookie = "__Host-minkao-session=" + browser.session();
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            requests.add(() -> gateway.get("/api/survey/v1/x", "Cookie", cookie).statusCode());
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(gateway.realm.renewals.get()).isEqualTo(1);
    }

    @Test
    void aSessionEndsWhenTheRealmEndsIt() throws Exception {
        Browser browser = new Browser();
        gateway.realm.tokenSeconds = 10;
        browser.login("/");
        gateway.realm.refuseRenewal = true;
        HttpResponse<String> answer = browser.get("/api/survey/v1/x");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("LOGIN_REQUIRED");
        gateway.realm.refuseRenewal = false;
        assertThat(browser.get("/session").body()).isEqualTo("{\"authenticated\":false}");
        assertThat(gateway.service.reached()).isZero();
    }

    @Test
    void aLogoutEndsBoth() throws Exception {
        Browser browser = new Browser();
        browser.login("/");
        String cookie = "__Host-minkao-session=" + browser.session();
        HttpResponse<String> answer = browser.post("/logout", "X-CSRF-TOKEN", browser.csrf());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"next\":\"/\"}");
        assertThat(gateway.realm.logouts.get()).isEqualTo(1);
        assertThat(browser.session()).isEmpty();
        assertThat(gateway.get("/api/evaluation/v1/x", "Cookie", cookie).statusCode())
                .isEqualTo(401);
    }

    @Test
    void theRealmEndsASessionByItsOwnWord() throws Exception {
        Browser browser = new Browser();
        browser.login("/");
        String sid = gateway.realm.lastSid;
        for (String wrong : List.of(
                "logout_token=nonsense",
                "other=1",
                "logout_token=" + gateway.realm.logoutToken(sid, "somebody-else", true),
                "logout_token=" + gateway.realm.logoutToken(sid, "minkao-gateway", false))) {
            assertThat(backChannel(wrong)).isEqualTo(400);
        }
        assertThat(browser.get("/session").body()).contains("\"authenticated\":true");
        assertThat(backChannel("logout_token=" + gateway.realm.logoutToken(sid, "minkao-gateway", true)))
                .isEqualTo(200);
        assertThat(browser.get("/session").body()).isEqualTo("{\"authenticated\":false}");
    }

    private static int backChannel(String form) throws Exception {
        return gateway.post(
                        "/logout/connect/back-channel/minkao",
                        form,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/api/x", ""
            })
    void leadsNowhereElse(String to) throws Exception {
        assertThat(location(new Browser().login(to))).isEqualTo("/");
    }

    @Test
    void aForeignOrRepeatedCallbackLogsNobodyIn() throws Exception {
        Browser browser = new Browser();
        assertThat(location(browser.get("/login/oauth2/code/minkao?code=x&state=y")))
                .isEqualTo("/?login=failed");
        URI realm = URI.create(location(browser.get("/login")));
        String code = gateway.realm.authorize(realm);
        String state = URLEncoder.encode(FakeRealm.form(realm.getRawQuery()).get("state"), StandardCharsets.UTF_8);
        Browser other = new Browser();
        assertThat(location(other.get("/login/oauth2/code/minkao?code=" + code + "&state=" + state)))
                .isEqualTo("/?login=failed");
        assertThat(other.session()).isEmpty();
        browser.jar.compute("__Host-minkao-login", (name, value) -> "A" + value);
        assertThat(location(browser.get("/login/oauth2/code/minkao?code=" + code + "&state=" + state)))
                .isEqualTo("/?login=failed");
        assertThat(browser.session()).isEmpty();
    }
}

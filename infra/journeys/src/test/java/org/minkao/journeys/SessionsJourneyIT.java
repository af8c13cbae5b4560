package org.minkao.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minkao.journeys.ProblemAssert.assertProblem;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A browser's session from the login to its end, with the real realm. */
@ExtendWith(Stack.Extension.class)
class SessionsJourneyIT {
    private static final String SESSION = "__Host-minkao-session";
    private static final String LOGIN = "__Host-minkao-login";
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.");
    private static Web web;
    private static RealmAdmin admin;
    private static Play play;

    @BeforeAll
    static void draftAPlan(Stack stack) {
        web = new Web(stack, 41);
        admin = new RealmAdmin(web);
        play = Play.drafted(web, "会话中的考评", Guest.some("session", 12));
    }

    @Test
    void logsInWithProofAndStrictCookies() {
        Browser browser = new Browser(web);
        URI realm = browser.begin("/campaigns");
        Map<String, String> asked = Browser.query(realm);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("code_challenge", "state", "nonce")
                .doesNotContainKeys("code_verifier", "client_secret");
        assertStrict(browser.cookie(LOGIN));
        Web.Answer back =
                browser.enter(browser.open(realm), "office-he", web.stack().password());
        Web.Answer done = browser.open(URI.create(back.header("Location")));
        assertThat(done.status()).isEqualTo(302);
        assertThat(done.header("Location")).isEqualTo("/campaigns");
        assertStrict(browser.cookie(SESSION));
        assertThat(browser.cookie(LOGIN))
                .as("the login's cookie goes with the login")
                .isNull();
        JsonNode session = browser.session();
        assertThat(session.path("authenticated").asBoolean()).isTrue();
        assertThat(session.path("username").asString()).isEqualTo("office-he");
        assertThat(session.path("roles").toString()).contains("office");
        assertThat(browser.get(play.evaluation()).status()).isEqualTo(200);
    }

    @Test
    void theRealmGivesNoCodeWithoutProof() {
        Browser browser = new Browser(web);
        URI realm = browser.begin("/");
        String bare = realm.toString().replaceAll("&code_challenge[^&]*", "");
        Web.Answer answer = browser.open(URI.create(bare));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("error=invalid_request").doesNotContain("&code=");
    }

    @Test
    void theSessionsNameChangesAtLogin() {
        Browser browser = new Browser(web);
        browser.keep(new Browser.Cookie(SESSION, "chosen-by-somebody-else", "/", List.of()));
        browser.login("office-he", "/");
        String first = browser.cookie(SESSION).value();
        assertThat(first).isNotEqualTo("chosen-by-somebody-else").hasSizeGreaterThan(20);
        browser.login("office-he", "/");
        String second = browser.cookie(SESSION).value();
        assertThat(second).isNotEqualTo(first);
        Browser thief = new Browser(web);
        thief.keep(new Browser.Cookie(SESSION, first, "/", List.of()));
        assertThat(thief.session().path("authenticated").asBoolean()).isFalse();
    }

    @Test
    void whoeverOnlyLooksGetsNoSession() {
        Browser browser = new Browser(web);
        browser.get("/");
        browser.get("/session");
        browser.get(play.evaluation());
        browser.get("/api/public/v1/evaluation/campaigns");
        assertThat(browser.cookie(SESSION)).isNull();
    }

    @Test
    void nothingIsChangedWithoutThePagesOwnToken() {
        Browser browser = new Browser(web);
        browser.login("office-he", "/");
        Browser other = new Browser(web);
        other.login("office-sun", "/");
        String path = play.evaluation() + "/use-of-results";
        Map<String, String> body = Map.of("text", "伪造的请求");
        String before = web.must("office-he", play.evaluation()).path("version").asString();
        for (String method : List.of("PUT", "POST", "DELETE", "PATCH")) {
            for (String wrong : List.of("", "guessed", other.csrf())) {
                Web.Answer answer = browser.change(method, path, wrong, body);
                assertProblem(answer).is(403, "CSRF_TOKEN_WRONG");
            }
        }
        assertThat(browser.change("POST", "/logout", "", null).status()).isEqualTo(403);
        // What another site's form can send: no header of its own, a type that asks nobody.
        Web.Answer form = browser.send(
                browser.gateway(path),
                "POST",
                Map.of("Content-Type", "text/plain", "Origin", "http://evil.invalid"),
                Web.bytes("{\"text\":\"伪造的请求\"}"));
        assertThat(form.status()).isEqualTo(403);
        assertThat(web.must("office-he", play.evaluation()).path("version").asString())
                .isEqualTo(before);
        assertThat(browser.change("PUT", path, browser.csrf(), Map.of("text", "自己的请求"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenInTheHeaderIsJudgedWithoutCookies() {
        Browser browser = new Browser(web);
        browser.login("county-lin", "/");
        Web.Answer answer = browser.send(
                browser.gateway(play.evaluation()), "GET", Map.of("Authorization", "Bearer not.a.token"), new byte[0]);
        assertThat(answer.status()).isEqualTo(401);
        Web.Answer chief = browser.send(
                browser.gateway("/api/notification/v1/audit"),
                "GET",
                Map.of("Authorization", "Bearer " + web.token("chief-fang")),
                new byte[0]);
        assertThat(chief.status())
                .as("the weaker token counts, not the stronger session")
                .isEqualTo(403);
    }

    @Test
    void logoutEndsItHereAndAtTheRealm() {
        Browser browser = new Browser(web);
        browser.login("office-he", "/");
        Browser.Cookie old = browser.cookie(SESSION);
        Web.Answer out = browser.change("POST", "/logout", browser.csrf(), null);
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.json().path("next").asString()).isEqualTo("/");
        browser.keep(old);
        assertThat(browser.session().path("authenticated").asBoolean()).isFalse();
        assertThat(browser.get(play.evaluation()).status()).isEqualTo(401);
        Web.Answer realm = browser.open(browser.begin("/"));
        assertThat(realm.status()).as("the realm asks for the password again").isEqualTo(200);
        assertThat(realm.body()).contains("name=\"password\"");
    }

    @Test
    void anEndAtTheRealmEndsItHere() {
        Browser browser = new Browser(web);
        browser.login("inspector-ma", "/");
        assertThat(browser.session().path("authenticated").asBoolean()).isTrue();
        Web.must(admin.call("POST", "/users/inspector-ma/logout", null), "logout at the realm");
        Play.until(
                "the end of the session",
                browser::session,
                s -> !s.path("authenticated").asBoolean());
        assertThat(browser.get(play.evaluation()).status()).isEqualTo(401);
    }

    @Test
    void nobodyEndsTheSessionOfAnotherByAWordOfHisOwn() {
        Browser browser = new Browser(web);
        browser.login("county-zhou", "/");
        for (String token : new ForgedTokens(web.token("county-zhou")).all().values()) {
            Web.Answer answer = web.send(
                    "",
                    "POST",
                    "/logout/connect/back-channel/minkao",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    Web.bytes(Web.form(Map.of("logout_token", token))));
            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        }
        Web.Answer access = web.send(
                "",
                "POST",
                "/logout/connect/back-channel/minkao",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Web.bytes(Web.form(Map.of("logout_token", web.token("county-zhou")))));
        assertThat(access.status()).isEqualTo(400);
        assertThat(browser.session().path("authenticated").asBoolean()).isTrue();
    }

    @Test
    void noTokenReachesTheBrowser() {
        Browser browser = new Browser(web);
        browser.login("county-lin", "/campaigns");
        browser.session();
        browser.get(play.evaluation());
        browser.get("/");
        browser.get("/api/notification/v1/inbox");
        browser.change("PUT", play.evaluation() + "/nothing", browser.csrf(), Map.of());
        browser.change("POST", "/logout", browser.csrf(), null);
        assertThat(browser.received().size()).isGreaterThan(7);
        for (Web.Answer answer : browser.received()) {
            String everything = answer.headers().map() + "\n" + answer.body();
            assertThat(TOKEN.matcher(everything).find()).as(everything).isFalse();
            assertThat(everything).doesNotContain("access_token", "refresh_token", "id_token");
        }
        assertThat(TOKEN.matcher(web.token("county-lin")).find())
                .as("the pattern knows a token when it sees one")
                .isTrue();
    }

    @Test
    void leadsBackToThisSiteOnly() {
        Browser browser = new Browser(web);
        browser.login("office-he", "/");
        for (String elsewhere : List.of(
                "https://evil.invalid/",
                "//evil.invalid/",
                "/%5Cevil.invalid/",
                "%5C%5Cevil.invalid",
                "/%09/evil.invalid/",
                "%09//evil.invalid",
                "/%2Fevil.invalid",
                "javascript:alert(1)",
                "http:evil.invalid",
                "/logout",
                "/login",
                "/a%0d%0aLocation:%20https://evil.invalid")) {
            Web.Answer done = browser.login("office-he", elsewhere);
            assertThat(done.status()).as(elsewhere).isEqualTo(302);
            assertThat(done.headers().allValues("Location")).as(elsewhere).containsExactly("/");
        }
        assertThat(browser.login("office-he", "/campaigns?x=1").header("Location"))
                .isEqualTo("/campaigns?x=1");
    }

    @Test
    void theCodeGoesToThisAddressOnly() {
        int gateway = web.stack().port("MINKAO_GATEWAY_PORT");
        String answer = RawHttp.request(
                gateway,
                "GET /login HTTP/1.1",
                "Host: evil.invalid",
                "X-Forwarded-Host: evil.invalid",
                "Forwarded: host=evil.invalid");
        assertThat(RawHttp.status(answer)).isEqualTo(302);
        assertThat(answer).doesNotContain("evil.invalid").contains("redirect_uri=http://localhost:" + gateway + "/");
        Browser browser = new Browser(web);
        String tampered =
                browser.begin("/").toString().replaceAll("redirect_uri=[^&]*", "redirect_uri=https://evil.invalid/");
        Web.Answer refused = browser.open(URI.create(tampered));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Location")).isEmpty();
    }

    @Test
    void aCodeIsGoodOnceAndForTheBrowserThatAsked() {
        Browser asked = new Browser(web);
        Web.Answer back = asked.enter(
                asked.open(asked.begin("/")), "office-sun", web.stack().password());
        URI callback = URI.create(back.header("Location"));
        Browser thief = new Browser(web);
        assertNotLoggedIn(thief, thief.open(callback));
        Browser victim = new Browser(web);
        victim.begin("/");
        assertNotLoggedIn(victim, victim.open(callback));
        assertThat(asked.open(callback).header("Location")).isEqualTo("/");
        assertThat(asked.session().path("authenticated").asBoolean()).isTrue();
        Browser again = new Browser(web);
        assertNotLoggedIn(again, again.open(callback));
    }

    private static void assertNotLoggedIn(Browser browser, Web.Answer answer) {
        assertThat(answer.header("Location")).isEqualTo("/?login=failed");
        assertThat(browser.session().path("authenticated").asBoolean()).isFalse();
    }

    @Test
    void aFormThatOutlivedItsTokenIsCarriedByARenewal() throws Exception {
        // Shorter than the gateway's reserve: whatever is posted later finds a token that must be renewed.
        admin.accessTokenLifespan("minkao-gateway", "2");
        try {
            Browser browser = new Browser(web);
            browser.login("office-he", "/");
            String csrf = browser.csrf();
            long ends = System.nanoTime() + 3_000_000_000L;
            long before = admin.lastAccess("office-he");
            Play.until("the end of the token", System::nanoTime, now -> now > ends);
            Web.Answer posted =
                    browser.change("PUT", play.evaluation() + "/use-of-results", csrf, Map.of("text", "很久以前打开的表单"));
            assertThat(posted.status()).as("%s", posted).isEqualTo(200);
            assertThat(admin.lastAccess("office-he")).as("the realm was asked").isGreaterThan(before);
            // A renewal token is good once: many windows of one session share it.
            try (ExecutorService windows = Executors.newFixedThreadPool(6)) {
                List<Future<Web.Answer>> all = java.util.stream.IntStream.range(0, 12)
                        .mapToObj(i -> windows.submit(() -> browser.get(play.evaluation())))
                        .toList();
                for (Future<Web.Answer> one : all) {
                    assertThat(one.get().status()).isEqualTo(200);
                }
            }
        } finally {
            admin.accessTokenLifespan("minkao-gateway", "");
        }
    }

    @Test
    void whatCannotBeRenewedEndsAndSaysSo() {
        admin.accessTokenLifespan("minkao-gateway", "2");
        try {
            Browser browser = new Browser(web);
            browser.login("auditor-shen", "/");
            String csrf = browser.csrf();
            Web.must(admin.call("POST", "/users/auditor-shen/logout", null), "logout at the realm");
            Web.Answer late = Play.until(
                    "the end",
                    () -> browser.change("PUT", play.evaluation() + "/use-of-results", csrf, Map.of("text", "晚了")),
                    a -> a.status() == 401);
            assertProblem(late).is(401, "LOGIN_REQUIRED");
        } finally {
            admin.accessTokenLifespan("minkao-gateway", "");
        }
    }

    @Test
    void tenWrongPasswordsLockForAWhile() {
        String person = "leader-gao";
        try {
            Browser browser = new Browser(web);
            Web.Answer form = browser.open(browser.begin("/"));
            for (int i = 0; i < 10; i++) {
                form = browser.enter(form, person, "wrong-" + i);
                assertThat(form.status()).isEqualTo(200);
            }
            Web.Answer right = browser.enter(form, person, web.stack().password());
            assertThat(right.status()).as("the right password, but too late").isEqualTo(200);
            assertThat(right.header("Location")).isEmpty();
            assertThat(web.tryGrant("minkao", grant(person)).text("error"))
                    .as("nor by a script")
                    .isEqualTo("invalid_grant");
            JsonNode state = admin.get("/attack-detection/brute-force/users/" + person);
            assertThat(state.path("disabled").asBoolean()).isTrue();
            assertThat(web.tryGrant("minkao", grant("inspector-xu")).status())
                    .as("and nobody else is locked")
                    .isEqualTo(200);
        } finally {
            admin.call("DELETE", "/attack-detection/brute-force/users/" + person, null);
        }
        assertThat(web.tryGrant("minkao", grant(person)).status()).isEqualTo(200);
    }

    private static Map<String, String> grant(String person) {
        return Map.of(
                "grant_type",
                "password",
                "client_id",
                "minkao-scripts",
                "username",
                person,
                "password",
                web.stack().password());
    }

    private static void assertStrict(Browser.Cookie cookie) {
        assertThat(cookie.flags()).contains("secure", "httponly", "samesite=lax", "path=/");
        assertThat(cookie.flags()).noneMatch(flag -> flag.startsWith("domain="));
    }
}

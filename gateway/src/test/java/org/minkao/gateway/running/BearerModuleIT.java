package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BearerModuleIT {

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
    }

    private static HttpResponse<String> with(String authorization) throws Exception {
        return gateway.post("/api/survey/v1/x", "{}", "Authorization", authorization);
    }

    @Test
    void aGoodTokenGoesOnWithoutCsrfOrSession() throws Exception {
        String token = gateway.realm.accessToken("wang", 300, "office");
        HttpResponse<String> answer = with("Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(gateway.service.next().header("Authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void tellsTheBearerWhoHeIs() throws Exception {
        String token = gateway.realm.accessToken("wang", 300, "office");
        assertThat(gateway.get("/session", "Authorization", "Bearer " + token).body())
                .contains("\"authenticated\":true", "\"username\":\"wang\"", "\"roles\":[\"office\"]")
                .doesNotContain("csrf");
    }

    @Test
    void refusesEveryOtherToken() throws Exception {
        String issuer = gateway.realm.issuer();
        var strangersKey = new RSAKeyGenerator(2048).keyID("k1").generate();
        List<String> bad = List.of(
                "Bearer " + gateway.realm.accessToken("wang", -120, "office"),
                "Bearer " + FakeRealm.token(strangersKey, issuer, "wang", 300, List.of("county")),
                "Bearer "
                        + FakeRealm.token(gateway.realm.key, "http://elsewhere/realms/minkao", "wang", 300, List.of()),
                "Bearer "
                        + new PlainJWT(new JWTClaimsSet.Builder()
                                        .issuer(issuer)
                                        .subject("wang")
                                        .build())
                                .serialize(),
                "Bearer nonsense",
                "Bearer ",
                "Basic d2FuZzp3YW5n");
        for (String authorization : bad) {
            HttpResponse<String> answer = with(authorization);
            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
            assertThat(answer.body()).contains("\"code\":\"LOGIN_REQUIRED\"");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer");
        }
        assertThat(gateway.service.reached()).isZero();
    }
}

package org.minkao.gateway.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minkao.gateway.door.DoorSettings;
import org.minkao.gateway.door.Doors;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class LastHeadersTest {
    private static final Set<String> CARELESS = Set.of(
            "Accept",
            "Authorization",
            "Cookie",
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Prefix",
            "X-Real-IP",
            "Proxy-Authorization",
            "tracestate",
            "X-Request-Id");

    @ParameterizedTest
    @ValueSource(strings = {"/signed", "/anonymous", "/silent"})
    void someHeadersStayHereEvenWhenAListNamesThem(String path) {
        assertThat(forwarded(path).headerNames())
                .contains("Accept")
                .doesNotContain(
                        "Cookie",
                        "Forwarded",
                        "X-Forwarded-For",
                        "X-Forwarded-Prefix",
                        "X-Real-IP",
                        "Proxy-Authorization",
                        "tracestate",
                        "X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/anonymous", "/silent"})
    void nobodysTokenGoesThroughAnAnonymousDoorEvenWhenAListNamesIt(String path) {
        assertThat(forwarded(path).containsHeader("Authorization")).isFalse();
        assertThat(forwarded("/signed").containsHeader("Authorization")).isTrue();
    }

    private static HttpHeaders forwarded(String path) {
        Doors doors = new Doors(
                new DoorSettings(
                        List.of(), List.of("/signed"), List.of("/anonymous", "/silent"), List.of("/silent"), List.of()),
                null);
        HttpHeaders told = new HttpHeaders();
        CARELESS.forEach(name -> told.set(name, "told"));
        return new LastHeaders(doors, new ForwardSettings(CARELESS, CARELESS, CARELESS))
                .filter(told, MockServerWebExchange.from(MockServerHttpRequest.get(path)));
    }
}

package org.minkao.gateway.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RateModuleIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new RunningGateway(
                "--MINKAO_RATE_PER_SECOND=1",
                "--MINKAO_RATE_BURST=3",
                "--MINKAO_TRUSTED_PROXIES=127.0.0.0/8",
                "--MINKAO_PUBLIC_URL=https://minkao.example",
                "--MINKAO_WEB_DIR=");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static HttpResponse<String> from(String address) throws Exception {
        return gateway.get("/api/public/v1/evaluation/x", "X-Forwarded-For", address);
    }

    @Test
    void limitsAnAddressAndNotItsNeighbour() throws Exception {
        int passed = 0;
        HttpResponse<String> last = from("203.0.113.7");
        for (int i = 0; i < 20; i++) {
            passed += last.statusCode() == 200 ? 1 : 0;
            last = from("203.0.113.7");
        }
        assertThat(passed).isBetween(3, 8);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.body()).contains("\"code\":\"SLOW_DOWN\"");
        assertThat(last.headers().firstValue("Retry-After")).contains("1");
        assertThat(from("203.0.113.8").statusCode()).isEqualTo(200);
        assertThat(gateway.service.next().has("X-Forwarded-For")).isFalse();
    }

    @Test
    void promisesHttpsWhereItIsReachedByHttps() throws Exception {
        HttpResponse<String> answer = gateway.get("/", "X-Forwarded-For", "203.0.113.9");
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"code\":\"SITE_MISSING\"");
    }
}

package org.minkao.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTest {

    private static String of(ClientAddress addresses, String peer, String... forwarded) {
        MockServerHttpRequest.BaseBuilder<?> request =
                MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 4000));
        for (String value : forwarded) {
            request.header("X-Forwarded-For", value);
        }
        return addresses.of(request.build());
    }

    private static ClientAddress trusting(String... networks) {
        return new ClientAddress(new AddressSettings(List.of(networks)));
    }

    @Test
    void believesNobodyByDefault() {
        assertThat(of(trusting(), "198.51.100.1", "203.0.113.9")).isEqualTo(of(trusting(), "198.51.100.1"));
    }

    @Test
    void takesTheNearestHopThatIsNoProxyOfOurs() {
        ClientAddress addresses = trusting("10.0.0.0/8");
        String client = of(addresses, "203.0.113.9");
        assertThat(of(addresses, "10.1.2.3", "1.2.3.4, 203.0.113.9, 10.9.9.9")).isEqualTo(client);
        assertThat(of(addresses, "10.1.2.3", "1.2.3.4", "203.0.113.9")).isEqualTo(client);
        assertThat(of(addresses, "198.51.100.1", "203.0.113.9")).isNotEqualTo(client);
        assertThat(of(addresses, "10.1.2.3", "example.org")).isEqualTo(of(addresses, "10.1.2.3"));
    }

    @Test
    void countsAnIpv6NetworkAsOne() {
        assertThat(of(trusting(), "2001:db8:1:2:3::1")).isEqualTo(of(trusting(), "2001:db8:1:2:ffff::9"));
        assertThat(of(trusting(), "2001:db8:1:2::1")).isNotEqualTo(of(trusting(), "2001:db8:1:3::1"));
    }

    @Test
    void refusesWhatIsNoNetwork() {
        for (String wrong : List.of("example.org", "10.0.0.0/33", "10.0.0.0/x")) {
            assertThatThrownBy(() -> trusting(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
    }
}

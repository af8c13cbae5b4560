package org.minkao.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PublicSettingsTest {

    @Test
    void allowsPlainHttpOnTheLoopbackOnly() {
        assertThat(new PublicSettings(URI.create("http://localhost:8080"), true).https())
                .isFalse();
        assertThat(new PublicSettings(URI.create("https://minkao.example/"), true).base())
                .isEqualTo("https://minkao.example");
        assertThatThrownBy(() -> new PublicSettings(URI.create("http://minkao.example"), true))
                .hasMessageContaining("expected: https");
        assertThatThrownBy(() -> new PublicSettings(URI.create("https://minkao.example"), false))
                .hasMessageContaining("secure-cookies");
    }
}

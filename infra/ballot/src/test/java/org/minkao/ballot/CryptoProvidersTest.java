package org.minkao.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class CryptoProvidersTest {

    @Test
    void theNativeProviderIsChosenWhereItLoads() {
        assumeTrue(
                CryptoProviders.corretto().isPresent(),
                () -> "SKIPPED: vectors ran under one provider only, " + CryptoProviders.jdk());
        assertThat(CryptoProviders.best().description()).startsWith("AmazonCorrettoCryptoProvider 2.5");
        assertThat(CryptoProviders.best().isNative()).isTrue();
        assertThat(CryptoProviders.all()).hasSize(2);
    }

    @Test
    void theJdkIsAlwaysThere() {
        assertThat(CryptoProviders.jdk().description()).startsWith("JDK ");
        assertThat(CryptoProviders.jdk().isNative()).isFalse();
        assertThat(CryptoProviders.jdk().ec().getName()).isEqualTo("SunEC");
        assertThat(CryptoProviders.all())
                .last()
                .hasToString(CryptoProviders.jdk().description());
    }
}

package org.minkao.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] PLAIN = "a ticket".getBytes(StandardCharsets.UTF_8);

    @Test
    void opensOnlyWhatItSealed() {
        Seal seal = new Seal("secret");
        String sealed = seal.seal(PLAIN);
        assertThat(seal.open(sealed)).contains(PLAIN);
        assertThat(new Seal("secret").open(sealed)).contains(PLAIN);
        assertThat(new Seal("another").open(sealed)).isEmpty();
        assertThat(seal.seal(PLAIN)).isNotEqualTo(sealed);
    }

    @Test
    void refusesWhatWasChanged() {
        Seal seal = new Seal("secret");
        String sealed = seal.seal(PLAIN);
        for (int i = 0; i < sealed.length() - 1; i++) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(seal.open(sealed.substring(0, i) + other + sealed.substring(i + 1)))
                    .as("position %d", i)
                    .isEmpty();
        }
        assertThat(seal.open("")).isEmpty();
        assertThat(seal.open("!!")).isEmpty();
    }
}

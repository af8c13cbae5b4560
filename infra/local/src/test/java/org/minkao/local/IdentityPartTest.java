package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityPartTest {

    @Test
    void knowsTheVersionThatTheBuildPins() {
        assertThat(IdentityPart.version()).matches("\\d+\\.\\d+\\.\\d+");
    }
}

package org.minkao.kit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealedBoxTest {
    private static final byte[] PRIVATE =
            HexFormat.of().parseHex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8");
    private static final byte[] INFO = "test/info".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLAIN = "请投票".getBytes(StandardCharsets.UTF_8);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = SealedBox.seal(SealedBox.publicKey(PRIVATE), INFO, PLAIN);
        assertThat(sealed).hasSize(32 + PLAIN.length + 16);
        assertThat(SealedBox.open(PRIVATE, INFO, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void sealsTheSameTwiceDifferently() {
        byte[] key = SealedBox.publicKey(PRIVATE);
        assertThat(SealedBox.seal(key, INFO, PLAIN)).isNotEqualTo(SealedBox.seal(key, INFO, PLAIN));
    }

    @Test
    void derivesThePublicKeyOfRfc9180() {
        // RFC 9180, appendix A.1: skRm and pkRm of DHKEM(X25519).
        assertThat(HexFormat.of().formatHex(SealedBox.publicKey(PRIVATE)))
                .isEqualTo("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
    }

    @Test
    void refusesEveryAlteredByte() {
        byte[] sealed = SealedBox.seal(SealedBox.publicKey(PRIVATE), INFO, PLAIN);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> SealedBox.open(PRIVATE, INFO, altered));
        }
    }

    @Test
    void refusesAnotherInfoAnotherKeyAndAStub() {
        byte[] sealed = SealedBox.seal(SealedBox.publicKey(PRIVATE), INFO, PLAIN);
        byte[] another = PRIVATE.clone();
        another[3] ^= 1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SealedBox.open(PRIVATE, "other".getBytes(StandardCharsets.UTF_8), sealed));
        assertThatIllegalArgumentException().isThrownBy(() -> SealedBox.open(another, INFO, sealed));
        assertThatIllegalArgumentException().isThrownBy(() -> SealedBox.open(PRIVATE, INFO, new byte[20]));
        assertThatIllegalArgumentException().isThrownBy(() -> SealedBox.open(PRIVATE, INFO, new byte[80]));
        assertThatIllegalArgumentException().isThrownBy(() -> SealedBox.open(new byte[31], INFO, sealed));
    }
}

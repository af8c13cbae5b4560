package org.minkao.survey.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.KeyWrap;
import org.minkao.survey.interference.About;
import org.minkao.survey.interference.ReportId;
import org.minkao.survey.interference.Told;

class InterferenceSealTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Told FULL = new Told("有人要求\"统一\"打满意，\n否则扣奖金 {\"text\":1}", About.PRESSURE, "张三 13800000000");

    private final InterferenceSeal seal = new InterferenceSeal(new KeyWrap(key(), RANDOM));
    private final ReportId report = new ReportId("ir-1");

    @Test
    void opensWhatItSealed() {
        Told bare = new Told("   有人拉票   ", null, null);

        assertThat(seal.open(report, seal.seal(report, FULL))).isEqualTo(FULL);
        assertThat(seal.open(report, seal.seal(report, bare))).isEqualTo(bare);
        assertThat(seal.openReason(report, seal.sealReason(report, "查无实据"))).isEqualTo("查无实据");
    }

    @Test
    void showsNeitherWordsNorTheirKindNorWhetherThereIsAContact() {
        String sealed = seal.seal(report, FULL);
        String decoded = new String(Encodings.unb64(sealed), StandardCharsets.UTF_8);

        assertThat(decoded).doesNotContain("PRESSURE", "138", "张三", "奖金");
        assertThat(seal.seal(report, FULL)).isNotEqualTo(sealed);
        assertThat(seal.seal(report, new Told("有人拉票", About.OTHER, null))).hasSameSizeAs(sealed);
        assertThat(seal.seal(report, new Told("有人拉票", null, "13800000000"))).hasSameSizeAs(sealed);
    }

    @Test
    void opensNothingThatWasMovedOrSealedUnderAnotherKey() {
        String sealed = seal.seal(report, FULL);
        InterferenceSeal other = new InterferenceSeal(new KeyWrap(key(), RANDOM));

        assertThatThrownBy(() -> seal.open(new ReportId("ir-2"), sealed)).isInstanceOf(BallotRefusal.class);
        assertThatThrownBy(() -> seal.openReason(report, sealed)).isInstanceOf(BallotRefusal.class);
        assertThatThrownBy(() -> other.open(report, sealed)).isInstanceOf(BallotRefusal.class);
    }

    private static byte[] key() {
        return Bytes.random(32, RANDOM).toArray();
    }
}

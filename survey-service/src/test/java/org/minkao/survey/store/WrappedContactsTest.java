package org.minkao.survey.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.minkao.ballot.BallotRefusal;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.KeyWrap;
import org.minkao.survey.opinion.OpinionId;

class WrappedContactsTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final WrappedContacts contacts =
            new WrappedContacts(new KeyWrap(Bytes.random(32, RANDOM).toArray(), RANDOM));
    private final OpinionId opinion = new OpinionId("op-1");

    @Test
    void opensWhatItSealed() {
        String sealed = contacts.seal(opinion, "张三 13800000000");

        assertThat(sealed).doesNotContain("138");
        assertThat(contacts.open(opinion, sealed)).isEqualTo("张三 13800000000");
        assertThat(contacts.seal(opinion, "张三 13800000000")).isNotEqualTo(sealed);
    }

    @Test
    void opensNothingThatWasMovedToAnotherOpinion() {
        String sealed = contacts.seal(opinion, "张三 13800000000");

        assertThatThrownBy(() -> contacts.open(new OpinionId("op-2"), sealed)).isInstanceOf(BallotRefusal.class);
    }
}

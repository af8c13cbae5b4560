package org.minkao.survey.store;

import java.security.SecureRandom;
import org.minkao.ballot.Bytes;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Envelope;
import org.minkao.ballot.KeyWrap;
import org.minkao.survey.box.CampaignKeys;

/** Campaign keys at rest: 32 random bytes, wrapped under the box's key-encryption key for their campaign alone. */
public final class WrappedCampaignKeys implements CampaignKeys {
    private static final int KEY_LENGTH = 32;

    private final KeyWrap wrap;
    private final SecureRandom random;

    public WrappedCampaignKeys(KeyWrap wrap, SecureRandom random) {
        this.wrap = wrap;
        this.random = random;
    }

    @Override
    public String create(String campaign) {
        byte[] key = Bytes.random(KEY_LENGTH, random).toArray();
        return Encodings.b64(wrap.wrap(purpose(campaign), key));
    }

    @Override
    public Envelope envelope(String campaign, String wrapped) {
        return new Envelope(wrap.unwrap(purpose(campaign), Encodings.unb64(wrapped)), random);
    }

    private static String purpose(String campaign) {
        return "box-envelopes/" + campaign;
    }
}

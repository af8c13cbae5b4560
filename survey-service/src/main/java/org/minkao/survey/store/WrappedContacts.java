package org.minkao.survey.store;

import java.nio.charset.StandardCharsets;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.KeyWrap;
import org.minkao.survey.opinion.ContactSeal;
import org.minkao.survey.opinion.OpinionId;

/** Keeps contacts encrypted (AES-256-GCM) under the room's own key, each bound to its opinion. */
public final class WrappedContacts implements ContactSeal {
    private final KeyWrap wrap;

    public WrappedContacts(KeyWrap wrap) {
        this.wrap = wrap;
    }

    @Override
    public String seal(OpinionId opinion, String contact) {
        return Encodings.b64(wrap.wrap(purpose(opinion), contact.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String open(OpinionId opinion, String sealed) {
        return new String(wrap.unwrap(purpose(opinion), Encodings.unb64(sealed)), StandardCharsets.UTF_8);
    }

    private static String purpose(OpinionId opinion) {
        return "opinion-contact/" + opinion;
    }
}

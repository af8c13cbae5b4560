package org.minkao.evaluation.eligibility;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Invitation;
import org.minkao.ballot.Json;
import org.minkao.kit.core.SealedBox;

/** Writes what a person is to be told, sealed so that only the notification room can read it. */
public final class Letters {
    private static final byte[] INFO = "minkao/invitation".getBytes(StandardCharsets.US_ASCII);

    private final byte[] contactKey;
    private final String origin;

    /** A sealer for notification's public key; links begin with the origin, such as {@code https://host}. */
    public Letters(byte[] contactKey, String origin) {
        this.contactKey = contactKey.clone();
        this.origin = origin;
    }

    String invitation(Person person, VoterClass voterClass, Invitation invitation) {
        Json.Obj link = Json.obj(
                "style", voterClass.id(),
                "label", voterClass.name(),
                "url", invitation.link(origin),
                "code", invitation.codeText());
        return seal(person, "links", List.of(link));
    }

    String notice(Person person, VoterClass voterClass) {
        return seal(person, "label", voterClass.name());
    }

    private String seal(Person person, String key, Object value) {
        List<Object> entries = new ArrayList<>(List.of("name", person.name()));
        entries.addAll(person.contact());
        entries.addAll(List.of(key, value));
        byte[] plain = CanonicalJson.bytes(Json.obj(entries.toArray()));
        return Encodings.b64(SealedBox.seal(contactKey, INFO, plain));
    }

    @Override
    public String toString() {
        return "Letters";
    }
}

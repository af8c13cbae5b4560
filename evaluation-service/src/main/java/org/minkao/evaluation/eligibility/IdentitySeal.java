package org.minkao.evaluation.eligibility;

import java.util.ArrayList;
import java.util.List;
import org.minkao.ballot.CanonicalJson;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.Json;
import org.minkao.ballot.KeyWrap;
import org.minkao.ballot.StrictJson;

/** Encrypts people, issuer keys and reserve codes for storage under eligibility's key-encryption key, bound to where they lie. */
public final class IdentitySeal {
    private static final int PER_PART = 1_000;

    private final KeyWrap wrap;

    public IdentitySeal(KeyWrap wrap) {
        this.wrap = wrap;
    }

    List<String> sealAll(String preview, List<Listed> people) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < people.size(); from += PER_PART) {
            List<Json> part = people.subList(from, Math.min(people.size(), from + PER_PART)).stream()
                    .map(Listed::write)
                    .toList();
            parts.add(seal("preview/" + preview + "/" + parts.size(), CanonicalJson.bytes(Json.of(part))));
        }
        return parts;
    }

    List<Listed> openAll(String preview, List<String> parts) {
        List<Listed> people = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            byte[] part = open("preview/" + preview + "/" + i, parts.get(i));
            StrictJson.parse(part).asList("people").forEach(json -> people.add(Listed.read(json)));
        }
        return people;
    }

    /** What a row of the roll keeps of its person. */
    String seal(String roster, Person person) {
        return seal("person/" + roster, person.write());
    }

    String sealReserve(String roster, byte[] code) {
        return seal("reserve/" + roster, code);
    }

    String sealKey(String campaign, String style, byte[] pkcs8) {
        return seal(keyPurpose(campaign, style), pkcs8);
    }

    byte[] openKey(String campaign, String style, String sealed) {
        return open(keyPurpose(campaign, style), sealed);
    }

    private static String keyPurpose(String campaign, String style) {
        return "issuer/" + campaign + "/" + style;
    }

    private String seal(String purpose, byte[] plain) {
        return Encodings.b64(wrap.wrap(purpose, plain));
    }

    private byte[] open(String purpose, String sealed) {
        return wrap.unwrap(purpose, Encodings.unb64(sealed));
    }

    @Override
    public String toString() {
        return "IdentitySeal";
    }
}

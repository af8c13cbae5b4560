package org.minkao.notification.events;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.minkao.kit.core.SealedBox;
import org.minkao.notification.delivery.Delivery;
import org.minkao.notification.delivery.Letter;
import org.minkao.notification.delivery.SealedLetters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opens letters with this room's private key; nothing opened is kept or logged. */
public final class SealedLetterReader implements SealedLetters {
    private static final byte[] INFO = "minkao/invitation".getBytes(StandardCharsets.UTF_8);

    private final JsonMapper json;
    private final byte[] privateKey;

    public SealedLetterReader(JsonMapper json, byte[] privateKey) {
        this.json = json;
        this.privateKey = privateKey.clone();
    }

    @Override
    public Letter open(Delivery delivery) {
        byte[] sealed = Base64.getDecoder().decode(Objects.requireNonNull(delivery.sealed()));
        try {
            Wire.SealedLetter letter =
                    json.readValue(SealedBox.open(privateKey, INFO, sealed), Wire.SealedLetter.class);
            if (!EventReader.complete(letter)) {
                throw new IllegalArgumentException("sealed letter lacks a part");
            }
            return new Letter(letter.name(), letter.email(), letter.label(), links(letter));
        } catch (JacksonException e) {
            // Without the cause: its message quotes the letter.
            throw new IllegalArgumentException("sealed letter is not the JSON it should be");
        }
    }

    private static List<Letter.Link> links(Wire.SealedLetter letter) {
        return letter.links() == null
                ? List.of()
                : letter.links().stream()
                        .map(link -> new Letter.Link(link.label() == null ? "" : link.label(), link.url(), link.code()))
                        .toList();
    }
}

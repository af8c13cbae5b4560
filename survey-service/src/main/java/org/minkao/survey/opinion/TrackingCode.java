package org.minkao.survey.opinion;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Encodings;

/** What the author of an opinion keeps to follow it: 128 random bits, shown once and never stored. */
public record TrackingCode(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");
    private static final byte[] PURPOSE = "minkao/opinion/v1\n".getBytes(StandardCharsets.UTF_8);
    private static final int ID_BYTES = 16;

    /** As typed by a person: capitals, spaces and hyphens are forgiven. */
    public static Optional<TrackingCode> typed(String text) {
        String plain = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(new TrackingCode(plain)) : Optional.empty();
    }

    /** The id under which the opinion is kept. */
    public OpinionId opinion() {
        byte[] hash = Digests.h(PURPOSE, value.getBytes(StandardCharsets.UTF_8))
                .slice(0, ID_BYTES)
                .toArray();
        return new OpinionId(Encodings.base32(hash));
    }

    @Override
    public String toString() {
        return "TrackingCode";
    }
}

package org.minkao.survey.interference;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.minkao.ballot.Digests;
import org.minkao.ballot.Encodings;

/** What a reporter keeps to follow the report: 128 random bits, shown once and never stored. */
public record ReportCode(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");
    private static final byte[] PURPOSE = "minkao/interference/v1\n".getBytes(StandardCharsets.UTF_8);
    private static final int ID_BYTES = 16;

    /** As typed by a person: capitals, spaces and hyphens are forgiven. */
    static Optional<ReportCode> typed(String text) {
        String plain = text.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(new ReportCode(plain)) : Optional.empty();
    }

    /** The id under which the report is kept. */
    public ReportId report() {
        byte[] hash = Digests.h(PURPOSE, value.getBytes(StandardCharsets.UTF_8))
                .slice(0, ID_BYTES)
                .toArray();
        return new ReportId(Encodings.base32(hash));
    }

    @Override
    public String toString() {
        return "ReportCode";
    }
}

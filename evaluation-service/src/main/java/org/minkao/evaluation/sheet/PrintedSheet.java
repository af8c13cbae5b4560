package org.minkao.evaluation.sheet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.minkao.ballot.Digests;

/** A page ready to be read or printed: the same result in the same language gives the same bytes. */
public record PrintedSheet(String title, String fileName, Language language, Instant at, String html) {

    public byte[] bytes() {
        return html.getBytes(StandardCharsets.UTF_8);
    }

    /** Hex SHA-256 of the page. */
    public String digest() {
        return Digests.h(bytes()).hex();
    }

    @Override
    public String toString() {
        return "PrintedSheet[" + fileName + "]";
    }
}

package org.minkao.survey.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;
import org.minkao.kit.core.Refusal;

/** Where an item stands in a list of newest days first, and ids within a day; unmoved by what comes in later. */
public record Place(LocalDate day, String id) {
    private static final String FIELD = "after";
    private static final int LONGEST = 120;
    private static final Pattern FORM = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z0-9-]{1,64})");

    /** Reads what {@link #cursor} wrote; absent is the beginning of the list. */
    public static @Nullable Place after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        Matcher form = FORM.matcher(decoded(cursor));
        if (!form.matches()) {
            throw malformed(cursor);
        }
        try {
            Place place = new Place(LocalDate.parse(form.group(1)), form.group(2));
            // One place has one cursor: padding and loose bits are none of ours.
            if (place.cursor().equals(cursor)) {
                return place;
            }
        } catch (DateTimeException e) {
            throw malformed(cursor);
        }
        throw malformed(cursor);
    }

    /** The text by which a reader asks for what follows. */
    public String cursor() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((day + " " + id).getBytes(StandardCharsets.US_ASCII));
    }

    private static String decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            throw malformed(cursor);
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw malformed(cursor);
        }
    }

    private static Refusal malformed(String cursor) {
        return Check.invalid(FIELD, cursor, "what an earlier answer gave as next");
    }
}

package org.minkao.ballot;

import java.util.regex.Pattern;

/** A question of the ballot form. */
public record ItemId(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,31}");

    public ItemId {
        if (!SYNTAX.matcher(value).matches()) {
            throw BallotRefusal.Code.MALFORMED.because("item id: a-z 0-9 _ -, at most 32");
        }
    }

    public static boolean isValid(String text) {
        return SYNTAX.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

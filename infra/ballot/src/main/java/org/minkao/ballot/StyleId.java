package org.minkao.ballot;

import java.util.regex.Pattern;

/** A style of a campaign: voter class and ballot form. */
public record StyleId(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    public StyleId {
        if (!SYNTAX.matcher(value).matches()) {
            throw BallotRefusal.Code.MALFORMED.because("style id: a-z 0-9 . _ -, at most 40");
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

package org.minkao.ballot;

import java.util.regex.Pattern;

/** Whom or what an answer rates; {@code _} stands for none. */
public record SubjectId(String value) {
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,31}");

    public SubjectId {
        if (!SYNTAX.matcher(value).matches()) {
            throw BallotRefusal.Code.MALFORMED.because("subject id: a-z 0-9 _ -, at most 32");
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

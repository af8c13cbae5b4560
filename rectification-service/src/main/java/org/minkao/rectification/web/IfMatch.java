package org.minkao.rectification.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;

/** The version a person looked at, from the header {@code If-Match}. */
final class IfMatch {
    private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,18})\"?");

    private IfMatch() {}

    static @Nullable Long version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        Matcher matcher = VERSION.matcher(header.strip());
        if (!matcher.matches()) {
            throw Check.invalid("If-Match", header, "a version like \"3\"");
        }
        return Long.valueOf(matcher.group(1));
    }
}

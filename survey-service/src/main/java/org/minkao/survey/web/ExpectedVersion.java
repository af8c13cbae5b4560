package org.minkao.survey.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;

/** The version a caller looked at, as the If-Match header carries it. */
final class ExpectedVersion {
    private static final Pattern FORM = Pattern.compile("\"?([0-9]{1,15})\"?");

    private ExpectedVersion() {}

    static @Nullable Long of(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        Matcher version = FORM.matcher(ifMatch.strip());
        if (!version.matches()) {
            throw Check.invalid("If-Match", ifMatch, "a version like \"3\"");
        }
        return Long.valueOf(version.group(1));
    }
}

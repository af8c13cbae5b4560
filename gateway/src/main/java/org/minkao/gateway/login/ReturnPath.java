package org.minkao.gateway.login;

import org.jspecify.annotations.Nullable;

/** Where a login may lead back to: a page of this very site and nothing else. */
final class ReturnPath {

    private static final int LONGEST = 512;

    private ReturnPath() {}

    static String safe(@Nullable String asked) {
        if (asked == null || asked.length() > LONGEST || !asked.startsWith("/") || asked.startsWith("//")) {
            return "/";
        }
        boolean plain = asked.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
        boolean ours = asked.startsWith("/api") || asked.startsWith("/login") || asked.startsWith("/logout");
        return plain && !ours ? asked : "/";
    }
}

package org.minkao.evaluation.web;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.Act;
import org.minkao.kit.core.Actor;
import org.minkao.kit.core.Check;
import org.springframework.http.ResponseEntity;

/** Turns a request's head into who acts on which version, and an answer's version into its head. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private Versions() {}

    static Act act(Actor actor, @Nullable String ifMatch, @Nullable String reason) {
        return new Act(actor, ifMatch == null || ifMatch.equals("*") ? null : number(ifMatch), reason);
    }

    static <T> ResponseEntity<T> changed(long version, T view) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(view);
    }

    static <T> ResponseEntity<T> created(String location, long version, T view) {
        return ResponseEntity.created(URI.create(location))
                .eTag("\"" + version + "\"")
                .body(view);
    }

    private static long number(String tag) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.matches()) {
            throw Check.invalid("If-Match", tag, "a version in double quotes");
        }
        return Long.parseLong(matcher.group(1));
    }
}

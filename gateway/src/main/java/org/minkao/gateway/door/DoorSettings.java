package org.minkao.gateway.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Path patterns: what is never served, what needs a person, what asks nobody's name, what keeps silent, what is guarded
 * against guessing.
 */
@ConfigurationProperties("minkao.doors")
public record DoorSettings(
        @Nullable List<String> closed,
        @Nullable List<String> signedIn,
        @Nullable List<String> anonymous,
        @Nullable List<String> silent,
        @Nullable List<String> guarded) {

    public DoorSettings {
        closed = closed == null ? List.of() : List.copyOf(closed);
        signedIn = signedIn == null ? List.of() : List.copyOf(signedIn);
        anonymous = anonymous == null ? List.of() : List.copyOf(anonymous);
        silent = silent == null ? List.of() : List.copyOf(silent);
        guarded = guarded == null ? List.of() : List.copyOf(guarded);
    }
}

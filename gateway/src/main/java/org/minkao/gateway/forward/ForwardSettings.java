package org.minkao.gateway.forward;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The request headers that may go on to a service, by the kind of door; every other header stays here. */
@ConfigurationProperties("minkao.forward")
public record ForwardSettings(Set<String> signedIn, Set<String> anonymous, Set<String> silent) {

    public ForwardSettings {
        signedIn = lower(signedIn);
        anonymous = lower(anonymous);
        silent = lower(silent);
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

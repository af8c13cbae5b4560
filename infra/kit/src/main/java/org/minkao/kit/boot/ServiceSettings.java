package org.minkao.kit.boot;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What every service is told: who it is, which features run, whose tokens count and where its parts are. */
@ConfigurationProperties("minkao")
public record ServiceSettings(
        String service,
        @DefaultValue Set<String> features,
        DatabaseSettings mongodb,
        BrokerSettings kafka,
        URI issuerUri,
        URI jwksUri,
        @Nullable String audience,
        @Nullable Path secretsDir,
        @DefaultValue("1048576") long maxBodyBytes,
        @DefaultValue("ops") String operatorRole) {

    public ServiceSettings {
        if (!service.matches("[a-z][a-z-]{1,30}")) {
            throw new IllegalArgumentException(
                    "minkao.service is %s (expected: a short lower-case name)".formatted(service));
        }
    }

    String tokenAudience() {
        return audience == null || audience.isBlank() ? service + "-service" : audience;
    }
}

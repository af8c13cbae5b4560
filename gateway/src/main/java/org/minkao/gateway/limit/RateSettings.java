package org.minkao.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How much one client address may ask: of everything, and of refused attempts at the guarded doors. */
@ConfigurationProperties("minkao.rate")
public record RateSettings(
        @DefaultValue("500") int perSecond,
        @DefaultValue("5000") int burst,
        @DefaultValue("1") int failuresPerSecond,
        @DefaultValue("120") int failureBurst,
        @DefaultValue("100000") int addresses) {

    public RateSettings {
        if (perSecond < 1 || burst < 1 || failuresPerSecond < 1 || failureBurst < 1 || addresses < 1) {
            throw new IllegalArgumentException("minkao.rate holds " + perSecond + ", " + burst + ", "
                    + failuresPerSecond + ", " + failureBurst + ", " + addresses + " (expected: each at least 1)");
        }
    }
}

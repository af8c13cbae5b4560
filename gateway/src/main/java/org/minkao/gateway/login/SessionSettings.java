package org.minkao.gateway.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How long a session may rest, how many there may be, and how long a login may take. */
@ConfigurationProperties("minkao.session")
public record SessionSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("20000") int most,
        @DefaultValue("10m") Duration login) {

    public SessionSettings {
        if (!idle.isPositive() || !login.isPositive() || most < 1) {
            throw new IllegalArgumentException("minkao.session holds " + idle + ", " + most + ", " + login
                    + " (expected: times and a number greater than nothing)");
        }
    }
}

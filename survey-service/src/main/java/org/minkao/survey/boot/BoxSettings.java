package org.minkao.survey.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How the box works: casts that use the database at once, and how often it looks for what is to be opened. */
@ConfigurationProperties("minkao.box")
record BoxSettings(
        @DefaultValue("32") int castsAtOnce,
        @DefaultValue("1s") Duration look) {

    BoxSettings {
        if (castsAtOnce < 1 || castsAtOnce > 1000) {
            throw new IllegalArgumentException(
                    "minkao.box.casts-at-once is %d (expected: 1 to 1000)".formatted(castsAtOnce));
        }
        if (look.isNegative() || look.isZero() || look.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "minkao.box.look is %s (expected: more than nothing, at most a minute)".formatted(look));
        }
    }
}

package org.minkao.rectification.boot;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What this service is told beyond what all are told. */
@ConfigurationProperties("minkao.rectification")
public record RectificationSettings(
        @Nullable Path holidaysFile, @DefaultValue("30s") Duration finishOpeningsEvery) {

    public RectificationSettings {
        if (finishOpeningsEvery.isNegative() || finishOpeningsEvery.isZero()) {
            throw new IllegalArgumentException(
                    "minkao.rectification.finish-openings-every is %s (expected: more than 0)"
                            .formatted(finishOpeningsEvery));
        }
    }
}

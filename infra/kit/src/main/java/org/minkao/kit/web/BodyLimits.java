package org.minkao.kit.web;

import java.util.Map;

/** How many bytes a body may have: by default, and on paths with a limit of their own. */
public record BodyLimits(long bytes, Map<String, Long> byPattern) {

    public BodyLimits {
        byPattern = Map.copyOf(byPattern);
    }
}

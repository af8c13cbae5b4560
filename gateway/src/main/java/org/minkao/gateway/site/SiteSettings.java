package org.minkao.gateway.site;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the built web bundle lies, and of which services the API is described. */
@ConfigurationProperties("minkao.site")
public record SiteSettings(
        @Nullable Path directory, @Nullable List<String> described) {

    public SiteSettings {
        described = described == null ? List.of() : List.copyOf(described);
        if (directory != null && directory.toString().isBlank()) {
            directory = null;
        }
    }
}

package org.minkao.gateway.door;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Networks (CIDR) of the proxies whose word about a client's address counts; none by default. */
@ConfigurationProperties("minkao.address")
public record AddressSettings(@Nullable List<String> trustedProxies) {

    public AddressSettings {
        trustedProxies = trustedProxies == null
                ? List.of()
                : trustedProxies.stream().filter(text -> !text.isBlank()).toList();
    }
}

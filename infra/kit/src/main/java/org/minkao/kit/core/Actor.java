package org.minkao.kit.core;

import java.util.Arrays;
import java.util.Set;

/** Who acts: the token's subject, the shown name and the roles. */
public record Actor(String id, String name, Set<String> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Refuses everybody who has none of these roles. */
    public void require(String... anyOf) {
        if (Arrays.stream(anyOf).noneMatch(roles::contains)) {
            throw new Refusal(
                    KitReason.NOT_ALLOWED,
                    "%s has the roles %s (expected one of: %s)"
                            .formatted(id, roles.stream().sorted().toList(), String.join(", ", anyOf)));
        }
    }
}

package org.minkao.kit.kafka;

import org.jspecify.annotations.Nullable;

/** Where the broker is and as which principal a room talks to it; the password is never shown. */
public record KafkaSettings(
        String bootstrap, @Nullable String user, @Nullable String password, String clientId) {

    /** The name that groups start with. */
    public String principal() {
        return user == null ? clientId : user;
    }

    @Override
    public String toString() {
        return "KafkaSettings[bootstrap=%s, user=%s, clientId=%s]".formatted(bootstrap, user, clientId);
    }
}

package org.minkao.kit.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.kafka.KafkaSettings;

/** Where the broker is and which principal a room uses; no user means plaintext. */
public record BrokerSettings(
        @Nullable String bootstrap,
        @Nullable String user,
        @Nullable Path passwordFile) {

    KafkaSettings at(String defaultBootstrap, String clientId) {
        String name = user == null || user.isBlank() ? null : user;
        return new KafkaSettings(
                bootstrap == null || bootstrap.isBlank() ? defaultBootstrap : bootstrap,
                name,
                name == null ? null : password(name),
                clientId);
    }

    private String password(String name) {
        if (passwordFile == null || passwordFile.toString().isBlank()) {
            throw new IllegalStateException("principal %s has no password file".formatted(name));
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("password file of principal %s cannot be read".formatted(name), e);
        }
    }
}

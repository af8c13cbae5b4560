package org.minkao.kit.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads secrets from their directory: one file each, base64 text of the raw bytes. */
public final class SecretFiles {
    private final @Nullable Path directory;

    SecretFiles(@Nullable Path directory) {
        this.directory = directory;
    }

    /** The bytes of a secret such as {@code box/kek}; a wrong length stops the start. */
    public byte[] bytes(String name, int length) {
        if (directory == null || directory.toString().isBlank()) {
            throw new IllegalStateException(
                    "minkao.secrets-dir is not set (expected: a directory with %s)".formatted(name));
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(Files.readString(directory.resolve(name)).strip());
            if (bytes.length != length) {
                throw new IllegalStateException(
                        "secret %s has %d bytes (expected: %d)".formatted(name, bytes.length, length));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("secret %s cannot be read".formatted(name), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("secret %s is not base64".formatted(name));
        }
    }

    @Override
    public String toString() {
        return "SecretFiles[]";
    }
}

package org.minkao.gateway.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where people prove who they are: the realm as browsers see it, as the gateway reaches it, and the gateway's own name there. */
@ConfigurationProperties("minkao.identity")
public record IdentitySettings(
        URI issuerUri,
        URI keycloakUrl,
        URI jwksUri,
        @DefaultValue("minkao-gateway") String clientId,
        Path clientSecretFile,
        @DefaultValue("openid") Set<String> scopes,
        @DefaultValue("roles") String rolesClaim) {

    private static final String PROTOCOL = "/protocol/openid-connect/";

    public IdentitySettings {
        if (!Files.isReadable(clientSecretFile)) {
            throw new IllegalArgumentException("minkao.identity.client-secret-file is " + clientSecretFile
                    + " (expected: a readable file with the secret of client " + clientId + ")");
        }
    }

    /** An endpoint as browsers reach it. */
    String front(String endpoint) {
        return issuerUri + PROTOCOL + endpoint;
    }

    /** An endpoint as the gateway reaches it; named one by one, so that the realm may be down while we start. */
    String back(String endpoint) {
        return keycloakUrl.resolve(issuerUri.getPath()) + PROTOCOL + endpoint;
    }

    String clientSecret() {
        try {
            return Files.readString(clientSecretFile).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package org.minkao.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The identity server's own administration, which nobody reaches through the gateway. */
final class RealmAdmin {
    private final Web web;

    RealmAdmin(Web web) {
        this.web = web;
    }

    /** A token of the master realm, good for its administration. */
    String token() {
        try {
            String password = Files.readString(web.stack().logs().resolveSibling("secrets/keycloak-admin.password"))
                    .strip();
            return web.grant(
                            "master",
                            Map.of(
                                    "grant_type", "password",
                                    "client_id", "admin-cli",
                                    "username", "admin",
                                    "password", password))
                    .path("access_token")
                    .asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Web.Answer call(String method, String path, Object body) {
        return web.send(Web.request(web.stack().port("MINKAO_KEYCLOAK_PORT"), "/admin/realms/minkao" + path)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(Web.bytes(body))));
    }

    JsonNode get(String path) {
        return Web.must(call("GET", path, null), "GET " + path);
    }

    /** A public client for password grants whose tokens know no service. */
    void createClientWithoutServices(String id) {
        call(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        true));
        JsonNode client = client(id);
        get("/clients/" + uuid(client) + "/default-client-scopes").forEach(scope -> {
            if (scope.path("name").asString().equals("minkao-services")) {
                call(
                        "DELETE",
                        "/clients/%s/default-client-scopes/%s"
                                .formatted(uuid(client), scope.path("id").asString()),
                        null);
            }
        });
    }

    /** The same with its audience, but tokens that end after so many seconds. */
    void createShortLivedClient(String id, int seconds) {
        call(
                "POST",
                "/clients",
                Map.of(
                        "clientId",
                        id,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        true,
                        "attributes",
                        Map.of("access.token.lifespan", String.valueOf(seconds))));
    }

    void deleteClient(String id) {
        call("DELETE", "/clients/" + uuid(client(id)), null);
    }

    /** Seconds that access tokens of a client live; empty is the realm's usual time. */
    void accessTokenLifespan(String id, String seconds) {
        ObjectNode client = (ObjectNode) client(id);
        ((ObjectNode) client.path("attributes")).put("access.token.lifespan", seconds);
        Web.must(call("PUT", "/clients/" + uuid(client), client), "lifespan of " + id);
    }

    /** When a renewal or a login last touched one of this person's logins. */
    long lastAccess(String person) {
        return get("/users/" + person + "/sessions")
                .valueStream()
                .mapToLong(session -> session.path("lastAccess").asLong())
                .max()
                .orElse(0);
    }

    private JsonNode client(String id) {
        return get("/clients?clientId=" + id).path(0);
    }

    private static String uuid(JsonNode client) {
        return client.path("id").asString();
    }
}

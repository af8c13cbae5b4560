package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmTest {

    private static final Map<String, String> VALUES = Map.of(
            "gateway.port", "18080",
            "gateway.secret", "s1\"quoted",
            "county-exchange.secret", "s2",
            "people.password", "p");

    @Test
    void fillsInSecretsAndAddresses() throws Exception {
        JsonNode realm = realm();
        assertThat(client(realm, "minkao-gateway").get("secret").asString()).isEqualTo("s1\"quoted");
        assertThat(texts(client(realm, "minkao-gateway").get("redirectUris")))
                .containsExactlyInAnyOrder(
                        "http://localhost:18080/login/oauth2/code/minkao",
                        "http://127.0.0.1:18080/login/oauth2/code/minkao");
    }

    @Test
    void holdsNoSecretInTheRepository() throws Exception {
        String template = template();
        assertThat(template).contains("@{people.password}").contains("@{gateway.secret}");
        assertThat(JsonMapper.shared().readTree(template).get("users"))
                .filteredOn(user -> user.has("credentials"))
                .isNotEmpty()
                .allSatisfy(user -> assertThat(
                                user.get("credentials").get(0).get("value").asString())
                        .isEqualTo("@{people.password}"));
    }

    @Test
    void knowsEveryDemoPersonByASubjectThatIsTheUsername() throws Exception {
        List<String> people = new ArrayList<>();
        for (JsonNode user : realm().get("users")) {
            if (user.has("credentials")) {
                String name = user.get("username").asString();
                people.add(name);
                assertThat(user.get("id").asString()).isEqualTo(name);
                assertThat(texts(user.get("realmRoles"))).containsExactly(name.substring(0, name.indexOf('-')));
                assertThat(user.get("email").asString()).isEqualTo(name + "@minkao.invalid");
            }
        }
        assertThat(people).containsExactlyInAnyOrderElementsOf(People.USERNAMES);
    }

    @Test
    void givesEveryClientTheServicesAudiencesAndNeverTheGateways() throws Exception {
        JsonNode realm = realm();
        var audiences = new TreeSet<String>();
        for (JsonNode scope : realm.get("clientScopes")) {
            if (scope.get("name").asString().equals("minkao-services")) {
                scope.get("protocolMappers")
                        .forEach(mapper -> audiences.add(mapper.get("config")
                                .get("included.custom.audience")
                                .asString()));
            }
        }
        assertThat(audiences)
                .containsExactly(
                        "evaluation-service", "notification-service", "rectification-service", "survey-service");
        for (JsonNode client : realm.get("clients")) {
            assertThat(texts(client.get("defaultClientScopes"))).contains("basic", "roles", "minkao-services");
        }
    }

    @Test
    void refusesAPlaceWithoutValueAndAValueWithoutPlace() {
        assertThatThrownBy(() -> Template.fill("{\"a\":\"@{b}\"}", Map.of()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("@{b}");
        assertThatThrownBy(() -> Template.fill("{}", Map.of("b", "x")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("[b]");
    }

    private static JsonNode client(JsonNode realm, String id) {
        for (JsonNode client : realm.get("clients")) {
            if (client.get("clientId").asString().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("no client " + id);
    }

    private static List<String> texts(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(element -> all.add(element.asString()));
        return all;
    }

    private static JsonNode realm() throws Exception {
        return JsonMapper.shared().readTree(Template.fill(template(), VALUES));
    }

    private static String template() throws Exception {
        return Files.readString(Path.of("../keycloak/realm-minkao.json"));
    }
}

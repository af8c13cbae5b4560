package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePartTest {

    @TempDir
    Path folder;

    @Test
    void givesEachRoomItsOwnDatabaseAndPrincipal() {
        Map<String, String> survey = environment("survey-service");
        assertThat(survey)
                .containsEntry("MINKAO_PORT", "8102")
                .containsEntry("MINKAO_MANAGEMENT_PORT", "9102")
                .containsEntry("MINKAO_BIND", "127.0.0.1")
                .containsEntry("MINKAO_MONGODB_DATABASE", "minkao_survey")
                .containsEntry("MINKAO_BOX_MONGODB_DATABASE", "minkao_box")
                .containsEntry("MINKAO_KAFKA_USER", "survey")
                .containsEntry("MINKAO_BOX_KAFKA_USER", "box");
        assertThat(survey.get("MINKAO_SECRETS_DIR")).endsWith("survey-service");
        assertThat(survey).doesNotContainKeys("MINKAO_ELIGIBILITY_MONGODB_URI", "MINKAO_CONTACT_PUBLIC_KEY");
    }

    @Test
    void givesTheIssuerAndNotTheBoxThePublicKeys() {
        Map<String, String> evaluation = environment("evaluation-service");
        assertThat(evaluation.get("MINKAO_RECEIPT_VKEY")).startsWith("localhost:8080/box+");
        assertThat(evaluation)
                .containsEntry("MINKAO_CLIENT_DIGEST", "d1")
                .containsEntry("MINKAO_ELIGIBILITY_KAFKA_USER", "eligibility")
                .containsKey("MINKAO_CONTACT_PUBLIC_KEY");
    }

    @Test
    void tellsTheGatewayOfNoDatabaseAndNoBroker() {
        Map<String, String> gateway = environment("gateway");
        assertThat(gateway)
                .containsEntry("MINKAO_EVALUATION_URL", "http://127.0.0.1:8101")
                .containsEntry("MINKAO_KEYCLOAK_URL", "http://localhost:8180")
                .containsKey("MINKAO_OIDC_CLIENT_SECRET_FILE");
        assertThat(gateway.keySet()).noneMatch(name -> name.contains("MONGODB") || name.contains("KAFKA"));
    }

    @Test
    void passesNothingOfTheCallersEnvironmentButWhatEveryProgramNeeds() {
        var settings =
                new Settings(Map.of("PATH", "/bin", "SECRET_OF_MINE", "x", "MINKAO_MONGODB_URI", "mongodb://u:p@h"));
        assertThat(settings.inherited()).containsKey("PATH").doesNotContainKeys("SECRET_OF_MINE", "MINKAO_MONGODB_URI");
        assertThat(settings.toString()).doesNotContain("u:p");
    }

    @Test
    void givesTheBoxADatabaseUserOfItsOwnWhereOneIsNamed() {
        Map<String, String> survey = environment(
                "survey-service", Map.of("PATH", "/bin", "MINKAO_BOX_MONGODB_URI", "mongodb://box@127.0.0.1:27017"));
        assertThat(survey)
                .containsEntry("MINKAO_BOX_MONGODB_URI", "mongodb://box@127.0.0.1:27017")
                .containsEntry("MINKAO_MONGODB_URI", "mongodb://127.0.0.1:27017");
    }

    private Map<String, String> environment(String service) {
        return environment(service, Map.of("PATH", "/bin"));
    }

    private Map<String, String> environment(String service, Map<String, String> variables) {
        var settings = new Settings(variables);
        var part = new ServicePart(
                new Folders(folder, folder.resolve(".minkao")),
                settings,
                new Secrets(folder.resolve(".minkao/secrets")),
                new Commands(Map.of()));
        return part.environment(
                service, new ServicePart.Surroundings(Ports.from(settings), "mongodb://127.0.0.1:27017", "d1"));
    }
}

package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void keepsASecretAndMakesEachAnother() {
        String password = secrets().peoplePassword();
        assertThat(secrets().peoplePassword()).isEqualTo(password).hasSizeGreaterThan(20);
        assertThat(secrets().keycloakAdminPassword()).isNotEqualTo(password);
        assertThat(secrets().kafkaPassword("box")).isNotEqualTo(secrets().kafkaPassword("eligibility"));
    }

    @Test
    void letsOnlyTheOwnerReadAnyOfThem() throws Exception {
        everySecret(secrets());
        try (Stream<Path> all = Files.walk(folder.resolve("secrets"))) {
            List<Path> files = all.toList();
            assertThat(files).hasSizeGreaterThan(15);
            for (Path file : files) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertThat(permissions).as(file.toString()).endsWith("------");
            }
        }
    }

    @Test
    void givesEachProcessTheKeysOfItsRoomsOnly() throws Exception {
        everySecret(secrets());
        assertThat(files("evaluation-service"))
                .containsExactlyInAnyOrder(
                        "evaluation/kek",
                        "evaluation/board.seed",
                        "eligibility/kek",
                        "kafka/evaluation.password",
                        "kafka/eligibility.password");
        assertThat(files("survey-service"))
                .containsExactlyInAnyOrder(
                        "survey/kek", "box/kek", "box/receipt.seed", "kafka/survey.password", "kafka/box.password");
        assertThat(files("notification-service"))
                .containsExactlyInAnyOrder("notification/contact.key", "kafka/notification.password");
        assertThat(files("rectification-service")).containsExactly("kafka/rectification.password");
        assertThat(files("gateway")).containsExactly("oidc-client.secret");
    }

    @Test
    void namesAnEd25519KeyAsSignedNotesDo() {
        // The key of the C2SP signed-note specification's example.
        String vkey = NoteKey.vkey(
                "example.com/foo",
                java.util.HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertThat(vkey).matches("example\\.com/foo\\+[0-9a-f]{8}\\+Ad[A-Za-z0-9+/=]+");
    }

    @Test
    void saysNothingAboutItsContentsInLogs() {
        Secrets secrets = secrets();
        assertThat(secrets.toString()).doesNotContain(secrets.peoplePassword());
    }

    private static void everySecret(Secrets secrets) {
        secrets.peoplePassword();
        secrets.keycloakAdminPassword();
        secrets.oidcClientSecret();
        secrets.countyExchangeSecret();
        Secrets.PRINCIPALS.forEach(secrets::kafkaPassword);
        ServicePart.NAMES.forEach(secrets::roomsOf);
        secrets.contactPublicKey();
    }

    private Set<String> files(String process) throws Exception {
        Path place = folder.resolve("secrets").resolve(process);
        try (Stream<Path> all = Files.walk(place)) {
            Set<String> names = new TreeSet<>();
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(place.relativize(file).toString()));
            return names;
        }
    }

    private Secrets secrets() {
        return new Secrets(folder.resolve("secrets"));
    }
}

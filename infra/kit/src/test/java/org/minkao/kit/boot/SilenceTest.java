package org.minkao.kit.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minkao.kit.core.Blob;
import org.minkao.kit.core.IncomingEvent;
import org.minkao.kit.core.OutgoingEvent;
import org.minkao.kit.kafka.KafkaSettings;
import org.minkao.kit.mongo.MongoSettings;

class SilenceTest {
    private static final String SECRET = "s3cret-" + "word";

    @TempDir
    Path folder;

    @Test
    void nothingThatHoldsASecretShowsIt() throws IOException {
        byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("password"), SECRET + "\n");
        BrokerSettings broker = new BrokerSettings(null, "box", folder.resolve("password"));
        KafkaSettings kafka = broker.at("127.0.0.1:1", "box");
        assertThat(kafka.password()).isEqualTo(SECRET);
        String shown = String.join(
                "\n",
                new MongoSettings("mongodb://u:" + SECRET + "@h/", "d").toString(),
                new DatabaseSettings("mongodb://u:" + SECRET + "@h/", "d").toString(),
                kafka.toString(),
                broker.toString(),
                new OutgoingEvent("t", "k", "type", "s", bytes).toString(),
                new IncomingEvent("t", "k", "type", "i", "s", 1, Instant.EPOCH, bytes).toString(),
                new Blob("i", "m", bytes).toString(),
                new RoomSettings(new DatabaseSettings("mongodb://u:" + SECRET + "@h/", "d"), broker).toString(),
                new SecretFiles(folder).toString());
        assertThat(shown).doesNotContain(SECRET);
    }

    @Test
    void readsSecretsOfTheRightLengthOnly() throws IOException {
        Files.writeString(folder.resolve("kek"), "AAECAw==\n");
        SecretFiles secrets = new SecretFiles(folder);
        assertThat(secrets.bytes("kek", 4)).containsExactly(0, 1, 2, 3);
        assertThatIllegalStateException().isThrownBy(() -> secrets.bytes("kek", 32));
        assertThatIllegalStateException().isThrownBy(() -> new SecretFiles(null).bytes("kek", 4));
    }

    @Test
    void idsAreTwentySixCharactersOfBase32AndNew() {
        Base32Ids ids = new Base32Ids();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = ids.next();
            assertThat(id).matches("[a-z2-7]{26}");
            seen.add(id);
        }
        assertThat(seen).hasSize(1000);
    }
}

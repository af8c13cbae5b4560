package org.minkao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Generated secrets, one folder per process with only what it may know, readable by the owner alone. */
final class Secrets {

    static final List<String> PRINCIPALS =
            List.of("broker", "admin", "evaluation", "eligibility", "survey", "box", "rectification", "notification");
    private static final int KEY_BYTES = 32;
    private static final int PASSWORD_BYTES = 18;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path folder) {
        this.folder = folder;
        Folders.createPrivate(folder);
    }

    /** Shared by the demo people. */
    String peoplePassword() {
        return password(folder.resolve("demo.password"));
    }

    Path peoplePasswordFile() {
        return folder.resolve("demo.password");
    }

    String keycloakAdminPassword() {
        return password(folder.resolve("keycloak-admin.password"));
    }

    Path oidcClientSecretFile() {
        Path file = folder.resolve("gateway").resolve("oidc-client.secret");
        password(file);
        return file;
    }

    String oidcClientSecret() {
        return password(oidcClientSecretFile());
    }

    String countyExchangeSecret() {
        return password(folder.resolve("county-exchange.secret"));
    }

    /** The password file of a Kafka principal, inside the folder of the process that uses it. */
    Path kafkaPasswordFile(String principal) {
        Path file = folder.resolve(processOf(principal)).resolve("kafka").resolve(principal + ".password");
        password(file);
        return file;
    }

    String kafkaPassword(String principal) {
        return password(kafkaPasswordFile(principal));
    }

    /** The folder that one process gets as MINKAO_SECRETS_DIR, with the keys of its rooms made. */
    Path roomsOf(String process) {
        Path rooms = folder.resolve(process);
        Folders.createPrivate(rooms);
        switch (process) {
            case "evaluation-service" -> {
                key(rooms.resolve("evaluation/kek"));
                key(rooms.resolve("evaluation/board.seed"));
                key(rooms.resolve("eligibility/kek"));
            }
            case "survey-service" -> {
                key(rooms.resolve("survey/kek"));
                key(rooms.resolve("box/kek"));
                receiptSeed();
            }
            case "notification-service" -> contactKey();
            default -> {
                // The other processes keep no key.
            }
        }
        return rooms;
    }

    /** Base64 of notification's X25519 public key. */
    String contactPublicKey() {
        byte[] publicKey = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(contactKey(), 0, publicKey, 0);
        return Base64.getEncoder().encodeToString(publicKey);
    }

    /** The box's receipt key as Ed25519 public key. */
    byte[] receiptPublicKey() {
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(receiptSeed(), 0, publicKey, 0);
        return publicKey;
    }

    private byte[] receiptSeed() {
        return key(folder.resolve("survey-service/box/receipt.seed"));
    }

    private byte[] contactKey() {
        return key(folder.resolve("notification-service/notification/contact.key"));
    }

    private static String processOf(String principal) {
        return switch (principal) {
            case "evaluation", "eligibility" -> "evaluation-service";
            case "survey", "box" -> "survey-service";
            case "rectification", "notification" -> principal + "-service";
            case "broker", "admin" -> "launcher";
            default -> throw new IllegalArgumentException("no Kafka principal is named " + principal);
        };
    }

    private byte[] key(Path file) {
        return Base64.getDecoder().decode(kept(file, KEY_BYTES, Base64.getEncoder()));
    }

    private String password(Path file) {
        return kept(file, PASSWORD_BYTES, Base64.getUrlEncoder().withoutPadding());
    }

    private synchronized String kept(Path file, int bytes, Base64.Encoder encoder) {
        if (!Files.isRegularFile(file)) {
            byte[] fresh = new byte[bytes];
            random.nextBytes(fresh);
            for (Path above = file.getParent(); above != null && !above.equals(folder); above = above.getParent()) {
                Folders.createPrivate(above);
            }
            Folders.writePrivate(file, encoder.encodeToString(fresh) + "\n");
        }
        return Folders.read(file);
    }

    @Override
    public String toString() {
        return "Secrets[" + folder + "]";
    }
}

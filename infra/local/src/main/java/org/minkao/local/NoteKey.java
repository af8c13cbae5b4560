package org.minkao.local;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Writes an Ed25519 public key the way C2SP signed notes name it: name, key hash, type and key. */
final class NoteKey {

    private static final int ED25519 = 0x01;
    private static final int HASH_BYTES = 4;

    private NoteKey() {}

    static String vkey(String name, byte[] publicKey) {
        var typed = new ByteArrayOutputStream();
        typed.write(ED25519);
        typed.writeBytes(publicKey);
        MessageDigest digest = sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        byte[] hash = Arrays.copyOf(digest.digest(typed.toByteArray()), HASH_BYTES);
        return name + "+" + HexFormat.of().formatHex(hash) + "+"
                + Base64.getEncoder().encodeToString(typed.toByteArray());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

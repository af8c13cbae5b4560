package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The protocol's hash {@code H} (SHA-256) and domain prefix {@code D}. */
public final class Digests {
    private static final byte[] LF = {0x0a};

    private Digests() {}

    /** H over the concatenation of the parts. */
    public static Bytes h(byte[]... parts) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return Bytes.owning(sha256.digest());
    }

    /** {@code ballot/v1/<label> LF}. */
    public static byte[] d(String label) {
        return line("ballot/v1/" + label);
    }

    /** The text in UTF-8, then a line feed. */
    static byte[] line(String text) {
        return concat(text.getBytes(StandardCharsets.UTF_8), LF);
    }

    static byte[] concat(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

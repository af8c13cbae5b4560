package org.minkao.kit.boot;

import java.security.SecureRandom;
import org.minkao.kit.core.IdSource;

/** Ids of 128 random bits, written as 26 characters of lower-case base32. */
public final class Base32Ids implements IdSource {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        StringBuilder id = new StringBuilder(26);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                id.append(ALPHABET.charAt((buffer >> bits) & 31));
            }
        }
        return id.append(ALPHABET.charAt((buffer << (5 - bits)) & 31)).toString();
    }
}

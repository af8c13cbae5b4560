package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** The protocol's strict text encodings: one text per byte string, everything else is refused as MALFORMED. */
public final class Encodings {
    private static final HexFormat HEX = HexFormat.of();
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private Encodings() {}

    /** Lower-case hex. */
    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    public static byte[] unhex(String text) {
        boolean strict =
                text.length() % 2 == 0 && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!strict) {
            throw malformed("lower-case hex");
        }
        return HEX.parseHex(text);
    }

    /** base64url without padding. */
    public static String b64u(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static byte[] unb64u(String text) {
        return strictly(
                text, Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding(), "base64url without padding");
    }

    /** Standard base64 with padding. */
    public static String b64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static byte[] unb64(String text) {
        return strictly(text, Base64.getDecoder(), Base64.getEncoder(), "base64 with padding");
    }

    /** Lower-case base32 without padding. */
    public static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    public static byte[] unbase32(String text) {
        byte[] bytes = new byte[text.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = BASE32.indexOf(text.charAt(i));
            if (digit < 0) {
                throw malformed("lower-case base32 without padding");
            }
            buffer = (buffer << 5) | digit;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        // Five or more left-over bits mean a superfluous character; set bits would make a second text for the same
        // bytes.
        if (bits >= 5 || buffer != 0) {
            throw malformed("lower-case base32 without padding");
        }
        return bytes;
    }

    private static byte[] strictly(String text, Base64.Decoder decoder, Base64.Encoder encoder, String form) {
        byte[] bytes;
        try {
            bytes = decoder.decode(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw malformed(form);
        }
        // The JDK decoder forgives missing padding and trailing bits; only the round trip does not.
        if (!encoder.encodeToString(bytes).equals(text)) {
            throw malformed(form);
        }
        return bytes;
    }

    private static BallotRefusal malformed(String form) {
        return BallotRefusal.Code.MALFORMED.because(form + " expected");
    }
}

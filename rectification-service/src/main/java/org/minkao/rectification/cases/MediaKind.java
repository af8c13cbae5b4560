package org.minkao.rectification.cases;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;
import org.minkao.rectification.reason.RectificationReason;

/** The kinds of evidence that are taken, told by their first bytes and not by what they are called. */
public enum MediaKind {
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    PNG("image/png", "png", "89504e470d0a1a0a"),
    PDF("application/pdf", "pdf", "255044462d"),
    TEXT("text/plain", "txt", "");

    /** The most bytes one file may have. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private final String mediaType;
    private final String extension;
    private final String magic;

    MediaKind(String mediaType, String extension, String magic) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.magic = magic;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    public static Optional<MediaKind> named(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The kind of the bytes; refuses what is empty, too large, unknown or declared as something else. */
    static MediaKind of(@Nullable String declared, byte[] bytes) {
        requireSize(bytes);
        MediaKind kind = named(plain(declared)).orElseThrow(() -> wrong(declared, "one of " + known()));
        if (!kind.fits(bytes)) {
            throw wrong(declared, "bytes of that type");
        }
        return kind;
    }

    private boolean fits(byte[] bytes) {
        if (this == TEXT) {
            return isText(bytes);
        }
        byte[] start = HexFormat.of().parseHex(magic);
        return bytes.length > start.length && Arrays.equals(start, Arrays.copyOf(bytes, start.length));
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .allMatch(c -> c == '\n' || c == '\r' || c == '\t' || !Character.isISOControl(c));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void requireSize(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal(KitReason.FIELD_MISSING, "the file is empty (expected: at least one byte)", "body");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    KitReason.TOO_LARGE,
                    "the file has more than %d bytes (expected: at most that)".formatted(MOST_BYTES));
        }
    }

    private static String plain(@Nullable String declared) {
        String type = declared == null ? "" : declared;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static String known() {
        return String.join(
                ", ", Arrays.stream(values()).map(MediaKind::mediaType).toList());
    }

    private static Refusal wrong(@Nullable String declared, String expected) {
        String shown = declared == null
                ? "missing"
                : declared.codePointCount(0, declared.length()) > 80 ? "too long" : declared;
        return new Refusal(
                RectificationReason.EVIDENCE_TYPE,
                "Content-Type is %s (expected: %s)".formatted(shown, expected),
                "Content-Type");
    }
}

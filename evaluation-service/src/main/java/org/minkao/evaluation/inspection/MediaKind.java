package org.minkao.evaluation.inspection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.kit.core.KitReason;
import org.minkao.kit.core.Refusal;

/** The kinds of evidence that are taken, told by their bytes and not by what they are called. */
public enum MediaKind {
    PDF("application/pdf", "pdf", "255044462d"),
    PNG("image/png", "png", "89504e470d0a1a0a"),
    JPEG("image/jpeg", "jpg", "ffd8ff"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "504b0304"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "504b0304"),
    TEXT("text/plain", "txt", "");

    /** The most bytes one file may have. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

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

    /** The kind that is declared, or a refusal. */
    static MediaKind declared(@Nullable String type) {
        return named(plain(type)).orElseThrow(() -> wrong(type, "one of " + known()));
    }

    /** Refuses what is empty, too large or no such file. */
    void require(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal(KitReason.FIELD_MISSING, "the file is empty (expected: at least one byte)", "body");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    KitReason.TOO_LARGE,
                    "the file has more than %d bytes (expected: at most that)".formatted(MOST_BYTES),
                    "body");
        }
        if (!fits(bytes)) {
            throw wrong(mediaType, "the type of the bytes that were sent");
        }
    }

    private boolean fits(byte[] bytes) {
        byte[] start = HexFormat.of().parseHex(magic);
        boolean begins = bytes.length > start.length && Arrays.equals(start, Arrays.copyOf(bytes, start.length));
        return switch (this) {
            case PDF, PNG, JPEG -> begins;
            case DOCX -> begins && isOffice(bytes, "word/document.xml");
            case XLSX -> begins && isOffice(bytes, "xl/workbook.xml");
            case TEXT -> isText(bytes);
        };
    }

    /** A document without macros. */
    private static boolean isOffice(byte[] bytes, String main) {
        List<String> parts = ZipParts.of(bytes);
        return parts.contains("[Content_Types].xml")
                && parts.contains(main)
                && parts.stream()
                        .noneMatch(part -> part.toLowerCase(Locale.ROOT).endsWith(".bin")
                                && part.toLowerCase(Locale.ROOT).contains("vba"));
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
                : declared.codePointCount(0, declared.length()) > 100 ? "too long" : declared;
        return new Refusal(
                EvaluationReason.EVIDENCE_TYPE,
                "Content-Type is %s (expected: %s)".formatted(shown, expected),
                "Content-Type");
    }
}

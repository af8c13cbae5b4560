package org.minkao.rectification.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.minkao.kit.core.TextId;
import org.minkao.rectification.people.CampaignId;

/** The id of a finding, derived from what it came from so that a replay finds it again. */
public record FindingId(String value) implements TextId {
    private static final int LONGEST = 120;
    private static final int DIGEST_CHARS = 32;

    /** A dot joins the parts: ids of items and sections have none, so two sources never meet in one id. */
    static FindingId of(CampaignId campaign, SourceKind kind, String... parts) {
        String origin = String.join(".", parts);
        String head = campaign + "-" + kind.idWord() + "-";
        if (head.length() + origin.length() <= LONGEST) {
            return new FindingId(head + origin);
        }
        return new FindingId(head + digest(origin));
    }

    @Override
    public String toString() {
        return value;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_CHARS).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

package org.minkao.survey.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.minkao.ballot.Encodings;
import org.minkao.ballot.KeyWrap;
import org.minkao.survey.interference.About;
import org.minkao.survey.interference.ReportId;
import org.minkao.survey.interference.ReportSeal;
import org.minkao.survey.interference.Told;

/** Keeps reports encrypted (AES-256-GCM) under the room's own key, padded, each bound to its id. */
public final class InterferenceSeal implements ReportSeal {
    private static final int BLOCK = 512;
    private static final String TEXT = "text";
    private static final String ABOUT = "about";
    private static final String CONTACT = "contact";

    private final KeyWrap wrap;

    public InterferenceSeal(KeyWrap wrap) {
        this.wrap = wrap;
    }

    @Override
    public String seal(ReportId report, Told told) {
        Document words = new Document(TEXT, told.text());
        put(words, ABOUT, told.about() == null ? null : told.about().name());
        put(words, CONTACT, told.contact());
        return wrapped(toldIn(report), words);
    }

    @Override
    public Told open(ReportId report, String sealed) {
        Document words = unwrapped(toldIn(report), sealed);
        String about = words.getString(ABOUT);
        return new Told(words.getString(TEXT), about == null ? null : About.valueOf(about), words.getString(CONTACT));
    }

    @Override
    public String sealReason(ReportId report, String reason) {
        return wrapped(reasonIn(report), new Document(TEXT, reason));
    }

    @Override
    public String openReason(ReportId report, String sealed) {
        return unwrapped(reasonIn(report), sealed).getString(TEXT);
    }

    /** Blanks behind the JSON, so that the size does not tell which kind was chosen or whether there is a contact. */
    private String wrapped(String purpose, Document words) {
        byte[] json = words.toJson().getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[(json.length / BLOCK + 1) * BLOCK];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return Encodings.b64(wrap.wrap(purpose, padded));
    }

    private Document unwrapped(String purpose, String sealed) {
        return Document.parse(
                new String(wrap.unwrap(purpose, Encodings.unb64(sealed)), StandardCharsets.UTF_8).strip());
    }

    private static void put(Document words, String name, @Nullable String value) {
        if (value != null) {
            words.append(name, value);
        }
    }

    private static String toldIn(ReportId report) {
        return "interference-report/" + report;
    }

    private static String reasonIn(ReportId report) {
        return "interference-reason/" + report;
    }
}

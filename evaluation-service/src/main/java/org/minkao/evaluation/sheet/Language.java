package org.minkao.evaluation.sheet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;

/** The language of a printed sheet; Chinese where none is asked for. */
public enum Language {
    ZH(Locale.ROOT, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    private final Locale bundle;
    private final String tag;

    Language(Locale bundle, String tag) {
        this.bundle = bundle;
        this.tag = tag;
    }

    /** The language named {@code zh} or {@code en}. */
    public static Language of(@Nullable String given) {
        if (given == null || given.equals("zh")) {
            return ZH;
        }
        if (given.equals("en")) {
            return EN;
        }
        throw Check.invalid("lang", given, "zh or en");
    }

    Locale bundle() {
        return bundle;
    }

    /** As documents declare it. */
    public String tag() {
        return tag;
    }
}

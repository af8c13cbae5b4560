package org.minkao.evaluation.notice;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number at the head of a section.
 *
 * @param length how many characters of the passage it takes
 */
record Marker(Style style, int ordinal, int length) {
    private static final String NUMBER = "([" + Numerals.CLASS + "]{1,4})";
    private static final String HAN = "([一二三四五六七八九十]{1,3})";

    /** The styles of numbering in use; how deep one lies is told by the notice itself. */
    enum Style {
        CHAPTER("第" + NUMBER + "章"),
        PART("第" + NUMBER + "(?:部分|篇|编)"),
        SUBCHAPTER("第" + NUMBER + "节"),
        ARTICLE("第" + NUMBER + "条"),
        STAGE("第" + NUMBER + "(?:阶段|步(?!骤))"),
        HAN_COMMA(HAN + " ?[、.]"),
        HAN_BRACKET("\\( ?" + HAN + " ?\\)[、.]?"),
        HAN_CIRCLED("([㈠-㈩])[、.]?"),
        DIGIT("(\\d{1,2}|[⒈-⒛]) ?(?:(?<=[⒈-⒛])|[、.](?!\\d))"),
        DOTTED("\\d{1,2}\\.(\\d{1,2})(?=[ \u4e00-\u9fff])(?!分|万|%|元|个|倍)"),
        DIGIT_BRACKET("(?:\\( ?(\\d{1,2}) ?\\)|([⑴-⒇]))[、.]?"),
        HALF_BRACKET("(\\d{1,2})\\)"),
        CIRCLED("([①-⑳])[、.]?"),
        SPOKEN("([一二三四五六七八九])是(?!否|非)"),
        /** No number: a heading by its words alone. */
        HEADING("(?!)");

        private final Pattern atStart;
        private final Pattern anywhere;

        Style(String pattern) {
            atStart = Pattern.compile("^ *(?:" + pattern + ")");
            anywhere = Pattern.compile("(?:" + pattern + ")");
        }

        Pattern anywhere() {
            return anywhere;
        }

        /** Such a number inside a sentence means nothing; a list in this style begins after one has ended. */
        boolean needsSentenceBefore() {
            return this == STAGE || this == HAN_COMMA || this == DIGIT;
        }

        /** Whether a list in this style may stand inside a sentence. */
        boolean runsInline() {
            return needsSentenceBefore()
                    || this == SPOKEN
                    || this == HAN_BRACKET
                    || this == HAN_CIRCLED
                    || this == DIGIT_BRACKET
                    || this == CIRCLED;
        }
    }

    static Optional<Marker> at(Passage passage) {
        return passage.isRow() ? Optional.empty() : at(passage.key());
    }

    static Optional<Marker> at(String key) {
        for (Style style : Style.values()) {
            Matcher matcher = style.atStart.matcher(key);
            if (matcher.find()) {
                int ordinal = ordinal(matcher);
                if (ordinal > 0) {
                    return Optional.of(new Marker(style, ordinal, matcher.end()));
                }
            }
        }
        return Optional.empty();
    }

    static int ordinal(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String written = matcher.group(group);
            if (written != null) {
                return ordinal(written);
            }
        }
        return -1;
    }

    private static int ordinal(String written) {
        char c = written.charAt(0);
        if (c >= '①' && c <= '⑳') {
            return c - '①' + 1;
        }
        if (c >= '㈠' && c <= '㈩') {
            return c - '㈠' + 1;
        }
        if (c >= '⑴' && c <= '⒇') {
            return c - '⑴' + 1;
        }
        if (c >= '⒈' && c <= '⒛') {
            return c - '⒈' + 1;
        }
        return Numerals.of(written);
    }
}

package org.minkao.evaluation.notice;

/** Numbers as notices write them: 12, 十二, 二○二四. */
final class Numerals {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String ZEROS = "〇○ＯOo0";

    /** The characters that a number may be made of, for a character class. */
    static final String CLASS = "0-9〇○零OＯo一二两三四五六七八九十廿百";

    private Numerals() {}

    /** The number, or -1 where it is none. */
    static int of(String written) {
        String text = written.strip();
        if (text.isEmpty()) {
            return -1;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 6 ? -1 : Integer.parseInt(text);
        }
        return text.indexOf('十') < 0 && text.indexOf('百') < 0 && text.indexOf('廿') < 0 ? row(text) : tens(text);
    }

    /** One digit after the other, as in 二〇二四. */
    private static int row(String text) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = digit(c);
            if (digit < 0 || value > 99_999) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int tens(String written) {
        String text = written.replace("廿", "二十");
        int value = 0;
        int pending = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '十' || c == '百') {
                value += (pending == 0 ? 1 : pending) * (c == '十' ? 10 : 100);
                pending = 0;
            } else {
                pending = digit(c);
                if (pending < 0) {
                    return -1;
                }
            }
        }
        return value + pending;
    }

    private static int digit(char c) {
        if (c == '两') {
            return 2;
        }
        if (c >= '1' && c <= '9') {
            return c - '0';
        }
        return ZEROS.indexOf(c) >= 0 ? 0 : DIGITS.indexOf(c);
    }
}

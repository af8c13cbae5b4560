package org.minkao.evaluation.web;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;

/** The numbers that Word writes by itself: they stand in no paragraph's text, so they are counted here. */
final class NoticeNumbering {
    private static final int LEVELS = 9;
    private static final String HAN = "零一二三四五六七八九十";
    private static final int MOST_CIRCLED = 20;

    private final Map<BigInteger, int[]> counters = new HashMap<>();

    /** The number before a paragraph, or nothing. */
    String of(XWPFParagraph paragraph) {
        BigInteger list = paragraph.getNumID();
        BigInteger depth = paragraph.getNumIlvl();
        String pattern = paragraph.getNumLevelText();
        if (list == null || pattern == null || list.signum() == 0) {
            return "";
        }
        int level = depth == null ? 0 : Math.clamp(depth.intValue(), 0, LEVELS - 1);
        int[] counts = counters.computeIfAbsent(list, fresh -> new int[LEVELS]);
        counts[level]++;
        for (int below = level + 1; below < LEVELS; below++) {
            counts[below] = 0;
        }
        String format = paragraph.getNumFmt();
        String number = pattern;
        for (int i = 0; i < LEVELS; i++) {
            number = number.replace("%" + (i + 1), written(Math.max(counts[i], 1), i == level ? format : "decimal"));
        }
        return number;
    }

    private static String written(int count, String format) {
        if (format == null) {
            return Integer.toString(count);
        }
        return switch (format) {
            case "chineseCounting",
                    "chineseCountingThousand",
                    "japaneseCounting",
                    "ideographDigital",
                    "taiwaneseCounting" -> han(count);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                count <= MOST_CIRCLED ? String.valueOf((char) ('①' + count - 1)) : Integer.toString(count);
            case "bullet", "none" -> "";
            default -> Integer.toString(count);
        };
    }

    private static String han(int count) {
        if (count <= 10) {
            return HAN.substring(count, count + 1);
        }
        int tens = count / 10;
        int ones = count % 10;
        return (tens == 1 ? "" : HAN.substring(tens % 10, tens % 10 + 1)) + "十" + (ones == 0 ? "" : HAN.charAt(ones));
    }
}

package org.minkao.evaluation.eligibility;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Makes typed cells comparable: spreadsheets hide spaces, full-width digits and invisible characters. */
final class RosterText {
    private static final Pattern EDGES = Pattern.compile("^[\\p{Z}\\p{Cf}\\s]+|[\\p{Z}\\p{Cf}\\s]+$");
    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern IN_NUMBERS = Pattern.compile("[\\p{Z}\\p{Cf}\\s\\-()]");

    private RosterText() {}

    /** Without white space and invisible characters at the ends, inner white space as one space. */
    static String clean(String cell) {
        return SPACES.matcher(EDGES.matcher(cell).replaceAll("")).replaceAll(" ");
    }

    /** Cleaned and with full-width letters, digits and signs as their usual forms. */
    static String plain(String cell) {
        return clean(Normalizer.normalize(cell, Normalizer.Form.NFKC));
    }

    /** A phone number's characters without what people put between them. */
    static String number(String cell) {
        String digits = IN_NUMBERS.matcher(plain(cell)).replaceAll("");
        if (digits.matches("(\\+|00)861[0-9]{10}")) {
            return digits.substring(digits.length() - 11);
        }
        return digits;
    }
}

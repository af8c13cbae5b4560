package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON in one form only: no white space, keys in their order, numbers as held, everything outside ASCII escaped. */
public final class CanonicalJson {
    private static final HexFormat HEX = HexFormat.of();

    private CanonicalJson() {}

    public static String write(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out, true);
        return out.toString();
    }

    public static byte[] bytes(Json value) {
        return write(value).getBytes(StandardCharsets.US_ASCII);
    }

    /** The same form with characters outside ASCII as they are, which is what JSON.stringify gives a browser. */
    static String writeUnescaped(Json value) {
        StringBuilder out = new StringBuilder();
        write(value, out, false);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out, boolean ascii) {
        switch (value) {
            case Json.Obj obj -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<String, Json> entry : obj.entries().entrySet()) {
                    out.append(separator);
                    quote(entry.getKey(), out, ascii);
                    out.append(':');
                    write(entry.getValue(), out, ascii);
                    separator = ",";
                }
                out.append('}');
            }
            case Json.Arr arr -> {
                out.append('[');
                for (Iterator<Json> values = arr.values().iterator(); values.hasNext(); ) {
                    write(values.next(), out, ascii);
                    out.append(values.hasNext() ? "," : "");
                }
                out.append(']');
            }
            case Json.Str str -> quote(str.value(), out, ascii);
            case Json.Num num -> out.append(num.raw());
            case Json.Bool bool -> out.append(bool.value());
            case Json.Null none -> out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out, boolean ascii) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || (ascii && c > 0x7f)) {
                        out.append("\\u").append(HEX.toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}

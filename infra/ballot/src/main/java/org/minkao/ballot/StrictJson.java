package org.minkao.ballot;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text and refuses, as MALFORMED, duplicate keys, trailing text, too much depth, a byte order mark, bad
 * UTF-8, lone surrogates and bare control characters.
 */
public final class StrictJson {
    /** Containers inside one another that the protocol allows. */
    public static final int MAX_DEPTH = 8;

    private final String text;
    private final int maxDepth;
    private int at;

    private StrictJson(String text, int maxDepth) {
        this.text = text;
        this.maxDepth = maxDepth;
    }

    public static Json parse(byte[] utf8) {
        return parse(utf8, MAX_DEPTH);
    }

    public static Json parse(byte[] utf8, int maxDepth) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BallotRefusal.Code.MALFORMED.because("UTF-8 expected");
        }
        return parse(text, maxDepth);
    }

    public static Json parse(String text) {
        return parse(text, MAX_DEPTH);
    }

    public static Json parse(String text, int maxDepth) {
        StrictJson parser = new StrictJson(text, maxDepth);
        parser.space();
        Json value = parser.value(0);
        parser.space();
        if (parser.at != text.length()) {
            throw parser.expected("end of text");
        }
        return value;
    }

    private Json value(int depth) {
        return switch (peek()) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> new Json.Str(string());
            case 't' -> literal("true", new Json.Bool(true));
            case 'f' -> literal("false", new Json.Bool(false));
            case 'n' -> literal("null", new Json.Null());
            default -> number();
        };
    }

    private Json object(int depth) {
        enter(depth);
        Map<String, Json> entries = new LinkedHashMap<>();
        if (peek() == '}') {
            at++;
            return new Json.Obj(entries);
        }
        while (true) {
            String key = string();
            if (entries.containsKey(key)) {
                throw expected("each key once");
            }
            space();
            take(':');
            space();
            entries.put(key, value(depth));
            if (lastOf('}')) {
                return new Json.Obj(entries);
            }
        }
    }

    private Json array(int depth) {
        enter(depth);
        List<Json> values = new ArrayList<>();
        if (peek() == ']') {
            at++;
            return new Json.Arr(values);
        }
        while (true) {
            values.add(value(depth));
            if (lastOf(']')) {
                return new Json.Arr(values);
            }
        }
    }

    private void enter(int depth) {
        if (depth > maxDepth) {
            throw expected("depth of at most " + maxDepth);
        }
        at++;
        space();
    }

    /** After an element: true at the closing bracket, false after a comma. */
    private boolean lastOf(char close) {
        space();
        if (peek() == close) {
            at++;
            return true;
        }
        take(',');
        space();
        return false;
    }

    private String string() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw expected("no bare control character");
            }
            char unit = c == '\\' ? escape() : c;
            if (Character.isSurrogate(unit)) {
                char low = next();
                low = low == '\\' ? escape() : low;
                if (!Character.isSurrogatePair(unit, low)) {
                    throw expected("no lone surrogate");
                }
                out.append(unit).append(low);
            } else {
                out.append(unit);
            }
        }
    }

    private char escape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexUnit();
            default -> throw expected("a JSON escape");
        };
    }

    private char hexUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw expected("four hex digits");
            }
            unit = (unit << 4) | digit;
        }
        return (char) unit;
    }

    private Json number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw expected("a value");
        }
        return new Json.Num(text.substring(start, at));
    }

    private Json literal(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw expected("more text");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void take(char wanted) {
        if (next() != wanted) {
            throw expected("'" + wanted + "'");
        }
    }

    private BallotRefusal expected(String what) {
        return BallotRefusal.Code.MALFORMED.because(what + " expected at character " + at);
    }
}

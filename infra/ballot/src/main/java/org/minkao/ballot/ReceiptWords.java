package org.minkao.ballot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fixed list of 2048 words for receipts. */
final class ReceiptWords {
    private static final int WORDS = 4;
    private static final int BITS = 11;
    private static final List<String> LIST = load();

    private ReceiptWords() {}

    static List<Integer> indexes(Bytes leafHash) {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = (bits << 8) | (leafHash.at(i) & 0xff);
        }
        long first = bits >>> (Long.SIZE - WORDS * BITS);
        return List.of(index(first, 3), index(first, 2), index(first, 1), index(first, 0));
    }

    static String word(int index) {
        return LIST.get(index);
    }

    static List<String> all() {
        return LIST;
    }

    private static int index(long bits, int fromRight) {
        return (int) (bits >>> (fromRight * BITS)) & ((1 << BITS) - 1);
    }

    private static List<String> load() {
        try (InputStream file = ReceiptWords.class.getResourceAsStream("receipt-words.txt")) {
            if (file == null) {
                throw new IllegalStateException("receipt-words.txt is missing from the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.minkao.evaluation.inspection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The names of a ZIP file's parts as its directory lists them; nothing is unpacked, so nothing can blow up. */
final class ZipParts {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int MOST_PARTS = 5000;

    private ZipParts() {}

    /** Empty when the bytes have no directory that can be read to its end. */
    static List<String> of(byte[] bytes) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(zip);
        if (end < 0) {
            return List.of();
        }
        int count = Short.toUnsignedInt(zip.getShort(end + 10));
        long at = Integer.toUnsignedLong(zip.getInt(end + 16));
        if (count > MOST_PARTS) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (at + ENTRY_BYTES > end || zip.getInt((int) at) != ENTRY) {
                return List.of();
            }
            int name = unsigned(zip, at + 28);
            long next = at + ENTRY_BYTES + name + unsigned(zip, at + 30) + unsigned(zip, at + 32);
            if (next > end) {
                return List.of();
            }
            names.add(new String(bytes, (int) at + ENTRY_BYTES, name, StandardCharsets.UTF_8));
            at = next;
        }
        return names;
    }

    private static int unsigned(ByteBuffer zip, long at) {
        return Short.toUnsignedInt(zip.getShort((int) at));
    }

    private static int end(ByteBuffer zip) {
        int last = zip.capacity() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END) {
                return at;
            }
        }
        return -1;
    }
}

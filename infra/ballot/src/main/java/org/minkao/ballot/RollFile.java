package org.minkao.ballot;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** The roll of a style as published: its roster hashes in ascending order, one per line. */
public final class RollFile {
    private final List<Bytes> rows;

    private RollFile(List<Bytes> rows) {
        this.rows = rows;
    }

    /** The file of these r; a repeated or wrongly long one is refused. */
    public static RollFile of(Collection<Bytes> roster) {
        List<Bytes> rows = roster.stream().sorted().toList();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).requireLength(32, "r");
            if (i > 0 && rows.get(i).equals(rows.get(i - 1))) {
                throw BallotRefusal.Code.MALFORMED.because("each r once");
            }
        }
        return new RollFile(rows);
    }

    /** Reads a published file; anything but the one form is refused as MALFORMED. */
    public static RollFile parse(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        RollFile read = of(text.lines().map(Bytes::ofHex).toList());
        if (!Bytes.of(file).equals(Bytes.owning(read.bytes()))) {
            throw BallotRefusal.Code.MALFORMED.because("ascending lines of lower-case hex, each ended by a line feed");
        }
        return read;
    }

    public int size() {
        return rows.size();
    }

    public List<Bytes> rows() {
        return rows;
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder(rows.size() * 65);
        rows.forEach(row -> text.append(row.hex()).append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** rollDigest. */
    public Bytes digest() {
        return Digests.h(bytes());
    }

    @Override
    public String toString() {
        return "RollFile[" + rows.size() + "]";
    }
}

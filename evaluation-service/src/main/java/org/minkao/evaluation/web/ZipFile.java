package org.minkao.evaluation.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.minkao.ballot.Digests;
import org.minkao.evaluation.sheet.Archive;

/**
 * Writes an archive as a ZIP whose bytes depend on its files only: stored, no time, and {@code SHA256SUMS} last, which
 * {@code sha256sum -c} reads.
 */
final class ZipFile {
    private static final String SUMS = "SHA256SUMS";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private ZipFile() {}

    static void write(Archive archive, OutputStream out) throws IOException {
        StringBuilder sums = new StringBuilder();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Archive.Part part : archive.parts()) {
            byte[] bytes = part.bytes().get();
            add(zip, part.path(), bytes);
            sums.append(Digests.h(bytes).hex()).append("  ").append(part.path()).append('\n');
        }
        add(zip, SUMS, sums.toString().getBytes(StandardCharsets.US_ASCII));
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}

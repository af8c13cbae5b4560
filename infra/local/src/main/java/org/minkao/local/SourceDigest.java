package org.minkao.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** One digest over names and contents of files, so that nothing is built twice and nothing stale is used. */
final class SourceDigest {

    private static final int PART_BYTES = 64 * 1024;

    private SourceDigest() {}

    /** Digest of all files under the given places, leaving out folders with the given names; a missing place is empty. */
    static String of(Path root, List<String> places, Set<String> without) {
        List<Path> files = new ArrayList<>();
        for (String place : places) {
            collect(root.resolve(place), without, files);
        }
        files.sort(Comparator.comparing(file -> name(root, file)));
        MessageDigest all = NoteKey.sha256();
        for (Path file : files) {
            all.update((ofFile(file) + "  " + name(root, file) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    static String ofFile(Path file) {
        MessageDigest digest = NoteKey.sha256();
        byte[] part = new byte[PART_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String ofText(String text) {
        return HexFormat.of().formatHex(NoteKey.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static void collect(Path place, Set<String> without, List<Path> files) {
        if (!Files.exists(place)) {
            return;
        }
        try {
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Path name = folder.getFileName();
                    boolean skipped = name != null && !folder.equals(place) && without.contains(name.toString());
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + place, e);
        }
    }
}

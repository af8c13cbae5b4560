package org.minkao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The project's folder and the launcher's own state in it, which git ignores. */
public record Folders(Path root, Path state) {

    static Folders of(Settings settings) {
        Path root = settings.root();
        if (!Files.isRegularFile(root.resolve("pom.xml"))) {
            throw Failure.input(
                    "目录 %s 中没有 pom.xml：请从项目目录运行 ./minkao".formatted(root),
                    "no pom.xml in %s: run ./minkao of the project".formatted(root));
        }
        Path state = settings.text("MINKAO_STATE").map(Path::of).orElse(root.resolve(".minkao"));
        return new Folders(root, state.toAbsolutePath().normalize());
    }

    Path logs() {
        return state.resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    Path pids() {
        return state.resolve("run");
    }

    Path secrets() {
        return state.resolve("secrets");
    }

    Path data() {
        return state.resolve("data");
    }

    Path app() {
        return state.resolve("app");
    }

    Path stamps() {
        return state.resolve("build");
    }

    static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }

    /** Creates a folder that only its owner may enter. */
    static void createPrivate(Path folder) {
        create(folder);
        restrict(folder, "rwx------");
    }

    /** Writes a file that only its owner may read, in one step. */
    static void writePrivate(Path file, String text) {
        try {
            createPrivate(parent(file));
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            restrict(draft, "rw-------");
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    static void write(Path file, String text) {
        try {
            create(parent(file));
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The file's text without surrounding space; empty when there is no file. */
    static String read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).strip()
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " has no folder");
        }
        return parent;
    }

    private static void restrict(Path path, String permissions) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        } catch (UnsupportedOperationException e) {
            throw Failure.environment("文件系统不支持权限设置：" + path, "the file system keeps no permissions for " + path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot restrict " + path, e);
        }
    }
}

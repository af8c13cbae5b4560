package org.minkao.gateway.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of the web bundle; nothing outside its directory can be had. */
final class Bundle {

    /** Vite puts a hash of the content into these names, so their content never changes. */
    private static final Pattern HASHED = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    private final @Nullable Path root;

    Bundle(@Nullable Path directory) {
        this.root = directory == null ? null : directory.toAbsolutePath().normalize();
    }

    /** What to answer for a path. */
    record Found(Path file, boolean immutable) {}

    boolean present() {
        return root != null && Files.isRegularFile(root.resolve("index.html"));
    }

    /** The file itself, else the page that finds its way by itself; nothing for a missing file with an ending. */
    Optional<Found> find(String path) {
        if (root == null || !present()) {
            return Optional.empty();
        }
        String relative = path.replaceFirst("^/+", "");
        Optional<Path> file = relative.isEmpty() ? Optional.empty() : inside(root, relative);
        if (file.isPresent()) {
            return file.map(found -> new Found(found, HASHED.matcher(relative).matches()));
        }
        boolean page = relative.indexOf('.', relative.lastIndexOf('/') + 1) < 0;
        return page ? Optional.of(new Found(root.resolve("index.html"), false)) : Optional.empty();
    }

    private static Optional<Path> inside(Path root, String relative) {
        try {
            Path candidate = root.resolve(relative).normalize();
            if (!candidate.startsWith(root) || !Files.isRegularFile(candidate)) {
                return Optional.empty();
            }
            return candidate.toRealPath().startsWith(root.toRealPath()) ? Optional.of(candidate) : Optional.empty();
        } catch (InvalidPathException | IOException unreadable) {
            return Optional.empty();
        }
    }
}

package org.minkao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Takes a service's jar apart: a start-up cache does nothing for jars inside a jar. */
final class UnpackedJar {
    private final Folders folders;
    private final Commands commands;

    UnpackedJar(Folders folders, Commands commands) {
        this.folders = folders;
        this.commands = commands;
    }

    /** The folder with the jar and its libraries; what the same user had before is gone. */
    Path of(String user, Path jar) {
        String digest = SourceDigest.ofFile(jar).substring(0, 16);
        Path place = folders.app().resolve(user).resolve(digest);
        if (Files.isRegularFile(place.resolve(String.valueOf(jar.getFileName())))) {
            return place;
        }
        Path draft = folders.app().resolve(user).resolve(digest + ".new");
        Folders.delete(folders.app().resolve(user));
        Folders.create(folders.app().resolve(user));
        Commands.Outcome outcome = commands.run(
                folders.root(),
                List.of(
                        JavaCommand.program(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        draft.toString()),
                Map.of(),
                line -> {});
        if (!outcome.ok()) {
            throw Failure.check(
                    "%s 不是可展开的 Spring Boot jar：%s".formatted(jar, String.join(" ", outcome.lines())),
                    "%s could not be extracted".formatted(jar));
        }
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + place, e);
        }
        return place;
    }
}

package org.minkao.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Assembles the command line of a child JVM, small and with its start-up cache. */
final class JavaCommand {

    private final List<String> options = new ArrayList<>();
    private Optional<Path> cacheToWrite = Optional.empty();

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    JavaCommand options(String... more) {
        options.addAll(List.of(more));
        return this;
    }

    /** A cache holds for one JVM and for jars that have not been touched; another is silently not used. */
    static String cacheKey(String classpath) {
        var text = new StringBuilder(System.getProperty("java.home") + System.getProperty("java.vm.version"));
        for (String entry : classpath.split(File.pathSeparator, -1)) {
            File file = new File(entry);
            text.append('\n')
                    .append(entry)
                    .append(' ')
                    .append(file.length())
                    .append(' ')
                    .append(file.lastModified());
        }
        return SourceDigest.ofText(text.toString()).substring(0, 16);
    }

    /** Uses the cache when it is there, otherwise has this run write it when it goes down. */
    JavaCommand cache(Path cache, boolean wanted) {
        if (!wanted) {
            return this;
        }
        if (Files.isRegularFile(cache)) {
            options.add("-XX:AOTCache=" + cache);
            options.add("-Xlog:aot=error");
            return this;
        }
        // Every class that cannot be kept would be a line of the log.
        options.add("-Xlog:aot=error");
        options.add("-XX:AOTCacheOutput=" + Children.draftOf(cache));
        cacheToWrite = Optional.of(cache);
        return this;
    }

    Optional<Path> cacheToWrite() {
        return cacheToWrite;
    }

    List<String> jar(Path jar) {
        return with(List.of("-jar", jar.toString()));
    }

    List<String> main(String classpath, Class<?> main, String... arguments) {
        return main(classpath, main.getName(), arguments);
    }

    List<String> main(String classpath, String main, String... arguments) {
        List<String> rest = new ArrayList<>(List.of("-cp", classpath, main));
        rest.addAll(List.of(arguments));
        return with(rest);
    }

    private List<String> with(List<String> rest) {
        List<String> command = new ArrayList<>(List.of(
                program(),
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(rest);
        return command;
    }
}

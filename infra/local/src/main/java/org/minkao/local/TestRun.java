package org.minkao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs everything the build checks, as CI does, and counts what really ran. */
final class TestRun {

    private static final Pattern TOTAL = Pattern.compile("<testsuite\\b[^>]*>", Pattern.DOTALL);

    private final Folders folders;
    private final Commands commands;
    private final Maven maven;
    private final Build build;
    private final Progress progress;

    TestRun(Folders folders, Commands commands, Maven maven, Build build, Progress progress) {
        this.folders = folders;
        this.commands = commands;
        this.maven = maven;
        this.build = build;
        this.progress = progress;
    }

    /** With the long ones also what JUnit knows by the tag {@code long}: crashes under load, random requests. */
    int run(boolean longToo) {
        int web = web();
        long began = System.currentTimeMillis();
        Commands.Outcome java =
                maven.run(longToo ? List.of("verify", "-Plong") : List.of("verify"), System.out::println);
        summary(began);
        return java.ok() && web == 0 ? 0 : 1;
    }

    private int web() {
        Path web = folders.root().resolve("web");
        if (!Files.isRegularFile(web.resolve("package.json"))) {
            return 0;
        }
        progress.say("网页：安装、构建、测试", "web: install, build, test");
        build.install(web);
        build.web();
        Commands.Outcome tests =
                commands.run(web, List.of("npm", "test", "--if-present"), Map.of("CI", "true"), System.out::println);
        return tests.exit();
    }

    private void summary(long began) {
        int tests = 0;
        int failed = 0;
        int skipped = 0;
        var servers = new TreeSet<String>();
        for (Path file : reports()) {
            if (lastModified(file) < began) {
                continue;
            }
            String text = Folders.read(file);
            if (String.valueOf(file.getFileName()).equals("minkao-servers.txt")) {
                text.lines().forEach(servers::add);
                continue;
            }
            Matcher head = TOTAL.matcher(text);
            if (head.find()) {
                tests += count(head.group(), "tests");
                failed += count(head.group(), "errors") + count(head.group(), "failures");
                skipped += count(head.group(), "skipped");
            }
        }
        System.out.printf("minkao.tests=%d failed=%d skipped=%d%n", tests, failed, skipped);
        servers.forEach(System.out::println);
    }

    private static int count(String head, String attribute) {
        Matcher found = Pattern.compile("\\b" + attribute + "=\"(\\d+)\"").matcher(head);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private List<Path> reports() {
        List<Path> found = new ArrayList<>();
        List<Path> modules = new ArrayList<>(Folders.children(folders.root()));
        modules.addAll(Folders.children(folders.root().resolve("infra")));
        for (Path module : modules) {
            Path target = module.resolve("target");
            found.addAll(xml(target.resolve("surefire-reports")));
            found.addAll(xml(target.resolve("failsafe-reports")));
            Path servers = target.resolve("minkao-servers.txt");
            if (Files.isRegularFile(servers)) {
                found.add(servers);
            }
        }
        return found;
    }

    private static List<Path> xml(Path folder) {
        try (Stream<Path> files = Folders.children(folder).stream()) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("TEST-.*\\.xml"))
                    .toList();
        }
    }

    private static long lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }
}

package org.minkao.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs Maven on the launcher's JDK: without network first, with it only when something is not cached. Two modules at a
 * time, since tests wait more than they work.
 */
final class Maven {

    private static final List<String> NOT_CACHED = List.of(
            "in offline mode",
            "has not been downloaded from it before",
            "Cannot access",
            "Could not find artifact",
            "Could not resolve dependencies",
            "was not found in");

    private final Folders folders;
    private final Commands commands;
    private final Progress progress;
    private final String program;

    Maven(Folders folders, Commands commands, Progress progress, Settings settings) {
        this.folders = folders;
        this.commands = commands;
        this.progress = progress;
        this.program = settings.text("MINKAO_MVN").orElse("mvn");
    }

    Commands.Outcome run(List<String> arguments, Consumer<String> eachLine) {
        Commands.Outcome offline = once(arguments, true, eachLine);
        if (offline.ok() || NOT_CACHED.stream().noneMatch(offline::said)) {
            return offline;
        }
        progress.say("本地仓库缺少构件，联网下载", "some artifacts are not cached: asking the registry");
        return once(arguments, false, eachLine);
    }

    private Commands.Outcome once(List<String> arguments, boolean offline, Consumer<String> eachLine) {
        List<String> command = new ArrayList<>(List.of(program, "-B", "--no-transfer-progress", "-T2"));
        if (offline) {
            command.add("-o");
        }
        command.addAll(arguments);
        Path root = folders.root();
        return commands.run(
                root,
                command,
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "MAVEN_OPTS",
                        "-Xmx1536m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dstyle.color=never"),
                eachLine);
    }
}

package org.minkao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code plan import} and {@code plan check} out of the evaluation service's jar; nothing need be running. */
final class PlanPart {
    private static final String MAIN = "org.minkao.evaluation.boot.PlanCommand";
    /** Apart from the running service's own copy, which must not be taken from under it. */
    private static final String USER = "plan";

    private final Settings settings;
    private final Progress progress;

    PlanPart(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    int run(List<String> arguments) {
        check(arguments);
        Folders folders = Folders.of(settings);
        var commands = new Commands(settings.inherited());
        var build = new Build(folders, new Maven(folders, commands, progress, settings), commands, progress, settings);
        Path jar = build.service(ServicePart.EVALUATION);
        Path unpacked = new UnpackedJar(folders, commands).of(USER, jar);
        List<String> command = new JavaCommand()
                .options("-Xms32m", "-Xmx384m", "-Xss1m", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData")
                .options("-Djava.awt.headless=true")
                .main(
                        unpacked.resolve(String.valueOf(jar.getFileName())).toString(),
                        MAIN,
                        arguments.toArray(String[]::new));
        return commands.handOver(command);
    }

    /** What is plainly wrong is said before anything is built. */
    private static void check(List<String> arguments) {
        List<String> rest = new ArrayList<>(arguments);
        boolean known = !rest.isEmpty() && List.of("import", "check").contains(rest.removeFirst());
        int target = rest.indexOf("-o");
        if (target >= 0 && target + 1 < rest.size()) {
            rest.subList(target, target + 2).clear();
        }
        rest.remove("--json");
        if (!known || rest.size() != 1 || rest.getFirst().startsWith("-")) {
            String usage = "./minkao plan import FILE [-o plan.yaml] [--json] | plan check FILE [--json]";
            throw Failure.input("用法：" + usage, "usage: " + usage);
        }
        if (!Files.isRegularFile(Path.of(rest.getFirst()))) {
            throw Failure.input("没有文件 " + rest.getFirst(), "there is no file " + rest.getFirst());
        }
    }
}

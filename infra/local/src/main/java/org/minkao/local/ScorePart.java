package org.minkao.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.minkao.local.score.Scores;

/** Reads the arguments of {@code score} and {@code lab}. */
final class ScorePart {
    private final PrintStream out;
    private final PrintStream err;

    ScorePart(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int score(List<String> arguments) {
        Options options = Options.parse(arguments, List.of("--json"), List.of("--explain"), 2);
        return scores(options)
                .score(
                        options.rest().getFirst(),
                        options.rest().getLast(),
                        options.values().get("--explain"));
    }

    int lab(List<String> arguments) {
        int given = (int) arguments.stream().filter(it -> !it.startsWith("-")).count();
        int schemes = arguments.contains("--inputs") ? given - 1 : given;
        if (schemes >= 2) {
            Options options = Options.parse(arguments, List.of("--json"), List.of("--inputs"), schemes);
            String inputs = options.values().get("--inputs");
            if (inputs != null) {
                return scores(options).lab(options.rest(), inputs);
            }
        }
        throw Failure.input(
                "用法：./minkao lab 方案 方案… --inputs 数据 [--json]，至少两个方案",
                "usage: ./minkao lab SCHEME SCHEME... --inputs INPUTS [--json], at least two schemes");
    }

    private Scores scores(Options options) {
        return new Scores(Path.of("").toAbsolutePath(), options.on("--json"), out, err);
    }
}

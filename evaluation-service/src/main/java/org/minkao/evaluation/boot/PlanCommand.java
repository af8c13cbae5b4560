package org.minkao.evaluation.boot;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.minkao.evaluation.campaign.PlanProblem;
import org.minkao.evaluation.campaign.PlanRules;
import org.minkao.evaluation.notice.ReadNotice;
import org.minkao.evaluation.reason.EvaluationReason;
import org.minkao.evaluation.scoring.Scheme;
import org.minkao.evaluation.web.NoticeFile;
import org.minkao.evaluation.web.NoticeJson;
import org.minkao.evaluation.web.PlanJson;
import org.minkao.evaluation.web.PlanText;
import org.minkao.kit.core.Refusal;

/**
 * The commands {@code plan import} and {@code plan check}, which need no running service: exit code 0 done, 1 the plan
 * breaks a rule, 2 the file cannot be used, 3 the machine failed.
 */
public final class PlanCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int UNUSABLE = 2;
    private static final int ENVIRONMENT = 3;

    private final PrintStream out;
    private final PrintStream err;

    PlanCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        // Before anything logs: stdout belongs to the answer alone.
        System.setProperty("logback.configurationFile", "org/minkao/evaluation/boot/logback-plan.xml");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new PlanCommand(out, err).run(List.of(arguments)));
    }

    /** What was typed. */
    private record Asked(String action, Path file, @Nullable Path target, boolean json) {}

    /** One sentence for the person who typed the command. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final int exit;

        Unusable(int exit, String chinese, String english) {
            super(chinese + "\n" + english);
            this.exit = exit;
        }
    }

    int run(List<String> arguments) {
        try {
            Asked asked = parse(arguments);
            byte[] file = bytes(asked.file);
            return asked.action.equals("import") ? importNotice(asked, file) : check(asked, file);
        } catch (Refusal refusal) {
            err.println(PlanText.printable(chinese(refusal) + "：" + refusal.detail()));
            err.println(PlanText.printable(refusal.reason().title() + ": " + refusal.detail()));
            return UNUSABLE;
        } catch (Unusable e) {
            err.println(e.getMessage());
            return e.exit;
        }
    }

    private static Asked parse(List<String> arguments) throws Unusable {
        List<String> rest = new ArrayList<>(arguments);
        boolean json = rest.remove("--json");
        @Nullable Path target = null;
        int at = rest.indexOf("-o");
        if (at >= 0 && at + 1 < rest.size()) {
            target = path(rest.get(at + 1));
            rest.subList(at, at + 2).clear();
        }
        boolean known = rest.size() == 2
                && (rest.getFirst().equals("import") || rest.getFirst().equals("check"));
        if (!known
                || rest.get(1).startsWith("-")
                || (target != null && rest.getFirst().equals("check"))) {
            String usage = "./minkao plan import FILE [-o plan.yaml] [--json] | plan check FILE [--json]";
            throw new Unusable(UNUSABLE, "用法：" + usage, "usage: " + usage);
        }
        return new Asked(rest.getFirst(), path(rest.get(1)), target, json);
    }

    private static Path path(String given) throws Unusable {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new Unusable(UNUSABLE, "“%s”不是文件名".formatted(given), "\"%s\" is no file name".formatted(given));
        }
    }

    private static byte[] bytes(Path file) throws Unusable {
        if (!Files.isRegularFile(file)) {
            throw new Unusable(UNUSABLE, "没有文件 " + file, "there is no file " + file);
        }
        try {
            if (Files.size(file) > NoticeFile.MAX_BYTES) {
                throw new Unusable(
                        UNUSABLE,
                        "%s 有 %d 字节，最多 %d".formatted(file, Files.size(file), NoticeFile.MAX_BYTES),
                        "%s has %d bytes (expected: at most %d)"
                                .formatted(file, Files.size(file), NoticeFile.MAX_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unusable(UNUSABLE, "读不出 " + file, "%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private int importNotice(Asked asked, byte[] file) throws Unusable {
        NoticeJson.Told told = NoticeJson.of(new ReadNotice().read(NoticeFile.lines(file)));
        PlanText text = new PlanText(told, new PlanJson().missing(told.draft()));
        if (asked.target != null) {
            try {
                Files.writeString(asked.target, text.yaml());
            } catch (IOException e) {
                throw new Unusable(
                        ENVIRONMENT,
                        "写不出 " + asked.target,
                        "%s cannot be written: %s".formatted(asked.target, e.getMessage()));
            }
            err.println("草案已写入 %s · the draft is in %s".formatted(asked.target, asked.target));
        }
        out.println(asked.json ? text.json() : text.human());
        return DONE;
    }

    private int check(Asked asked, byte[] file) {
        boolean yaml = !asked.file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        List<PlanJson.Fault> faults = faults(file, yaml);
        out.println(asked.json ? PlanText.json(faults) : PlanText.human(faults));
        return faults.isEmpty() ? DONE : FAILED;
    }

    /** First the form, then the rules between the fields, which need a sound form. */
    private static List<PlanJson.Fault> faults(byte[] file, boolean yaml) {
        PlanJson plans = new PlanJson();
        List<PlanJson.Fault> faults = plans.faults(file, yaml);
        if (!faults.isEmpty()) {
            return faults;
        }
        try {
            return PlanRules.problems(plans.read(file, yaml), PlanCommand::scheme).stream()
                    .map(problem -> PlanJson.Fault.of(problem.path(), problem.reason()))
                    .toList();
        } catch (Refusal refusal) {
            if (refusal.reason() != EvaluationReason.PLAN_REFUSED) {
                throw refusal;
            }
            return List.of(PlanJson.Fault.of(refusal.field() == null ? "plan" : refusal.field(), refusal.detail()));
        }
    }

    private static List<PlanProblem> scheme(byte[] rules) {
        return Scheme.check(rules).stream()
                .map(problem -> new PlanProblem(problem.path(), problem.reason()))
                .toList();
    }

    private static String chinese(Refusal refusal) {
        String key = "problem." + refusal.reason().name();
        for (String bundle : List.of("problems", "kit-problems")) {
            if (PlanCommand.class.getResource("/" + bundle + ".properties") != null) {
                ResourceBundle words = ResourceBundle.getBundle(
                        bundle,
                        Locale.ROOT,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
                if (words.containsKey(key)) {
                    return words.getString(key);
                }
            }
        }
        return refusal.reason().title();
    }
}

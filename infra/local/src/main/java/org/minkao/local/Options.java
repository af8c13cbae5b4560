package org.minkao.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of a command; whatever is not expected is refused. */
record Options(Set<String> flags, Map<String, String> values, List<String> rest) {

    static Options parse(List<String> arguments, List<String> flags, List<String> valued, int positional) {
        Set<String> set = new HashSet<>();
        Map<String, String> values = new HashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (flags.contains(argument)) {
                set.add(argument);
            } else if (valued.contains(argument) && i + 1 < arguments.size()) {
                values.put(argument, arguments.get(++i));
            } else if (!argument.startsWith("-") && rest.size() < positional) {
                rest.add(argument);
            } else {
                throw Failure.input(
                        "参数“%s”无法识别或缺少值".formatted(argument),
                        "\"%s\" is not known here or lacks its value".formatted(argument));
            }
        }
        if (rest.size() != positional) {
            throw Failure.input("缺少参数（如服务名）", "an argument is missing, such as the name of a service");
        }
        return new Options(set, values, rest);
    }

    static void none(List<String> arguments) {
        parse(arguments, List.of(), List.of(), 0);
    }

    boolean on(String flag) {
        return flags.contains(flag);
    }

    int number(String name, int otherwise, int min, int max) {
        String given = values.get(name);
        if (given == null) {
            return otherwise;
        }
        return new Settings(Map.of(name, given)).number(name, otherwise, min, max);
    }

    /** What was chosen of these; all of them when nothing was. */
    Set<String> oneOf(String name, Set<String> all) {
        String given = values.get(name);
        if (given == null) {
            return all;
        }
        if (!all.contains(given)) {
            throw Failure.input(
                    "%s 为 %s（可选：%s）".formatted(name, given, String.join("、", all)),
                    "%s is %s (expected one of: %s)".formatted(name, given, String.join(", ", all)));
        }
        return Set.of(given);
    }
}

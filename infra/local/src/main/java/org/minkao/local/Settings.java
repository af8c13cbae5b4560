package org.minkao.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The launcher's own environment: {@code MINKAO_*} variables and the few the children need. */
public record Settings(Map<String, String> variables) {

    private static final Pattern TUNING = Pattern.compile(
            "MINKAO_(LOG_LEVEL|HOLIDAYS_FILE|SECURE_COOKIES|(RATE|BREAKER|TIME_LIMIT|BODY|SESSION)(_[A-Z]+)+|([A-Z]+_)+ROUND)");

    public Settings {
        variables = Map.copyOf(variables);
    }

    static Settings ofProcess() {
        return new Settings(System.getenv());
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    boolean on(String name) {
        return text(name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    int number(String name, int otherwise, int min, int max) {
        String given = text(name).orElse(Integer.toString(otherwise));
        try {
            int value = Integer.parseInt(given);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the sentence that names the expectation.
        }
        throw Failure.input(
                "环境变量 %s 的值是“%s”，应为 %d 到 %d 之间的整数".formatted(name, given, min, max),
                "%s is \"%s\" (expected: a whole number from %d to %d)".formatted(name, given, min, max));
    }

    Path root() {
        return Path.of(text("MINKAO_ROOT").orElse(".")).toAbsolutePath().normalize();
    }

    /** The services this launcher starts; a developer may run some elsewhere: {@code MINKAO_SERVICES=none} or a list. */
    List<String> services() {
        String given = text("MINKAO_SERVICES").orElse("all");
        if (given.equals("all")) {
            return ServicePart.NAMES;
        }
        if (given.equals("none")) {
            return List.of();
        }
        List<String> chosen = Arrays.stream(given.split(",")).map(String::strip).toList();
        for (String name : chosen) {
            if (!ServicePart.NAMES.contains(name)) {
                throw Failure.input(
                        "MINKAO_SERVICES 中没有服务“%s”，应为 all、none 或 %s".formatted(name, ServicePart.NAMES),
                        "MINKAO_SERVICES names \"%s\" (expected: all, none or some of %s)"
                                .formatted(name, ServicePart.NAMES));
            }
        }
        return chosen;
    }

    /** Settings of the services that a caller may change for a trial or a test; none of them is a secret. */
    Map<String, String> tuning() {
        Map<String, String> kept = new HashMap<>();
        variables.forEach((name, value) -> {
            if (TUNING.matcher(name).matches()) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** What every child gets; everything else is given to it by name. */
    Map<String, String> inherited() {
        Map<String, String> kept = new HashMap<>();
        for (String name : new String[] {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "USER"}) {
            text(name).ifPresent(value -> kept.put(name, value));
        }
        kept.put("JAVA_HOME", System.getProperty("java.home"));
        return kept;
    }

    /** Variables may hold a database's password. */
    @Override
    public String toString() {
        return "Settings[" + variables.size() + " variables]";
    }
}

package org.minkao.evaluation.notice;

import java.util.Arrays;
import java.util.List;

/** Something a person should look at before the draft becomes a plan. */
public record Warning(WarningCode code, int line, String quote, List<String> arguments) {
    public Warning {
        arguments = List.copyOf(arguments);
    }

    static Warning of(WarningCode code, Source source, Object... arguments) {
        return new Warning(
                code,
                source.line(),
                source.quote(),
                Arrays.stream(arguments).map(String::valueOf).toList());
    }
}

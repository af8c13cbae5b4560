package org.minkao.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minkao.ballot.Json;
import org.minkao.ballot.StrictJson;

/** Any value of a scheme or of inputs may be anything: the answer is a score or a refusal with a path, never a crash. */
class MutationTest {
    private static final List<Json> ANYTHING = List.of(
            new Json.Null(),
            new Json.Bool(true),
            Json.of(-1),
            Json.of(7),
            new Json.Num("1e400"),
            Json.of("x"),
            Json.of(""),
            Json.arr(),
            Json.arr(Json.arr()),
            Json.obj(),
            Json.obj("x", Json.obj()));

    static Stream<String> names() {
        return ReadyMade.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void noValueOfASchemeCrashesTheEngine(String name) {
        byte[] scheme = ReadyMade.scheme(name);
        Inputs inputs = Inputs.read(ReadyMade.inputs(name));
        int refused = 0;
        for (String pointer : pointers(scheme)) {
            for (Json value : some(pointer)) {
                refused += tried(Read.changed(scheme, pointer, _ -> value), inputs) ? 0 : 1;
            }
            refused += tried(Read.without(scheme, pointer), inputs) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(50);
    }

    /** Four values at each place, others at the next. */
    private static List<Json> some(String pointer) {
        int first = Math.floorMod(pointer.hashCode(), ANYTHING.size());
        return IntStream.range(first, first + 4)
                .mapToObj(i -> ANYTHING.get(i % ANYTHING.size()))
                .toList();
    }

    private static boolean tried(byte[] scheme, Inputs inputs) {
        List<Problem> problems = Scheme.check(scheme);
        if (!problems.isEmpty()) {
            assertThat(problems)
                    .allSatisfy(problem -> assertThat(problem.reason()).contains("(expected: "));
            return false;
        }
        return scored(Scheme.read(scheme), inputs);
    }

    @ParameterizedTest
    @MethodSource("names")
    void noValueOfInputsCrashesTheEngine(String name) {
        Scheme scheme = Scheme.read(ReadyMade.scheme(name));
        byte[] inputs = ReadyMade.inputs(name);
        int refused = 0;
        // Long lists of the same shape tell nothing new after their first entries.
        for (String pointer : pointers(inputs).stream().limit(60).toList()) {
            for (Json value : some(pointer)) {
                refused += read(scheme, Read.changed(inputs, pointer, _ -> value)) ? 0 : 1;
            }
            refused += read(scheme, Read.without(inputs, pointer)) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(20);
    }

    private static boolean read(Scheme scheme, byte[] inputs) {
        try {
            return scored(scheme, Inputs.read(inputs));
        } catch (ScoringRefusal refusal) {
            return refused(refusal);
        }
    }

    private static boolean scored(Scheme scheme, Inputs inputs) {
        try {
            assertThat(Results.of(scheme, inputs).bytes()).isNotEmpty();
            return true;
        } catch (ScoringRefusal refusal) {
            return refused(refusal);
        }
    }

    private static boolean refused(ScoringRefusal refusal) {
        assertThat(refusal.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.reason()).contains("(expected: "));
        return false;
    }

    private static List<String> pointers(byte[] document) {
        List<String> pointers = new ArrayList<>();
        collect(StrictJson.parse(document, 64), "", pointers);
        return pointers;
    }

    private static void collect(Json json, String path, List<String> pointers) {
        if (!path.isEmpty()) {
            pointers.add(path);
        }
        if (json instanceof Json.Obj obj) {
            obj.entries().forEach((key, value) -> collect(value, path + "/" + key, pointers));
        } else if (json instanceof Json.Arr arr) {
            for (int i = 0; i < arr.values().size(); i++) {
                collect(arr.values().get(i), path + "/" + i, pointers);
            }
        }
    }
}

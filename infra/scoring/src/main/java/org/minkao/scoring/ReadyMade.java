package org.minkao.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Schemes in use in counties, ready to be taken over, each with inputs to try it on. */
public final class ReadyMade {
    private static final List<String> NAMES = List.of(
            "r1",
            "r2",
            "r3",
            "r4",
            "r4-100-70-30",
            "r4-100-75-55",
            "r4-100-60-0",
            "r4-five-levels",
            "r4-coefficients",
            "r5",
            "r6",
            "r7",
            "r8",
            "r9",
            "r10",
            "r11",
            "r12",
            "r13",
            "r14",
            "r15",
            "r16",
            "r17",
            "r18",
            "r19");

    private ReadyMade() {}

    public static List<String> names() {
        return NAMES;
    }

    public static byte[] scheme(String name) {
        return resource("schemes/" + name + ".json");
    }

    /** Made-up inputs that this scheme scores. */
    public static byte[] inputs(String name) {
        return resource("schemes/" + (name.startsWith("r4-100") ? "r4" : name) + "-inputs.json");
    }

    private static byte[] resource(String path) {
        try (InputStream file = ReadyMade.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no " + path + " (expected: one of " + NAMES + ")");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }
}

package org.minkao.evaluation.appeal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minkao.kit.core.Check;

/** A paper that somebody relies on: its name, the SHA-256 of its bytes and their number; the paper itself stays with them. */
public record Evidence(String name, String sha256, long size) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST = 10;
    private static final long LARGEST = 1L << 40;

    /** At least one paper, each with all three. */
    public static List<Evidence> of(String field, @Nullable List<? extends @Nullable Paper> papers) {
        List<Paper> given = Check.list(field, papers, 1, MOST);
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = "%s[%d]".formatted(field, i);
            Paper paper = given.get(i);
            long size = Check.present(at + ".size", paper.size());
            if (size < 1 || size > LARGEST) {
                throw Check.invalid(at + ".size", Long.toString(size), "the number of bytes, at least 1");
            }
            evidence.add(new Evidence(
                    Check.text(at + ".name", paper.name(), 1, 120),
                    Check.matches(at + ".sha256", paper.sha256(), SHA256, "hex SHA-256 of the paper"),
                    size));
        }
        return evidence;
    }
}

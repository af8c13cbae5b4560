package org.minkao.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDigestTest {

    @TempDir
    Path root;

    @BeforeEach
    void sources() throws Exception {
        Files.createDirectories(root.resolve("a/src/main"));
        Files.createDirectories(root.resolve("a/target"));
        Files.writeString(root.resolve("a/src/main/A.java"), "class A {}");
        Files.writeString(root.resolve("a/target/A.class"), "old");
    }

    @Test
    void staysTheSameWhenOnlyOutputChanges() throws Exception {
        String before = digest();
        Files.writeString(root.resolve("a/target/A.class"), "new");
        assertThat(digest()).isEqualTo(before);
    }

    @Test
    void changesWithAContent() throws Exception {
        String before = digest();
        Files.writeString(root.resolve("a/src/main/A.java"), "class A { }");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void changesWhenAFileIsRenamed() throws Exception {
        String before = digest();
        Files.move(root.resolve("a/src/main/A.java"), root.resolve("a/src/main/B.java"));
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void takesAMissingPlaceAsEmpty() {
        assertThat(SourceDigest.of(root, List.of("a", "nowhere"), Set.of("target")))
                .isEqualTo(digest());
    }

    private String digest() {
        return SourceDigest.of(root, List.of("a"), Set.of("target"));
    }
}

package org.minkao.gateway.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {

    @Test
    void staysInsideItsDirectory(@TempDir Path parent) throws Exception {
        Path root = Files.createDirectory(parent.resolve("dist"));
        Files.writeString(root.resolve("index.html"), "page");
        Files.writeString(parent.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(root.resolve("link.txt"), parent.resolve("secret.txt"));
        Bundle bundle = new Bundle(root);
        assertThat(bundle.find("/index.html")).isPresent();
        for (String path : new String[] {"/../secret.txt", "/link.txt", "/a/../../secret.txt", "/\0.txt"}) {
            assertThat(bundle.find(path)).as(path).isEmpty();
        }
        assertThat(bundle.find("/some/page").orElseThrow().file()).isEqualTo(root.resolve("index.html"));
    }

    @Test
    void isAbsentWithoutAPage(@TempDir Path empty) {
        assertThat(new Bundle(empty).present()).isFalse();
        assertThat(new Bundle(null).present()).isFalse();
        assertThat(new Bundle(empty.resolve("gone")).find("/")).isEmpty();
    }
}

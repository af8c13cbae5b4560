package org.minkao.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KitHoldsNoDomainWordTest {
    private static final Pattern WORDS = Pattern.compile(
            "campaign|appraisee|ballot|voter|roster|invitation|opinion|inspection|rectif|sanction|questionnaire|inbox"
                    + "|supervis|dimension|leadinggroup|commitment|survey|evaluat");
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../testkit/src/main/java"));
    /** The test issuer and the contracts name the four services, which are addresses here. */
    private static final Pattern ADDRESSES = Pattern.compile(
            "(evaluation|survey|rectification|notification)-service|org\\.minkao\\.rectification|such as \\{@code"
                    + " [a-z]+\\}|minkao\\.evaluation\\.campaign-frozen\\.v1|urn:minkao:contract:evaluation:…:v1");

    @Test
    void noSourceNamesWhatTheHouseIsFor() throws IOException {
        int files = 0;
        for (Path root : SOURCES) {
            try (Stream<Path> sources = Files.walk(root)) {
                for (Path source :
                        sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                    files++;
                    assertThat(domainWord(Files.readString(source)))
                            .as(source.toString())
                            .isNull();
                }
            }
        }
        assertThat(files).isGreaterThan(50);
    }

    @Test
    void aPlantedWordIsFound() {
        assertThat(domainWord("class BallotBox {}")).isEqualTo("ballot");
    }

    private static String domainWord(String source) {
        Matcher matcher = WORDS.matcher(ADDRESSES.matcher(source).replaceAll("").toLowerCase(Locale.ROOT));
        return matcher.find() ? matcher.group() : null;
    }
}

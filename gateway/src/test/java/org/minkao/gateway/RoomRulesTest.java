package org.minkao.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoomRulesTest {

    /** The glossary's words; a gateway that knows one of them has begun to think for a service. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(?i)(campaign|appraise|ballot|roster|invitation|eligib|voter|opinion|inspection|rectif|survey|evaluation"
                    + "|notification|sanction|ledger|finding|questionnaire|commitment|publication|appeal|supervision"
                    + "|考评|测评|选票|名册|意见|整改|问卷)");

    private static final Set<String> BANNED =
            Set.of("Impl", "Manager", "Helper", "Util", "Utils", "Common", "Base", "DTO", "Data", "Info");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.minkao.gateway");

    private static List<String> domainWords(String text) {
        return DOMAIN.matcher(text).results().map(found -> found.group()).toList();
    }

    @Test
    void codeKnowsNoDomainWord() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(SOURCES)) {
            files = walk.filter(path -> path.toString().endsWith(".java")).toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (Path file : files) {
            assertThat(domainWords(Files.readString(file))).as(file.toString()).isEmpty();
        }
        for (String texts : List.of("problems.properties", "problems_en.properties")) {
            assertThat(domainWords(
                            Files.readString(Path.of("src/main/resources").resolve(texts))))
                    .as(texts)
                    .isEmpty();
        }
    }

    @Test
    void theScanFindsAPlantedWord() {
        assertThat(domainWords("class BallotFilter {}")).containsExactly("Ballot");
        assertThat(domainWords("route to /api/EVALUATION/v1")).containsExactly("EVALUATION");
    }

    @Test
    void partsDoNotDependOnEachOtherInCircles() {
        assertThat(CLASSES).hasSizeGreaterThan(30);
        SlicesRuleDefinition.slices()
                .matching("org.minkao.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(CLASSES.stream().map(JavaClass::getSimpleName).filter(RoomRulesTest::banned))
                .isEmpty();
        assertThat(banned("TokenManager")).isTrue();
    }

    private static boolean banned(String name) {
        return BANNED.stream().anyMatch(name::endsWith);
    }

    @Test
    void nothingIsInjectedIntoAField() {
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getAnnotations().stream()
                                .anyMatch(a -> a.getRawType()
                                        .getName()
                                        .toLowerCase(Locale.ROOT)
                                        .contains("autowired"))))
                .isEmpty();
    }
}

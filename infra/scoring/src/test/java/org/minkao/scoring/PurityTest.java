package org.minkao.scoring;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The engine is a pure function: no framework, no clock, no dice but the seeded ones, no file but its own resources. */
class PurityTest {
    private static final ArchRule NO_FOREIGN_CODE = noClasses()
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.math..",
                    "java.io..",
                    "java.time..",
                    "org.jspecify..",
                    "org.minkao.ballot..",
                    "org.minkao.scoring..")));
    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.SplittableRandom.class);

    private final JavaClasses classes = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void dependsOnTheBallotRoomOnlyAndOnNoClock() {
        assertThat(classes.size()).isGreaterThan(30);
        NO_FOREIGN_CODE.check(classes);
        NO_CLOCK.check(classes);
    }

    @Test
    void onlyTheEvaluationAndTheLauncherDependOnThisRoom() throws IOException {
        List<String> users = users(Path.of("..", ".."));

        assertThat(users).contains("infra/local").isSubsetOf("infra/local", "evaluation-service");
    }

    private static List<String> users(Path root) throws IOException {
        List<String> modules = Pattern.compile("<module>(.+?)</module>")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(modules).hasSizeGreaterThan(8).contains("infra/scoring");
        List<String> users = new ArrayList<>();
        for (String module : modules) {
            String pom = Files.readString(root.resolve(module).resolve("pom.xml"));
            if (pom.contains("<artifactId>scoring</artifactId>") && !module.equals("infra/scoring")) {
                users.add(module);
            }
        }
        return users;
    }

    @Test
    void aPlantedViolationIsFound() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);

        assertThatThrownBy(() -> NO_CLOCK.check(planted)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> NO_FOREIGN_CODE.check(new ClassFileImporter().importClasses(PurityTest.class)))
                .isInstanceOf(AssertionError.class);
    }

    static final class Planted {
        private Planted() {}

        static Instant now() {
            return Instant.now();
        }
    }
}

package org.minkao.scoring;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Instant;
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

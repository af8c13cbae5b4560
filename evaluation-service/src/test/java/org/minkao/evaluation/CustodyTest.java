package org.minkao.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The identity side and what is made of ballots know nothing of each other. */
class CustodyTest {
    private static final String BASE = "org.minkao.evaluation.";
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.minkao.evaluation");

    @Test
    void eligibilityAndScoringNeverImportEachOther() {
        for (String room : new String[] {"eligibility", "scoring"}) {
            assertThat(classes.stream().map(JavaClass::getPackageName)).contains(BASE + room);
        }
        apart("eligibility", "scoring").check(classes);
        apart("scoring", "eligibility").check(classes);
        apart("eligibility", "result").check(classes);
        apart("scoring", "result").check(classes);
    }

    @Test
    void theRuleCanFail() {
        assertThatThrownBy(() -> apart("result", "scoring").check(classes)).isInstanceOf(AssertionError.class);
    }

    private static ArchRule apart(String room, String other) {
        return noClasses()
                .that()
                .resideInAPackage(BASE + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + other + "..");
    }
}

package org.minkao.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house for one service. Call each from a plain test; every one first asserts that what it looks at
 * is there.
 */
public final class HouseRules {
    private static final List<String> EDGES = List.of("web", "events", "store", "mail");
    private static final String BOOT = "boot";
    private static final Set<String> BANNED =
            Set.of("Impl", "Manager", "Helper", "Util", "Utils", "Common", "Base", "DTO", "Dto", "Data", "Info");
    private static final String[] FOREIGN = {
        "org.springframework..",
        "com.mongodb..",
        "org.bson..",
        "org.apache.kafka..",
        "io.cloudevents..",
        "tools.jackson..",
        "com.fasterxml.jackson..",
        "jakarta..",
        "io.micrometer..",
        "lombok.."
    };
    private static final Set<String> INJECTORS = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.YearMonth.now",
            "java.time.Year.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");
    private static final Set<String> DICE = Set.of(
            "java.util.Random",
            "java.security.SecureRandom",
            "java.util.concurrent.ThreadLocalRandom",
            "java.util.SplittableRandom",
            "java.util.Date",
            "java.util.Collections.shuffle");

    private final String base;
    private final JavaClasses classes;
    private final Set<String> features;
    private final Set<String> edges;

    private HouseRules(String base, JavaClasses classes) {
        this.base = base;
        this.classes = classes;
        Set<String> rooms = classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(base + "."))
                .map(name -> name.substring(base.length() + 1).split("\\.", -1)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        edges = rooms.stream().filter(EDGES::contains).collect(Collectors.toCollection(TreeSet::new));
        features = rooms.stream()
                .filter(room -> !EDGES.contains(room) && !room.equals(BOOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The compiled classes of a service, tests left out, such as {@code org.minkao.rectification}. */
    public static HouseRules of(String base) {
        return new HouseRules(
                base,
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(base));
    }

    /** Test classes too; for the planted violations. */
    static HouseRules withTests(String base) {
        return new HouseRules(base, new ClassFileImporter().importPackages(base));
    }

    public Set<String> features() {
        return features;
    }

    /** All rules one after the other; single tests say more when they fail. */
    public void check() {
        featuresArePlain();
        featuresKnowNoEdge();
        edgesKeepApart();
        featuresFormNoCycle();
        namesSayWhatThingsAre();
        featuresHaveNoClockAndNoDice();
        nothingIsInjectedIntoFields();
        nobodyCatchesEverything();
        packagesAreNullMarked();
    }

    /** No Spring, Mongo, Kafka, Jackson in features, and of the kit only its core. */
    public void featuresArePlain() {
        requireFeatures();
        noClasses()
                .that(inFeatures())
                .should()
                .dependOnClassesThat(resideInAnyPackage(FOREIGN))
                .check(classes);
        noClasses()
                .that(inFeatures())
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.minkao.kit..").and(resideOutsideOfPackage("org.minkao.kit.core..")))
                .check(classes);
    }

    public void featuresKnowNoEdge() {
        requireFeatures();
        noClasses()
                .that(inFeatures())
                .should()
                .dependOnClassesThat(resideInAnyPackage(room("web"), room("events"), room("store"), room(BOOT)))
                .check(classes);
    }

    /** Edges do not know each other, and nobody knows the wiring. */
    public void edgesKeepApart() {
        if (edges.size() < 2) {
            throw new AssertionError(
                    "%s has the edges %s (expected: at least two of %s)".formatted(base, edges, EDGES));
        }
        for (String edge : edges) {
            for (String other : edges) {
                if (!edge.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(room(edge))
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(room(other))
                            .check(classes);
                }
            }
            noClasses()
                    .that()
                    .resideInAPackage(room(edge))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(room(BOOT))
                    .check(classes);
        }
    }

    /** Two features never import each other both ways. */
    public void featuresFormNoCycle() {
        requireFeatures();
        SlicesRuleDefinition.slices()
                .matching(base + ".(*)..")
                .namingSlices("feature $1")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    public void namesSayWhatThingsAre() {
        requireClasses();
        classes()
                .should(new ArchCondition<JavaClass>("not end in a word that says nothing") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        String last = item.getSimpleName().replaceAll("^.*?([A-Z]+|[A-Z][a-z0-9]+)$", "$1");
                        String name = item.getSimpleName();
                        boolean banned = BANNED.contains(last) || name.endsWith("DTO") || BANNED.contains(name);
                        if (banned) {
                            events.add(SimpleConditionEvent.violated(item, item.getName() + " has a banned last word"));
                        }
                    }
                })
                .check(classes);
    }

    /** Time and ids come in through ports. */
    public void featuresHaveNoClockAndNoDice() {
        requireFeatures();
        classes()
                .that(inFeatures())
                .should(new ArchCondition<JavaClass>("take time and ids from ports") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        item.getCodeUnitCallsFromSelf().forEach(call -> {
                            AccessTarget.CodeUnitCallTarget target = call.getTarget();
                            String owner = target.getOwner().getName();
                            // now(Clock) is how it should be
                            boolean given = target.getRawParameterTypes().stream()
                                    .anyMatch(type -> type.getName().equals("java.time.Clock"));
                            boolean random = target.getName().equals("shuffle") && DICE.contains(owner + ".shuffle");
                            boolean stale = !given && CLOCKS.contains(owner + "." + target.getName());
                            boolean dice = !given
                                    && DICE.contains(owner)
                                    && target.getRawParameterTypes().isEmpty();
                            if (random || stale || dice) {
                                events.add(SimpleConditionEvent.violated(item, call.getDescription()));
                            }
                        });
                        // a method reference is no call
                        item.getCodeUnitReferencesFromSelf().stream()
                                .filter(r -> CLOCKS.contains(r.getTargetOwner().getName() + "."
                                        + r.getTarget().getName()))
                                .forEach(r -> events.add(SimpleConditionEvent.violated(item, r.getDescription())));
                    }
                })
                .check(classes);
    }

    public void nothingIsInjectedIntoFields() {
        requireClasses();
        fields().should(new ArchCondition<com.tngtech.archunit.core.domain.JavaField>("not be injected") {
                    @Override
                    public void check(com.tngtech.archunit.core.domain.JavaField item, ConditionEvents events) {
                        INJECTORS.stream()
                                .filter(item::isAnnotatedWith)
                                .forEach(annotation -> events.add(SimpleConditionEvent.violated(
                                        item, item.getFullName() + " carries " + annotation)));
                    }
                })
                .allowEmptyShould(true)
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .check(classes);
    }

    /** No blanket catch. */
    public void nobodyCatchesEverything() {
        requireClasses();
        classes()
                .should(new ArchCondition<JavaClass>("catch what they can name") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        for (JavaCodeUnit unit : item.getCodeUnits()) {
                            unit.getTryCatchBlocks().stream()
                                    .flatMap(block -> block.getCaughtThrowables().stream())
                                    .filter(caught -> caught.getName().equals("java.lang.Exception"))
                                    .forEach(caught -> events.add(SimpleConditionEvent.violated(
                                            item, unit.getFullName() + " catches java.lang.Exception")));
                        }
                    }
                })
                .check(classes);
    }

    public void packagesAreNullMarked() {
        requireClasses();
        classes()
                .should(new ArchCondition<JavaClass>("live in a @NullMarked package") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(
                                    SimpleConditionEvent.violated(item, item.getPackageName() + " is not @NullMarked"));
                        }
                    }
                })
                .check(classes);
    }

    private DescribedPredicate<JavaClass> inFeatures() {
        return resideInAnyPackage(features.stream().map(this::room).toArray(String[]::new));
    }

    private String room(String name) {
        return base + "." + name + "..";
    }

    private void requireFeatures() {
        requireClasses();
        if (features.isEmpty()) {
            throw new AssertionError("%s has no feature package (expected: at least one)".formatted(base));
        }
    }

    private void requireClasses() {
        if (classes.isEmpty()) {
            throw new AssertionError("there is no class in %s (expected: at least one)".formatted(base));
        }
    }
}

package dev.coop.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.coop.diagnostic.Diagnostic;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rooms of the house and the arrows between them, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final String BASE = "dev.coop";
    private static final JavaClasses COOP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    /** From left to right; a room knows those to its left and its own column. */
    private static final List<Set<String>> COLUMNS = List.of(
            Set.of("diagnostic", "time"),
            Set.of("yaml", "json", "http", "process", "terminal"),
            Set.of("config"),
            Set.of("app", "platform"),
            Set.of("language"),
            Set.of("resources", "manifest", "validate", "image", "source", "gitops", "forge", "delivery", "scaffold"),
            Set.of("deploy", "history", "rollback", "removal", "status", "doctor", "sandbox", "tour"),
            Set.of("cli"));

    @Test
    void looksAtEveryClass() {
        assertThat(COOP.size()).isGreaterThan(200);
        assertThat(rooms())
                .containsExactlyInAnyOrderElementsOf(
                        COLUMNS.stream().flatMap(Set::stream).toList());
    }

    private static Set<String> rooms() {
        return COOP.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE + "."))
                .map(name -> name.split("\\.", -1)[2])
                .collect(Collectors.toSet());
    }

    @Test
    void roomsKnowOnlyThoseToTheirLeft() {
        for (var column = 0; column < COLUMNS.size(); column++) {
            var right = COLUMNS.subList(column + 1, COLUMNS.size()).stream()
                    .flatMap(Set::stream)
                    .map(room -> BASE + "." + room + "..")
                    .toArray(String[]::new);
            if (right.length > 0) {
                noClasses()
                        .that(resideInAnyPackage(COLUMNS.get(column).stream()
                                .map(room -> BASE + "." + room + "..")
                                .toArray(String[]::new)))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(right))
                        .because("arrows go to the left only; hand the value in, or move it to a room on the left")
                        .check(COOP);
            }
        }
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching(BASE + ".(*)..").should().beFreeOfCycles().check(COOP);
    }

    @ParameterizedTest
    @CsvSource({
        "picocli.., dev.coop.cli;dev.coop.cli.completion;dev.coop.cli.help",
        "org.eclipse.jgit.., dev.coop.gitops.jgit;dev.coop.source.jgit",
        "com.google.cloud.tools.jib.., dev.coop.image.jib",
        "com.oracle.svm.., dev.coop.gitops.jgit",
        "org.kohsuke.github.., dev.coop.forge.github",
        "org.yaml.snakeyaml.., dev.coop.yaml",
        "com.fasterxml.jackson.., dev.coop.json",
        "dev.harrel.jsonschema.., dev.coop.validate.schema",
        "com.samskivert.mustache.., dev.coop.scaffold",
        "com.github.difflib.., dev.coop.deploy.diff",
        "org.apache.commons.compress.., dev.coop.image.jib",
        "com.google.common.., dev.coop.image.jib"
    })
    void aLibraryIsKnownToOneRoom(String library, String homes) {
        var home = homes.split(";", -1);
        assertThat(COOP.stream().filter(resideInAnyPackage(home)))
                .as("a rule over no classes proves nothing")
                .isNotEmpty();
        noClasses()
                .that()
                .resideOutsideOfPackages(home)
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .because("the rest of coop speaks the domain's language; use " + homes)
                .check(COOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.coop.gitops.jgit",
                "dev.coop.source.git",
                "dev.coop.source.jgit",
                "dev.coop.image.jib",
                "dev.coop.forge.gitea",
                "dev.coop.forge.github",
                "dev.coop.forge.gitlab",
                "dev.coop.forge.local",
                "dev.coop.gitops.signing",
                "dev.coop.delivery.argocd",
                "dev.coop.delivery.simulated"
            })
    void onlyTheWiringSeesAdapters(String adapter) {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE, "dev.coop.*.jgit", adapter)
                .should()
                .dependOnClassesThat(resideInAPackage(adapter))
                .because("an adapter is handed in behind its port")
                .check(COOP);
    }

    @Test
    void onlyTerminalsSpeak() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("dev.coop.terminal.Terminal speaks")
                .check(COOP.that(notMain()));
    }

    @Test
    void whatIsAroundIsHandedIn() {
        noClasses()
                .that(notMain())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("Main hands in variables, folders, the time and pauses through Surroundings")
                .check(COOP);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> notMain() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "are not Main", each -> !each.getName().startsWith("dev.coop.Main"));
    }

    @Test
    void onlyTheProcessRoomStartsPrograms() {
        noClasses()
                .that(notMain())
                .and()
                .resideOutsideOfPackage("dev.coop.process")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .because("dev.coop.process.Programs runs them")
                .check(COOP);
    }

    @Test
    void namesSayWhatAClassIs() {
        var vague = List.of(
                "Util",
                "Utils",
                "Helper",
                "Manager",
                "Service",
                "Impl",
                "Info",
                "Data",
                "DTO",
                "Base",
                "Abstract",
                "Processor",
                "Handler",
                "Context");
        var found = COOP.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("Base")) // what an image is built on
                .filter(name -> vague.stream().anyMatch(name::endsWith))
                .toList();

        assertThat(found)
                .as("name it after what it is: a value is a noun, a use case the agent of its verb")
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        var packages = COOP.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        var described = COOP.stream()
                .filter(each -> each.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(described).containsAll(packages);
    }

    @Test
    void thePureRoomsReadNoFiles() {
        Stream.of("diagnostic", "yaml", "json", "app", "platform", "resources", "manifest", "validate")
                .forEach(room -> noClasses()
                        .that(resideInAPackage(BASE + "." + room + ".."))
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.nio.file.Files")
                        .because("the pure rooms are functions from data to data")
                        .check(COOP));
        assertThat(Arrays.asList("app", "platform"))
                .allSatisfy(room -> assertThat(rooms()).contains(room));
    }

    /** Codes are shown and copied; what the program does about a failure follows from its type or kind. */
    @Test
    void nobodyDecidesByTheCodeOfAFailure() {
        var shown = List.of(
                "dev.coop.cli.DiagnosticRenderer",
                "dev.coop.cli.ValidationReport",
                "dev.coop.resources.MaskedText",
                "dev.coop.status.StatusReader");
        noClasses()
                .that(not(describe(
                        "are " + shown, each -> shown.contains(each.getName().split("\\$", 2)[0]))))
                .and()
                .doNotBelongToAnyOf(Diagnostic.class)
                .should()
                .callMethod(Diagnostic.class, "code")
                .because("a failure that is met in another way has a type of its own, as SomebodyWasFaster has")
                .check(COOP);
    }
}

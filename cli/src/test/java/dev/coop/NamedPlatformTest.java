package dev.coop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess.Outcome;
import dev.coop.cli.UnusedSession;
import dev.coop.gitops.GitProgram;
import dev.coop.time.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command looks at the platform that is named, wherever it is named and wherever the command runs. Each place
 * names a platform of its own, whose name and only environment are the place's.
 */
class NamedPlatformTest {
    private static final String IMAGE = "127.0.0.1:1/acme/mug@sha256:" + "1".repeat(64);
    private static final String BUILT = "--image=" + IMAGE;

    /** Commands that have to do with no platform, or with the sandbox alone. */
    private static final Set<String> WITHOUT =
            Set.of("init", "tour", "sandbox", "schema", "completion", "__complete", "version", "help");

    /** Commands that only look at the host of a platform's address. */
    private static final Set<String> OF_A_HOST = Set.of("login", "logout");

    /** Where a platform is named, in the order in which it counts. */
    enum Place {
        FLAG,
        VARIABLE,
        FILE,
        USER;

        /** Returns the name of its platform, and of that one's environment. */
        String platform() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a command runs. */
    private enum From {
        FOLDER,
        DIRECTORY_OPTION,
        ROOT_WITH_APP,
        BELOW,
        BELOW_WITH_APP,
        SIBLING_WITH_APP;

        /** Where it runs matters to what coop.yaml says; one more place shows that the rest counts there as well. */
        boolean matters(Place place) {
            return this == FOLDER || this == ROOT_WITH_APP || place == Place.FILE;
        }

        boolean namesApp() {
            return this == ROOT_WITH_APP || this == BELOW_WITH_APP || this == SIBLING_WITH_APP;
        }
    }

    /**
     * A command that reads the platform, and what it says of it.
     *
     * @param line the command line
     * @param proof what it prints, with P for the platform's name
     * @param takesApp whether it knows {@code --app}
     */
    record Reading(String line, String proof, boolean takesApp) {
        Reading(String line, String proof) {
            this(line, proof, true);
        }

        String command() {
            return line.split(" ", 2)[0];
        }

        /** Whether it needs a platform, and not only what is known of one. */
        boolean needsPlatform() {
            return !(command().equals("validate") && !line.contains("--refresh")) && !line.equals("doctor");
        }
    }

    private static final List<Reading> COMMANDS = List.of(
            new Reading("validate --refresh", "checked against platform P, read just now"),
            new Reading("validate", "checked against platform P, "),
            new Reading("validate --refresh README.yaml", "checked against platform P, read just now", false),
            new Reading("validate README.yaml", "checked against platform P, ", false),
            new Reading("render " + BUILT, "coop/environment: P"),
            new Reading("build", "nor platform P says where images go"),
            new Reading("deploy --dry-run " + BUILT, "apps/mug/P/release.yaml"),
            new Reading("deploy nowhere --all", "platform P has no environment", false),
            new Reading("diff " + BUILT, "apps/mug/P/release.yaml"),
            new Reading("status -o json", "\"platform\": \"P\""),
            new Reading("history -o json", "\"platform\": \"P\""),
            new Reading("rollback nowhere --yes", "platform P has no environment"),
            new Reading("remove nowhere --yes", "platform P has no environment"),
            new Reading("open nowhere", "platform P has no environment"),
            new Reading("doctor", "/P.git  (", false));

    @TempDir
    static Path folder;

    private static Path app;

    @BeforeAll
    static void platforms() throws IOException {
        for (var place : Place.values()) {
            platform(place.platform());
        }
        var repository = GitProgram.workTree(folder.resolve("apps"), "main");
        app = repository.folder().resolve("mug");
        repository
                .write("mug/src/main.go", "package main\n")
                .write("other/coop.yaml", "app: other\nport: 8080\nplatform: nowhere-at-all.git\n")
                .write("mug/coop.yaml", "app: mug\nport: 8181\n")
                .write("README.yaml", "# of mugs\n")
                .write("mug/README.yaml", "# of a mug\n")
                .write("mug/src/README.yaml", "# of its source\n");
        Files.createDirectories(folder.resolve("config/coop"));
        repository.commit("Serve mugs");
    }

    private static void platform(String name) {
        var bare = GitProgram.bare(folder.resolve(name + ".git"), "main");
        var seed = GitProgram.workTree(folder.resolve("seeds").resolve(name), "main")
                .write("platform.yaml", """
                    platform: NAME
                    forge: local
                    environments:
                      - {name: NAME, namespace: "{app}-NAME", deploy: auto}
                    """.replace("NAME", name));
        seed.commit("Start");
        seed.run("push", "-q", bare.folder().toString(), "HEAD:main");
    }

    static Stream<Reading> commands() {
        return COMMANDS.stream();
    }

    @Test
    void everyCommandIsInTheTable() {
        var known = new HashSet<>(OF_A_HOST);
        COMMANDS.forEach(each -> known.add(each.command()));

        assertThat(UnusedSession.commandLine().getSubcommands().keySet())
                .allSatisfy(name -> assertThat(known.contains(name)).isNotEqualTo(WITHOUT.contains(name)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void looksAtTheFirstThatIsNamed(Reading command) throws IOException {
        for (var from : From.values()) {
            for (var place : Place.values()) {
                if (!from.matters(place) || (from.namesApp() && !command.takesApp())) {
                    continue;
                }
                var outcome = run(command.line(), from, EnumSet.range(place, Place.USER), Seen.BY_NOBODY);
                assertThat(outcome.out() + outcome.err())
                        .as("coop %s, named by %s, from %s: %s", command.line(), place, from, outcome)
                        .contains(command.proof().replace("P", place.platform()))
                        .doesNotContain("using the sandbox");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void takesTheSandboxBeforeAPersonAndSaysSoInOneLine(Reading command) throws IOException {
        var outcome = run(command.line(), From.BELOW, Set.of(), Seen.BY_A_PERSON);

        assertThat(outcome.err().lines().filter(line -> line.contains("using the sandbox (simulated)")))
                .as("%s", outcome)
                .hasSize(command.line().equals("doctor") ? 0 : 1);
    }

    static Stream<Arguments> commandsWhereNobodyLooks() {
        return commands()
                .filter(Reading::needsPlatform)
                .flatMap(command -> Stream.of(
                        Arguments.of(command.line(), Seen.BY_NOBODY),
                        Arguments.of(command.line() + " --no-input", Seen.BY_A_PERSON),
                        Arguments.of(command.line(), Seen.IN_CI)));
    }

    @ParameterizedTest
    @MethodSource("commandsWhereNobodyLooks")
    void takesNothingWhereNobodyLooks(String line, Seen seen) throws IOException {
        var outcome = run(line, From.FOLDER, Set.of(), seen);

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(2);
        assertThat(outcome.err()).contains("no platform is named", "platform:", "COOP_PLATFORM", "--platform");
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void logsOutOfTheHostOfThePlatform(Place place) throws IOException {
        var address = "https://gitlab." + place.platform() + ".invalid/acme/deployments";

        var outcome = run("logout", From.BELOW, Map.of(place, address), Seen.BY_NOBODY);

        assertThat(outcome.err()).contains("coop keeps nothing for gitlab." + place.platform() + ".invalid");
    }

    @Test
    void aSlipInCoopYamlDoesNotHideWhatItNames() throws IOException {
        app("platform: ../../file.git\nprot: 1\nscale: {min: many}\n");
        for (var line : List.of("status", "history", "rollback nowhere", "remove nowhere", "open nowhere")) {
            assertThat(program(Seen.BY_A_PERSON, null).run(app, line.split(" ")).toString())
                    .contains("file")
                    .doesNotContain("prot", "sandbox");
        }
    }

    @Test
    void aCoopYamlThatCannotBeReadIsNoCoopYamlThatNamesNothing() throws IOException {
        app("platform: ../../file.git\n\tport: 1\n");
        for (var line : List.of("status", "status -a mug", "history -a mug", "deploy", "render -a mug")) {
            var outcome = program(Seen.BY_A_PERSON, null).runBeforePerson(app, line.split(" "));
            assertThat(outcome.status()).as("%s", outcome).isEqualTo(3);
            assertThat(outcome.err()).contains("coop.yaml:").doesNotContain("sandbox");
        }
    }

    /** As every command does that reads the platform. */
    @Test
    void aLookByDoctorIsKept() throws IOException {
        platform("looked-at");
        app("platform: ../../looked-at.git\nimage: 127.0.0.1:1/acme/mug\n");
        assertThat(program(Seen.BY_NOBODY, null).run(app, "validate").toString())
                .doesNotContain("checked against platform looked-at");

        program(Seen.BY_NOBODY, null).run(app, "doctor");

        assertThat(program(Seen.BY_NOBODY, null).run(app, "validate").toString())
                .contains("checked against platform looked-at, ");
    }

    @Test
    void aDiffNeedsNeitherAnImageNorARegistry() throws IOException {
        app("platform: ../../file.git\nimage: 127.0.0.1:1/acme/mug\n");

        var outcome = program(Seen.BY_A_PERSON, null).runBeforePerson(app, "diff");

        assertThat(outcome.status()).as("%s", outcome).isEqualTo(1);
        assertThat(outcome.out()).contains("+kind: Deployment");
        assertThat(outcome.err()).contains("the image was not looked up").doesNotContain("build it now?");
    }

    /** Who is there. */
    enum Seen {
        BY_A_PERSON,
        BY_NOBODY,
        IN_CI
    }

    private Outcome run(String line, From from, Set<Place> named, Seen seen) throws IOException {
        var addresses = new EnumMap<Place, String>(Place.class);
        named.forEach(place -> addresses.put(
                place,
                place == Place.FILE
                        ? "../../file.git"
                        : folder.resolve(place.platform() + ".git").toString()));
        return run(line, from, addresses, seen);
    }

    private Outcome run(String line, From from, Map<Place, String> named, Seen seen) throws IOException {
        app((named.containsKey(Place.FILE) ? "platform: " + named.get(Place.FILE) + "\n" : "")
                + (line.equals("build") ? "" : "image: 127.0.0.1:1/acme/mug\n"));
        Files.writeString(
                folder.resolve("config/coop/config.yaml"),
                named.containsKey(Place.USER) ? "platform: " + named.get(Place.USER) + "\n" : "");
        var words = new ArrayList<>(List.of(line.split(" ")));
        if (named.containsKey(Place.FLAG)) {
            words.addAll(List.of("--platform", named.get(Place.FLAG)));
        }
        if (from == From.DIRECTORY_OPTION) {
            words.addAll(0, List.of("-C", app.toString()));
        }
        if (from.namesApp()) {
            words.addAll(List.of("--app", "mug"));
        }
        var program = program(seen, named.get(Place.VARIABLE));
        var arguments = words.toArray(String[]::new);
        return seen == Seen.BY_NOBODY
                ? program.run(where(from), arguments)
                : program.runBeforePerson(where(from), arguments);
    }

    private static void app(String more) throws IOException {
        Files.writeString(app.resolve("coop.yaml"), "app: mug\nport: 8181\n" + more);
    }

    private Path where(From from) {
        return switch (from) {
            case FOLDER -> app;
            case DIRECTORY_OPTION -> folder;
            case ROOT_WITH_APP -> app.resolve("..").normalize();
            case BELOW, BELOW_WITH_APP -> app.resolve("src");
            case SIBLING_WITH_APP -> app.resolveSibling("other");
        };
    }

    private InProcess program(Seen seen, @Nullable String platform) {
        var variables = new HashMap<>(GitProgram.ENVIRONMENT);
        variables.put("HOME", folder.resolve("home").toString());
        variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        variables.put("PATH", System.getenv("PATH"));
        if (platform != null) {
            variables.put("COOP_PLATFORM", platform);
        }
        if (seen == Seen.IN_CI) {
            variables.put("CI", "true");
        }
        var clock = new SettableClock(Instant.parse("2026-02-01T08:00:00Z"));
        return new InProcess(variables, clock, clock, Duration.ofSeconds(20));
    }
}

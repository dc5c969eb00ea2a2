package dev.coop.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.InProcess;
import dev.coop.forge.PullRequest;
import dev.coop.forge.local.LocalForge;
import dev.coop.gitops.GitProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many who deploy at the same moment, each a program of its own in this JVM. {@code -Drace.apps=64 -Drace.same=8} sets
 * how many deploy an app each, and how many the same app.
 */
class RacesTest {
    private static final int APPS = Integer.getInteger("race.apps", 4);
    private static final int SAME = Integer.getInteger("race.same", 4);

    @TempDir
    Path folder;

    /** By which way the GitOps repository is reached. */
    enum Way {
        HTTP,
        PATH
    }

    @ParameterizedTest
    @EnumSource
    void everyAppIsInHistoryExactlyOnce(Way way) throws Exception {
        try (var front = new Front(folder)) {
            var sources = Sources.in(folder.resolve("sources"), 1);
            var stage = stage(front, way);
            IntStream.range(0, APPS).forEach(app -> sources.single("app-" + app));

            var outcomes = atOnce(IntStream.range(0, APPS)
                    .mapToObj(app -> deploy(stage, way, "app-" + app, "dev", image(app)))
                    .toList());

            assertThat(outcomes)
                    .allSatisfy(outcome ->
                            assertThat(outcome.status()).as("%s", outcome).isZero());
            var git = stage.git();
            assertThat(git.run("rev-list", "--count", "main")).isEqualTo(Integer.toString(1 + APPS));
            for (var app = 0; app < APPS; app++) {
                assertThat(git.run("rev-list", "--count", "main", "--", "apps/app-" + app))
                        .isEqualTo("1");
                assertThat(git.run("show", "main:apps/app-" + app + "/dev/release.yaml"))
                        .contains(digest(app));
            }
            assertNothingIsLeft(git, List.of("main"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyAppHasOnePullRequest(Way way) throws Exception {
        try (var front = new Front(folder)) {
            var sources = Sources.in(folder.resolve("sources"), 1);
            var stage = stage(front, way);
            IntStream.range(0, APPS).forEach(app -> sources.single("app-" + app));
            atOnce(IntStream.range(0, APPS)
                    .mapToObj(app -> deploy(stage, way, "app-" + app, "dev", image(app)))
                    .toList());

            // Two for each app: both must end with the one pull request.
            var outcomes = atOnce(IntStream.range(0, 2 * APPS)
                    .mapToObj(each -> deploy(stage, way, "app-" + each / 2, "prod"))
                    .toList());

            assertThat(outcomes)
                    .allSatisfy(outcome ->
                            assertThat(outcome.status()).as("%s", outcome).isZero());
            var branches = new ArrayList<>(List.of("main"));
            for (var app = 0; app < APPS; app++) {
                var branch = "coop/app-" + app + "/prod";
                branches.add(branch);
                assertThat(open(stage, way, branch)).as(branch).containsExactly("[coop, prod]");
                assertThat(stage.git().run("show", branch + ":apps/app-" + app + "/prod/release.yaml"))
                        .contains(digest(app));
            }
            assertNothingIsLeft(stage.git(), branches);
        }
    }

    /** Returns the labels of each open pull request of a branch. */
    private static List<String> open(Stage stage, Way way, String branch) {
        if (way == Way.HTTP) {
            return stage.gitHub().open(branch).stream()
                    .map(pull -> pull.labels().toString())
                    .toList();
        }
        var forge = new LocalForge(stage.git().folder().resolve("coop-pulls"), "acme");
        return forge.all().stream()
                .filter(pull -> pull.head().equals(branch) && pull.state() == PullRequest.State.OPEN)
                .map(pull -> forge.labelsOf(pull.number()).toString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void ofOneAppTheNewestCommitRunsInTheEnd(Way way) throws Exception {
        try (var front = new Front(folder)) {
            Sources.in(folder.resolve("sources"), SAME);
            var stage = stage(front, way);

            var outcomes = atOnce(IntStream.rangeClosed(1, SAME)
                    .mapToObj(commit -> deploy(stage, way, "hello-" + commit, "dev", image(commit)))
                    .toList());

            var git = stage.git();
            var landed = git.run("log", "--reverse", "--format=%(trailers:key=Coop-Image,valueonly)", "main")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> Integer.parseInt(line.replaceFirst(".*sha256:(\\d{4}).*", "$1")))
                    .toList();
            assertThat(landed)
                    .as("none after a newer one")
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(SAME);
            for (var commit = 1; commit <= SAME; commit++) {
                var outcome = outcomes.get(commit - 1);
                assertThat(outcome.status()).as("%s", outcome).isZero();
                assertThat(landed.contains(commit))
                        .as("%s", outcome)
                        .isNotEqualTo(outcome.err().contains("superseded"));
            }
            assertNothingIsLeft(git, List.of("main"));
        }
    }

    private Stage stage(Front front, Way way) {
        var stage = Stage.in(
                folder.resolve("stage"), folder.resolve("sources"), front, way == Way.HTTP ? front.forge() : "local");
        front.lead(stage.git().folder(), stage.gitHub(), Optional.empty(), _ -> {});
        return stage;
    }

    private static Callable<InProcess.Outcome> deploy(Stage stage, Way way, String source, String... words) {
        var variables = new TreeMap<>(stage.variables());
        if (way == Way.PATH) {
            variables.put("COOP_PLATFORM", stage.git().folder().toString());
        }
        var command = new ArrayList<>(List.of("deploy", words[0]));
        if (words.length > 1) {
            command.addAll(List.of("--image", words[1]));
        }
        var program =
                new InProcess(Map.copyOf(variables), InstantSource.system(), RacesTest::pause, Duration.ofMinutes(5));
        return () -> program.run(stage.source(source), command.toArray(String[]::new));
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    private static <T> List<T> atOnce(List<Callable<T>> runs) throws Exception {
        var start = new CyclicBarrier(runs.size());
        try (var threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var started = runs.stream()
                    .map(run -> threads.submit(() -> {
                        start.await();
                        return run.call();
                    }))
                    .toList();
            var ended = new ArrayList<T>();
            for (var run : started) {
                ended.add(run.get());
            }
            return ended;
        }
    }

    private static String image(int number) {
        return "127.0.0.1:1/acme/hello@" + digest(number);
    }

    private static String digest(int number) {
        return "sha256:" + "%04d".formatted(number).repeat(16);
    }

    private static void assertNothingIsLeft(GitProgram git, List<String> branches) throws Exception {
        git.run("fsck", "--strict", "--no-dangling");
        assertThat(git.run("for-each-ref", "--format=%(refname:short)").lines().toList())
                .containsExactlyInAnyOrderElementsOf(branches);
        assertThat(git.run("ls-tree", "--name-only", "main").lines()).contains("README.md", "platform.yaml");
        try (var files = Files.walk(git.folder())) {
            assertThat(files.map(Path::toString)
                            .filter(path -> path.endsWith(".lock") || path.contains("incoming"))
                            .collect(Collectors.joining(" ")))
                    .isEmpty();
        }
    }
}

package dev.coop.gitops.jgit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.Overtaken;
import dev.coop.gitops.GitOpsRepository.PushOutcome;
import dev.coop.gitops.GitOpsRepository.Refused;
import dev.coop.gitops.GitOpsRepository.Revision;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.Snapshot;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

/** What a GitOps repository does, wherever it is. Git itself looks at what came of it. */
interface GitOpsRepositoryContract {
    Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
    Person ADA = new Person("Ada Lovelace", "ada@acme.dev");

    /** Returns a folder in which {@code origin.git} is served. */
    Path folder();

    /** Opens {@code origin.git} anew, as another process would. */
    GitOpsRepository open();

    @Test
    default void readsFilesFoldersAndTrees() {
        var seed = seeded("main");

        var tip = open().tip();

        assertThat(tip.commit().value()).isEqualTo(seed.run("rev-parse", "HEAD"));
        assertThat(text(tip, "platform.yaml")).contains("platform: acme\n");
        assertThat(tip.file("apps")).isEmpty();
        assertThat(tip.file("apps/mug/none.yaml")).isEmpty();
        assertThat(tip.list("apps")).containsExactly("mug", "tea");
        assertThat(tip.list("")).containsExactly("apps", "platform.yaml");
        assertThat(tip.list("nowhere")).isEmpty();
        assertThat(tip.files("apps/mug")).containsOnlyKeys("dev/manifests/deployment-mug.yaml", "dev/release.yaml");
        assertThat(tip.files("nowhere")).isEmpty();
        assertThat(tip.treeId("apps/mug")).contains(seed.run("rev-parse", "HEAD:apps/mug"));
        assertThat(tip.treeId("apps/none")).isEmpty();
    }

    @Test
    default void landsAChangeThatTouchesItsFolderAlone() {
        seeded("main");
        var repository = open();
        var tip = repository.tip();

        var outcome = repository.push(change(tip, "main", "apps/mug/dev", Map.of("release.yaml", "v: 2\n")));

        var bare = bare();
        assertThat(outcome).isEqualTo(new Landed(new CommitId(bare.run("rev-parse", "main"))));
        assertThat(bare.run("diff", "--name-status", "main~1", "main"))
                .isEqualTo("D\tapps/mug/dev/manifests/deployment-mug.yaml\nM\tapps/mug/dev/release.yaml");
        assertThat(bare.run("log", "-1", "--format=%an <%ae> %cn %at %s%n%b", "main"))
                .isEqualTo("Ada Lovelace <ada@acme.dev> Ada Lovelace 1769932800 deploy\nCoop-App: mug");
        assertThat(bare.run("ls-tree", "-r", "main", "apps/mug/dev")).startsWith("100644 blob");
        bare.run("fsck", "--strict", "--full");
        assertThat(text(repository.tip(), "apps/mug/dev/release.yaml")).contains("v: 2\n");
    }

    @Test
    default void makesAndRemovesFolders() {
        seeded("main");
        var repository = open();

        land(repository, "apps/zebra/prod", Map.of("release.yaml", "v: 1\n", "source/k8s/a.yaml", "a: 1\n"));
        land(repository, "apps/mug/dev", Map.of());

        assertThat(bare().run("ls-tree", "-r", "--name-only", "main").lines())
                .containsExactly(
                        "apps/tea/dev/release.yaml",
                        "apps/zebra/prod/release.yaml",
                        "apps/zebra/prod/source/k8s/a.yaml",
                        "platform.yaml");
        bare().run("fsck", "--strict", "--full");
    }

    @Test
    default void rewritesABranchOfItsOwn() {
        seeded("main");
        var repository = open();
        var branch = "coop/mug/prod";
        assertThat(repository.branch(branch)).isEmpty();

        var first = landed(repository.push(change(repository.tip(), branch, "apps/mug/prod", Map.of("a", "1"))));
        land(repository, "apps/tea/dev", Map.of("release.yaml", "v: 2\n"));
        var second = landed(repository.push(new Change(
                repository.tip(), branch, Optional.of(first), "apps/mug/prod", files(Map.of("a", "2")), "again", ADA)));

        assertThat(open().branch(branch).orElseThrow().commit()).isEqualTo(second);
        assertThat(bare().run("rev-parse", branch + "~1")).isEqualTo(bare().run("rev-parse", "main"));
        assertThat(open().onlyOn(open().branch(branch).orElseThrow(), open().tip()))
                .extracting(Revision::commit)
                .containsExactly(second);
    }

    @Test
    default void replacesSeveralFoldersInOneCommit() {
        seeded("main");
        var repository = open();
        var tip = repository.tip();
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        folders.put("apps/mug/dev", files(Map.of("release.yaml", "v: 2\n")));
        folders.put("apps/mug/prod", files(Map.of("release.yaml", "v: 1\n")));
        folders.put("apps/tea/dev", files(Map.of()));

        landed(repository.push(new Change(tip, "main", Optional.of(tip.commit()), folders, "several\n", ADA)));

        assertThat(bare().run("ls-tree", "-r", "--name-only", "main").lines())
                .containsExactly("apps/mug/dev/release.yaml", "apps/mug/prod/release.yaml", "platform.yaml");
        assertThat(bare().run("rev-list", "--count", "main")).isEqualTo("2");
        bare().run("fsck", "--strict", "--full");
        folders.put("apps/mug", files(Map.of("a", "1")));
        var nested = new Change(tip, "coop/x/y", Optional.empty(), folders, "nested\n", ADA);
        assertThatThrownBy(() -> repository.push(nested)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void deletesABranchThatIsWhereItIsExpected() {
        seeded("main");
        var repository = open();
        var branch = "coop/mug/prod";
        var seen = landed(repository.push(change(repository.tip(), branch, "apps/mug/prod", Map.of("a", "1"))));

        assertThat(repository.delete(branch, repository.tip().commit())).isInstanceOf(Overtaken.class);
        assertThat(open().branch(branch)).isPresent();
        assertThat(repository.delete(branch, seen)).isEqualTo(new Landed(seen));
        assertThat(open().branch(branch)).isEmpty();
        assertThat(open().delete(branch, seen)).isEqualTo(new Landed(seen));
        assertThat(repository.delete("main", repository.tip().commit())).isInstanceOf(Refused.class);
        assertThat(bare().run("rev-list", "--count", "main")).isEqualTo("1");
    }

    @Test
    default void isOvertakenWhereABranchIsNotWhereItWasExpected() {
        seeded("main");
        var repository = open();
        var branch = "coop/mug/prod";
        landed(repository.push(change(repository.tip(), branch, "apps/mug/prod", Map.of("a", "1"))));

        var asNew = repository.push(change(repository.tip(), branch, "apps/mug/prod", Map.of("a", "2")));
        var asOther = repository.push(new Change(
                repository.tip(),
                branch,
                Optional.of(repository.tip().commit()),
                "apps/mug/prod",
                files(Map.of("a", "2")),
                "again",
                ADA));

        assertThat(asNew).isInstanceOf(Overtaken.class);
        assertThat(asOther).isInstanceOf(Overtaken.class);
    }

    @Test
    default void isOvertakenWhenMainHasMovedOn() {
        seeded("main");
        var slow = open();
        var seen = slow.tip();
        land(open(), "apps/tea/dev", Map.of("release.yaml", "v: 2\n"));

        assertThat(slow.push(change(seen, "main", "apps/mug/dev", Map.of("release.yaml", "v: 3\n"))))
                .isInstanceOf(Overtaken.class);
    }

    @Test
    default void opensABranchOnATipThatMainHasLeft() {
        seeded("main");
        var slow = open();
        var seen = slow.tip();
        land(open(), "apps/tea/dev", Map.of("release.yaml", "v: 2\n"));

        var outcome = slow.push(change(seen, "coop/mug/prod", "apps/mug/prod", Map.of("a", "1")));

        assertThat(outcome).isInstanceOfAny(Landed.class, Overtaken.class);
    }

    @Test
    default void letsOneOfTwoRacersThrough() throws Exception {
        seeded("main");
        var racers = new ArrayList<Callable<PushOutcome>>();
        for (var name : List.of("left", "right")) {
            var repository = open();
            var change = change(repository.tip(), "main", "apps/" + name + "/dev", Map.of("release.yaml", name));
            racers.add(() -> repository.push(change));
        }

        assertThat(together(racers)).hasSize(2).haveExactly(1, is(Landed.class)).haveExactly(1, is(Overtaken.class));
    }

    @Test
    default void landsEverybodyWhoTriesAgain() throws Exception {
        seeded("main");
        var deployers = new ArrayList<Callable<Integer>>();
        for (var number = 0; number < 10; number++) {
            var folder = "apps/app" + number + "/dev";
            deployers.add(() -> {
                var repository = open();
                var tries = 1;
                while (repository.push(change(repository.tip(), "main", folder, Map.of("release.yaml", folder)))
                        instanceof Overtaken) {
                    tries++;
                }
                return tries;
            });
        }

        var tries = together(deployers);

        assertThat(tries).hasSize(10);
        assertThat(bare().run("rev-list", "--count", "main")).isEqualTo("11");
        assertThat(open().tip().list("apps")).hasSize(12);
        bare().run("fsck", "--strict", "--full");
    }

    @Test
    default void carriesWhatARefusingHookSays() throws IOException {
        seeded("main");
        hook("pre-receive", "echo 'changes go through a pull request'; exit 1");
        var repository = open();

        var outcome = repository.push(change(repository.tip(), "main", "apps/mug/dev", Map.of("a", "1")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("pre-receive hook declined: changes go through a pull request"));
    }

    @Test
    default void carriesWhatTheUpdateHookSays() throws IOException {
        seeded("main");
        hook("update", "test $1 != refs/heads/main || { echo \"$1 is protected\"; exit 1; }");
        var repository = open();

        var refused = repository.push(change(repository.tip(), "main", "apps/mug/dev", Map.of("a", "1")));
        var landed = repository.push(change(repository.tip(), "coop/mug/dev", "apps/mug/dev", Map.of("a", "1")));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.reason()).contains("refs/heads/main is protected"));
        assertThat(landed).isInstanceOf(Landed.class);
    }

    @Test
    default void tellsTheHistoryOfAFileOverAllWaysToMerge() {
        var seed = seeded("main");
        var file = "apps/mug/dev/release.yaml";
        var expected = new ArrayList<>(List.of(seed.run("rev-parse", "HEAD")));
        seed.run("checkout", "-q", "-b", "topic");
        seed.write(file, "v: 2\n").commit("on a branch");
        seed.run("checkout", "-q", "main");
        seed.write("apps/tea/dev/release.yaml", "v: 9\n").commit("another app");
        seed.run("merge", "-q", "--no-ff", "-m", "merge", "topic");
        expected.addFirst(seed.run("rev-parse", "HEAD"));
        seed.run("checkout", "-q", "-b", "squashed");
        seed.write(file, "v: 3\n").commit("one");
        seed.write(file, "v: 4\n").commit("two");
        seed.run("checkout", "-q", "main");
        seed.run("merge", "-q", "--squash", "squashed");
        expected.addFirst(seed.commit("squash"));
        expected.addFirst(seed.write(file, "v: 5\n").commit("direct"));
        seed.write("platform.yaml", "platform: acme2\n").commit("platform");
        seed.run("push", "-q", "origin", "main");

        var repository = open();
        var history = repository.history(repository.tip(), file, 10);

        assertThat(history).extracting(each -> each.commit().value()).isEqualTo(expected);
        assertThat(history.getFirst().message()).isEqualTo("direct\n");
        assertThat(history.getFirst().at()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(history.getFirst().author()).isEqualTo(new Person("Ada", "ada@acme.dev"));
        assertThat(repository.history(repository.tip(), file, 2)).hasSize(2);
        var old = repository.at(history.get(1).commit()).orElseThrow();
        assertThat(text(old, file)).contains("v: 4\n");
    }

    @Test
    default void knowsWhatACommitContains() {
        var seed = seeded("main");
        var first = new CommitId(seed.run("rev-parse", "HEAD"));
        var second = new CommitId(seed.commit("second"));
        seed.run("push", "-q", "origin", "main");
        var repository = open();
        repository.tip();

        assertThat(repository.contains(second, first)).isTrue();
        assertThat(repository.contains(second, second)).isTrue();
        assertThat(repository.contains(first, second)).isFalse();
        assertThat(repository.contains(second, new CommitId("1".repeat(40)))).isFalse();
        assertThat(repository.contains(new CommitId("1".repeat(40)), first)).isFalse();
        assertThat(open().contains(second, first)).isTrue();
    }

    @Test
    default void findsACommitByItsId() {
        var seed = seeded("main");
        var first = new CommitId(seed.run("rev-parse", "HEAD"));
        seed.write("platform.yaml", "platform: other\n").commit("second");
        seed.run("push", "-q", "origin", "main");

        assertThat(text(open().at(first).orElseThrow(), "platform.yaml")).contains("platform: acme\n");
        assertThat(open().at(new CommitId("1".repeat(40)))).isEmpty();
    }

    @Test
    default void seesWhatOthersPushed() {
        var seed = seeded("main");
        var repository = open();
        repository.tip();
        seed.write("platform.yaml", "platform: other\n").commit("second");
        seed.run("push", "-q", "origin", "main", "main:coop/mug/dev");

        assertThat(text(repository.tip(), "platform.yaml")).contains("platform: other\n");
        assertThat(repository.branch("coop/mug/dev")).isPresent();
    }

    @Test
    default void callsTheMainBranchWhatHeadNames() {
        seeded("trunk");
        var repository = open();

        assertThat(repository.mainBranch()).isEqualTo("trunk");
        assertThat(repository.push(change(repository.tip(), "trunk", "apps/mug/dev", Map.of("a", "1"))))
                .isInstanceOf(Landed.class);
    }

    @Test
    default void saysThatARepositoryIsEmpty() {
        GitProgram.bare(folder().resolve("origin.git"), "main");

        assertThatThrownBy(() -> open().tip()).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("git-repository-empty");
        });
    }

    @Test
    default void saysThatThereIsNoRepository() {
        assertThatThrownBy(() -> open().tip()).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE);
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("git-repository-not-found");
            assertThat(failure.hint()).isPresent();
        });
    }

    @Test
    default void takesNoOddNames() {
        seeded("main");
        var repository = open();
        var tip = repository.tip();

        for (var name : List.of(
                "../escape", "a/../../b", "/etc/passwd", "", "a//b", ".git/config", "a/.GIT/x", "a\\b", "a\nb", ".")) {
            assertThatThrownBy(() -> repository.push(change(tip, "main", "apps/mug/dev", Map.of(name, "x"))))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT));
        }
        assertThatThrownBy(() -> repository.push(change(tip, "main", "apps/../x", Map.of("a", "x"))))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> repository.push(change(tip, "main", "apps/x", Map.of("a", "x", "a/b", "y"))))
                .isInstanceOf(Failure.class);
    }

    private GitProgram seeded(String mainBranch) {
        var seed = GitProgram.workTree(folder().resolve("seed"), mainBranch);
        seed.write("platform.yaml", "platform: acme\n")
                .write("apps/mug/dev/release.yaml", "v: 1\n")
                .write("apps/mug/dev/manifests/deployment-mug.yaml", "kind: Deployment\n")
                .write("apps/tea/dev/release.yaml", "v: 1\n")
                .commit("start");
        seed.run("clone", "-q", "--bare", ".", folder().resolve("origin.git").toString());
        seed.run("remote", "add", "origin", folder().resolve("origin.git").toString());
        return seed;
    }

    private GitProgram bare() {
        return new GitProgram(folder().resolve("origin.git"));
    }

    private void hook(String name, String script) throws IOException {
        var file = folder().resolve("origin.git/hooks").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void land(GitOpsRepository repository, String folder, Map<String, String> files) {
        landed(repository.push(change(repository.tip(), "main", folder, files)));
    }

    private static CommitId landed(PushOutcome outcome) {
        assertThat(outcome).isInstanceOf(Landed.class);
        return ((Landed) outcome).commit();
    }

    private static Change change(Snapshot parent, String branch, String folder, Map<String, String> files) {
        var expected = branch.startsWith("coop/") ? Optional.<CommitId>empty() : Optional.of(parent.commit());
        return new Change(parent, branch, expected, folder, files(files), "deploy\n\nCoop-App: mug\n", ADA);
    }

    private static SortedMap<String, byte[]> files(Map<String, String> texts) {
        var files = new TreeMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(UTF_8)));
        return files;
    }

    private static Optional<String> text(Snapshot snapshot, String path) {
        return snapshot.file(path).map(bytes -> new String(bytes, UTF_8));
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static Condition<PushOutcome> is(Class<? extends PushOutcome> kind) {
        return new Condition<>(kind::isInstance, kind.getSimpleName());
    }
}

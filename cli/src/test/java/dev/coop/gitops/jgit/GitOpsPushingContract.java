package dev.coop.gitops.jgit;

import static dev.coop.gitops.jgit.Origin.change;
import static dev.coop.gitops.jgit.Origin.files;
import static dev.coop.gitops.jgit.Origin.land;
import static dev.coop.gitops.jgit.Origin.landed;
import static dev.coop.gitops.jgit.Origin.text;
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
import dev.coop.source.CommitId;
import java.io.IOException;
import java.nio.file.Path;
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

/**
 * What becomes of changes that are pushed to a GitOps repository, wherever it is. Git itself looks at what came of it.
 */
interface GitOpsPushingContract {
    /** Returns a folder in which {@code origin.git} is served. */
    Path folder();

    /** Opens {@code origin.git} anew, as another process would. */
    GitOpsRepository open();

    @Test
    default void landsAChangeThatTouchesItsFolderAlone() {
        new Origin(folder()).seeded("main");
        var repository = open();
        var tip = repository.tip();

        var outcome = repository.push(change(tip, "main", "apps/mug/dev", Map.of("release.yaml", "v: 2\n")));

        var bare = new Origin(folder()).bare();
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
        new Origin(folder()).seeded("main");
        var repository = open();

        land(repository, "apps/zebra/prod", Map.of("release.yaml", "v: 1\n", "source/k8s/a.yaml", "a: 1\n"));
        land(repository, "apps/mug/dev", Map.of());

        assertThat(new Origin(folder())
                        .bare()
                        .run("ls-tree", "-r", "--name-only", "main")
                        .lines())
                .containsExactly(
                        "apps/tea/dev/release.yaml",
                        "apps/zebra/prod/release.yaml",
                        "apps/zebra/prod/source/k8s/a.yaml",
                        "platform.yaml");
        new Origin(folder()).bare().run("fsck", "--strict", "--full");
    }

    @Test
    default void rewritesABranchOfItsOwn() {
        new Origin(folder()).seeded("main");
        var repository = open();
        var branch = "coop/mug/prod";
        assertThat(repository.branch(branch)).isEmpty();

        var first = landed(repository.push(change(repository.tip(), branch, "apps/mug/prod", Map.of("a", "1"))));
        land(repository, "apps/tea/dev", Map.of("release.yaml", "v: 2\n"));
        var second = landed(repository.push(new Change(
                repository.tip(),
                branch,
                Optional.of(first),
                "apps/mug/prod",
                files(Map.of("a", "2")),
                "again",
                Origin.ADA)));

        assertThat(open().branch(branch).orElseThrow().commit()).isEqualTo(second);
        assertThat(new Origin(folder()).bare().run("rev-parse", branch + "~1"))
                .isEqualTo(new Origin(folder()).bare().run("rev-parse", "main"));
        assertThat(open().onlyOn(open().branch(branch).orElseThrow(), open().tip()))
                .extracting(Revision::commit)
                .containsExactly(second);
    }

    @Test
    default void replacesSeveralFoldersInOneCommit() {
        new Origin(folder()).seeded("main");
        var repository = open();
        var tip = repository.tip();
        var folders = new TreeMap<String, SortedMap<String, byte[]>>();
        folders.put("apps/mug/dev", files(Map.of("release.yaml", "v: 2\n")));
        folders.put("apps/mug/prod", files(Map.of("release.yaml", "v: 1\n")));
        folders.put("apps/tea/dev", files(Map.of()));

        landed(repository.push(new Change(tip, "main", Optional.of(tip.commit()), folders, "several\n", Origin.ADA)));

        assertThat(new Origin(folder())
                        .bare()
                        .run("ls-tree", "-r", "--name-only", "main")
                        .lines())
                .containsExactly("apps/mug/dev/release.yaml", "apps/mug/prod/release.yaml", "platform.yaml");
        assertThat(new Origin(folder()).bare().run("rev-list", "--count", "main"))
                .isEqualTo("2");
        new Origin(folder()).bare().run("fsck", "--strict", "--full");
        folders.put("apps/mug", files(Map.of("a", "1")));
        var nested = new Change(tip, "coop/x/y", Optional.empty(), folders, "nested\n", Origin.ADA);
        assertThatThrownBy(() -> repository.push(nested)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void deletesABranchThatIsWhereItIsExpected() {
        new Origin(folder()).seeded("main");
        var repository = open();
        var branch = "coop/mug/prod";
        var seen = landed(repository.push(change(repository.tip(), branch, "apps/mug/prod", Map.of("a", "1"))));

        assertThat(repository.delete(branch, repository.tip().commit())).isInstanceOf(Overtaken.class);
        assertThat(open().branch(branch)).isPresent();
        assertThat(repository.delete(branch, seen)).isEqualTo(new Landed(seen));
        assertThat(open().branch(branch)).isEmpty();
        assertThat(open().delete(branch, seen)).isEqualTo(new Landed(seen));
        assertThat(repository.delete("main", repository.tip().commit())).isInstanceOf(Refused.class);
        assertThat(new Origin(folder()).bare().run("rev-list", "--count", "main"))
                .isEqualTo("1");
    }

    @Test
    default void isOvertakenWhereABranchIsNotWhereItWasExpected() {
        new Origin(folder()).seeded("main");
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
                Origin.ADA));

        assertThat(asNew).isInstanceOf(Overtaken.class);
        assertThat(asOther).isInstanceOf(Overtaken.class);
    }

    @Test
    default void isOvertakenWhenMainHasMovedOn() {
        new Origin(folder()).seeded("main");
        var slow = open();
        var seen = slow.tip();
        land(open(), "apps/tea/dev", Map.of("release.yaml", "v: 2\n"));

        assertThat(slow.push(change(seen, "main", "apps/mug/dev", Map.of("release.yaml", "v: 3\n"))))
                .isInstanceOf(Overtaken.class);
    }

    @Test
    default void opensABranchOnATipThatMainHasLeft() {
        new Origin(folder()).seeded("main");
        var slow = open();
        var seen = slow.tip();
        land(open(), "apps/tea/dev", Map.of("release.yaml", "v: 2\n"));

        var outcome = slow.push(change(seen, "coop/mug/prod", "apps/mug/prod", Map.of("a", "1")));

        assertThat(outcome).isInstanceOf(Landed.class);
    }

    @Test
    default void letsOneOfTwoRacersThrough() throws Exception {
        new Origin(folder()).seeded("main");
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
        new Origin(folder()).seeded("main");
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
        assertThat(new Origin(folder()).bare().run("rev-list", "--count", "main"))
                .isEqualTo("11");
        assertThat(open().tip().list("apps")).hasSize(12);
        new Origin(folder()).bare().run("fsck", "--strict", "--full");
    }

    @Test
    default void carriesWhatARefusingHookSays() throws IOException {
        new Origin(folder()).seeded("main");
        new Origin(folder())
                .hook(
                        "pre-receive",
                        "printf 'error: error: changes go through\\nGitLab: a pull request\\nerror: \\n'; exit 1");
        var repository = open();

        var outcome = repository.push(change(repository.tip(), "main", "apps/mug/dev", Map.of("a", "1")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo("changes go through a pull request"));
    }

    @Test
    default void saysThatAHookDeclinedWhereItSaysNothing() throws IOException {
        new Origin(folder()).seeded("main");
        new Origin(folder()).hook("pre-receive", "exit 1");
        var repository = open();

        assertThat(repository.push(change(repository.tip(), "main", "apps/mug/dev", Map.of("a", "1"))))
                .isEqualTo(new Refused("pre-receive hook declined"));
    }

    @Test
    default void carriesWhatTheUpdateHookSays() throws IOException {
        new Origin(folder()).seeded("main");
        new Origin(folder()).hook("update", "test $1 != refs/heads/main || { echo \"$1 is protected\"; exit 1; }");
        var repository = open();

        var refused = repository.push(change(repository.tip(), "main", "apps/mug/dev", Map.of("a", "1")));
        var landed = repository.push(change(repository.tip(), "coop/mug/dev", "apps/mug/dev", Map.of("a", "1")));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Refused.class, said -> assertThat(said.reason()).contains("refs/heads/main is protected"));
        assertThat(landed).isInstanceOf(Landed.class);
    }

    @Test
    default void takesNoOddNames() {
        new Origin(folder()).seeded("main");
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

package dev.coop.gitops.jgit;

import static dev.coop.gitops.jgit.Origin.change;
import static dev.coop.gitops.jgit.Origin.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitProgram;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a GitOps repository tells of its files and its history, wherever it is. */
interface GitOpsReadingContract {
    /** Returns a folder in which {@code origin.git} is served. */
    Path folder();

    /** Opens {@code origin.git} anew, as another process would. */
    GitOpsRepository open();

    /** Returns what it is when there is no repository: a server says so of one that may not be seen, too. */
    default Failure.Kind whereNothingIs() {
        return Failure.Kind.NOT_ALLOWED;
    }

    @Test
    default void readsFilesFoldersAndTrees() {
        var seed = new Origin(folder()).seeded("main");

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
    default void tellsTheHistoryOfAFileOverAllWaysToMerge() {
        var seed = new Origin(folder()).seeded("main");
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
        var seed = new Origin(folder()).seeded("main");
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
        var seed = new Origin(folder()).seeded("main");
        var first = new CommitId(seed.run("rev-parse", "HEAD"));
        seed.write("platform.yaml", "platform: other\n").commit("second");
        seed.run("push", "-q", "origin", "main");

        assertThat(text(open().at(first).orElseThrow(), "platform.yaml")).contains("platform: acme\n");
        assertThat(open().at(new CommitId("1".repeat(40)))).isEmpty();
    }

    @Test
    default void seesWhatOthersPushed() {
        var seed = new Origin(folder()).seeded("main");
        var repository = open();
        repository.tip();
        seed.write("platform.yaml", "platform: other\n").commit("second");
        seed.run("push", "-q", "origin", "main", "main:coop/mug/dev");

        assertThat(text(repository.tip(), "platform.yaml")).contains("platform: other\n");
        assertThat(repository.branch("coop/mug/dev")).isPresent();
    }

    @Test
    default void callsTheMainBranchWhatHeadNames() {
        new Origin(folder()).seeded("trunk");
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
            assertThat(failure.kind()).isEqualTo(whereNothingIs());
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("git-repository-not-found");
            assertThat(failure.hint()).isPresent();
        });
    }
}

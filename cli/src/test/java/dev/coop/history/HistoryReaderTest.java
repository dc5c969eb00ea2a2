package dev.coop.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.coop.app.EnvironmentName;
import dev.coop.deploy.Acme;
import dev.coop.deploy.AcmeApp;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.Release;
import dev.coop.history.EnvironmentHistory.Older;
import dev.coop.history.HistoryEntry.Deployed;
import dev.coop.history.HistoryEntry.RolledBack;
import dev.coop.source.Person;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryReaderTest {
    private static final EnvironmentName DEV = new EnvironmentName("dev");
    private static final EnvironmentName PROD = new EnvironmentName("prod");

    @TempDir
    Path folder;

    private static EnvironmentHistory read(Acme acme, AcmeApp app, EnvironmentName environment, int limit) {
        return new HistoryReader(acme.repository()).read(app.name(), environment, limit);
    }

    private static List<String> versions(EnvironmentHistory history) {
        return history.entries().stream()
                .map(entry -> entry.release()
                        .map(release -> release.source().version())
                        .orElse("-"))
                .toList();
    }

    /** How a pull request gets into the main branch. */
    enum Method {
        MERGE {
            @Override
            void into(GitProgram clone, String branch, int number) {
                clone.run("merge", "-q", "--no-ff", "-m", "Merge pull request #" + number + " from acme/x", branch);
            }
        },
        SQUASH {
            @Override
            void into(GitProgram clone, String branch, int number) {
                clone.run("merge", "-q", "--squash", branch);
                var author = clone.run("log", "-1", "--format=%an <%ae>", branch);
                clone.run("commit", "-q", "--author", author, "-m", "deploy it to prod (#" + number + ")");
            }
        },
        REBASE {
            @Override
            void into(GitProgram clone, String branch, int number) {
                clone.run("cherry-pick", branch);
            }
        };

        abstract void into(GitProgram clone, String branch, int number);
    }

    private static void merge(Acme acme, Method method, int number) {
        var clone = acme.clonedAs("clone" + number);
        clone.write("unrelated-" + number, "moves the main branch on").commit("elsewhere");
        method.into(clone, "origin/coop/mug/prod", number);
        clone.run("push", "-q", "origin", "HEAD:main");
        clone.run("push", "-q", "origin", ":coop/mug/prod");
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameForEveryWayToMerge(Method method) {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.deploy("dev");
        mug.deploy("prod");
        merge(acme, method, 1);
        mug.release("Hotter");
        mug.deploy("dev");
        mug.deploy("prod");
        merge(acme, method, 2);
        acme.app("tea").deploy("dev");

        var history = read(acme, mug, PROD, 10);

        assertThat(versions(history)).containsExactly("2222222", "1111111");
        assertThat(history.entries())
                .extracting(
                        HistoryEntry::number,
                        HistoryEntry::author,
                        entry -> entry.merger().map(Person::name).orElse(""))
                .containsExactly(tuple(1, Acme.ADA, "Ada"), tuple(2, Acme.ADA, "Ada"));
        assertThat(history.entries()).allSatisfy(entry -> {
            assertThat(entry.event()).isInstanceOf(Deployed.class);
            if (method != Method.REBASE) {
                assertThat(entry.pullRequest()).hasValue(3 - entry.number());
            }
        });
        assertThat(history.older()).isEqualTo(Older.NONE);
    }

    @Test
    void tellsHowLongEachRan() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.deploy("dev");
        var first = acme.clock().instant();
        acme.clock().pause(Duration.ofHours(3));
        mug.release("Hotter");
        mug.deploy("dev");

        var entries = read(acme, mug, DEV, 10).entries();

        assertThat(entries.getFirst().until()).isEmpty();
        assertThat(entries.getFirst().at()).isEqualTo(first.plus(Duration.ofHours(3)));
        assertThat(entries.getLast().at()).isEqualTo(first);
        assertThat(entries.getLast().until()).hasValue(first.plus(Duration.ofHours(3)));
        assertThat(entries.getLast().merger()).isEmpty();
    }

    @Test
    void endsAtTheLimitAndSaysSo() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.deploy("dev");
        mug.release("Hotter");
        mug.deploy("dev");
        mug.release("Hotter still");
        mug.deploy("dev");

        var two = read(acme, mug, DEV, 2);

        assertThat(versions(two)).containsExactly("3333333", "2222222");
        assertThat(two.older()).isEqualTo(Older.SOME);
        assertThat(two.entries().getLast().until())
                .hasValue(two.entries().getFirst().at());
        assertThat(read(acme, mug, DEV, 3).older()).isEqualTo(Older.NONE);
    }

    @Test
    void isEmptyWhereNothingEverRan() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");

        assertThat(read(acme, mug, PROD, 10))
                .isEqualTo(new EnvironmentHistory(PROD, List.of(), Older.NONE, Optional.empty()));
    }

    @Test
    void knowsRollbacksAndRemovalsByTheirFiles() {
        var acme = Acme.in(folder, Acme.USUAL);
        var mug = acme.app("mug");
        mug.deploy("dev");
        var clone = acme.clonedAs("clone");
        var release = Release.folder(mug.name(), DEV) + "/release.yaml";
        var first = mug.file("main", "dev", "release.yaml");
        mug.release("Hotter");
        mug.deploy("dev");
        clone.run("pull", "-q");
        clone.write(release, first + "\n")
                .write(
                        Release.folder(mug.name(), DEV) + "/hold.yaml",
                        "format: 1\ncommit: \"" + "2".repeat(40) + "\"\nimage: sha256:" + "2".repeat(64)
                                + "\nreason: too hot\nby: Ada\n")
                .commit("any message");
        clone.run("rm", "-q", "-r", Release.folder(mug.name(), DEV));
        clone.commit("any other message");
        clone.write(release, "format: 99\n").commit("from the future");
        clone.run("push", "-q", "origin", "HEAD:main");

        var history = read(acme, mug, DEV, 10);

        assertThat(history.entries())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("Unreadable", "Removed", "RolledBack", "Deployed", "Deployed");
        assertThat(history.entries().get(2).event()).isInstanceOfSatisfying(RolledBack.class, back -> {
            assertThat(back.release().source().version()).isEqualTo("1111111");
            assertThat(back.hold().reason()).isEqualTo("too hot");
        });
        assertThat(history.hold()).isEmpty();
    }
}

package dev.coop.source.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.app.Ignored;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.jgit.Repositories;
import dev.coop.process.Programs;
import dev.coop.process.SystemPrograms;
import dev.coop.source.AppRepository;
import dev.coop.source.CommitId;
import dev.coop.source.GitPlace;
import dev.coop.source.RemoteAddresses;
import dev.coop.source.SourceRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories that belong to somebody else: coop reads those that Git reads, and runs nothing of the others. */
class TrustedRepositoriesTest {
    private static final SystemPrograms PROGRAMS = new SystemPrograms();

    @TempDir
    Path folder;

    private Path work;
    private Path home;
    private final TreeMap<String, String> environment = new TreeMap<>();

    /** Where no program is installed. */
    private static final class NoPrograms implements Programs {
        @Override
        public int run(List<String> command, Path folder, Map<String, String> environment, Consumer<String> output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> ask(List<String> command, Path folder, Map<String, String> environment, String input) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void make() throws IOException {
        folder = folder.toRealPath();
        home = Files.createDirectories(folder.resolve("home"));
        work = folder.resolve("work");
        JGitSettings.install(Map.of("HOME", home.toString()));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        GitProgram.workTree(work, "main")
                .write("shop/coop.yaml", "app: shop\n")
                .write(".gitattributes", "* filter=spy diff=spy\n")
                .commit("Serve hot mugs");
    }

    /** Each line is one of the user's configuration; {@code REPO} stands for the repository. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "directory = REPO",
                "directory = REPO/",
                "directory = REPO/shop",
                "directory = /elsewhere",
                "directory = *",
                "directory = ~/../work",
                "directory = REPO\ndirectory =",
                "directory = *\ndirectory =\ndirectory = REPO",
                "directory =\ndirectory = /elsewhere\ndirectory = *"
            })
    void areThoseThatGitReads(String configured) throws IOException {
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        Files.writeString(home.resolve(".gitconfig"), "[safe]\n" + configured.replace("REPO", work.toString()) + "\n");

        isReadAsByGit();
    }

    @Test
    void areThoseThatTheCommandNames() throws IOException {
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "Safe.Directory");
        environment.put("GIT_CONFIG_VALUE_0", work.toString());
        assertThat(gitReads()).isTrue();
        isReadAsByGit();

        environment.put("GIT_CONFIG_COUNT", "0");
        isReadAsByGit();
    }

    @Test
    void areNotThoseThatNameThemselves() throws IOException {
        new GitProgram(work).run("config", "safe.directory", "*");
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");

        assertThat(gitReads()).isFalse();
        isReadAsByGit();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".git", "shop", ".git/config"})
    void belongToWhoeverOwnsTheWorkTreeAndTheGitFolder(String others) throws IOException {
        isRoot();
        Files.setAttribute(work.resolve(others), "unix:uid", 4711);
        isReadAsByGit();

        environment.put("SUDO_UID", "4711");
        isReadAsByGit();
        environment.put("SUDO_UID", "4712");
        isReadAsByGit();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linked", "linked/.git", "work/.git/worktrees/linked", "work"})
    void belongToWhoeverOwnsALinkedWorkTree(String others) throws IOException {
        isRoot();
        new GitProgram(work)
                .run("worktree", "add", "-q", folder.resolve("linked").toString(), "-b", "linked");
        work = folder.resolve("linked");
        Files.setAttribute(folder.resolve(others), "unix:uid", 4711);

        isReadAsByGit();
    }

    @Test
    void runNothingThatAnotherUsersRepositoryNames() throws IOException {
        var head = new CommitId(new GitProgram(work).run("rev-parse", "HEAD"));
        var ran = spy();
        environment.put("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        Files.writeString(work.resolve("shop/coop.yaml"), "app: changed\n");
        List<Consumer<SourceRepository>> questions = List.of(
                SourceRepository::head,
                SourceRepository::branch,
                SourceRepository::hasChanges,
                SourceRepository::ignored,
                SourceRepository::files,
                SourceRepository::origin,
                SourceRepository::path,
                source -> source.filesAt(head),
                source -> source.between(head, head, 1),
                source -> source.ancestry(head, head));
        for (var question : questions) {
            assertThatThrownBy(() -> question.accept(open())).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED);
                assertThat(failure.diagnostics().getFirst().hint().orElseThrow())
                        .contains("git config --global --add safe.directory " + work + "`");
            });
        }
        open().knowsCommitter();
        assertThat(open().author().name()).as("by its own configuration").isNotEqualTo("Mallory");
        assertThat(ran).doesNotExist();
    }

    /** Git runs no ssh to tell a remote's address; who merely asks for it should be as safe. */
    @Test
    void runNoSshThatARepositoryNamesToReadAnAddress() throws IOException {
        var ran = spy();

        assertThat(open().origin().value()).isEqualTo("https://internal-host/acme/x");
        assertThat(ran).doesNotExist();
    }

    @Test
    void runNoHookOfAGitOpsRepositoryThatIsAnothers() throws IOException {
        isRoot();
        var bare = GitProgram.bare(folder.resolve("deployments.git"), "main").folder();
        new GitProgram(work).run("push", "-q", bare.toString(), "main");
        Files.setAttribute(bare, "unix:uid", 4711);
        var repository = Repositories.open(bare, InstantSource.system());

        assertThatThrownBy(repository::mainBranch)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED));
    }

    /** Returns the file that is there as soon as anything has run that the repository's configuration names. */
    private Path spy() throws IOException {
        var ran = folder.resolve("ran");
        var spy = Files.writeString(
                folder.resolve("ssh"), "#!/bin/sh\ntouch " + ran + "\necho hostname of-mallory\ncat\n");
        assertThat(spy.toFile().setExecutable(true)).isTrue();
        var git = new GitProgram(work);
        git.run("remote", "add", "origin", "git@internal-host:acme/x.git");
        for (var key : List.of(
                "core.sshCommand",
                "core.fsmonitor",
                "core.pager",
                "core.gitProxy",
                "core.askPass",
                "credential.helper",
                "diff.external",
                "diff.spy.textconv",
                "diff.spy.command",
                "filter.spy.clean",
                "filter.spy.smudge",
                "filter.spy.process",
                "gpg.program",
                "remote.origin.uploadpack",
                "uploadpack.packObjectsHook")) {
            git.run("config", key, spy.toString());
        }
        git.run("config", "user.name", "Mallory");
        git.run("config", "core.hooksPath", folder.toString());
        return ran;
    }

    private void isReadAsByGit() throws IOException {
        var expected = gitReads();
        var place = GitPlace.around(work).orElseThrow();
        for (var programs : List.of(PROGRAMS, new NoPrograms())) {
            var read = new AppRepository(
                    work.resolve("shop"),
                    environment,
                    () -> new RemoteAddresses(
                            GitConfiguration.in(work, environment, programs), programs, environment, work),
                    Optional.of(place),
                    List.of(new JGitReader(place)),
                    _ -> Ignored.NOTHING);
            if (expected) {
                assertThat(read.head()).isPresent();
            } else {
                assertThatThrownBy(read::head)
                        .isInstanceOfSatisfying(
                                Failure.class,
                                failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.NOT_ALLOWED));
            }
        }
    }

    private boolean gitReads() throws IOException {
        var variables = new TreeMap<>(environment);
        return PROGRAMS.talk(
                                List.of("git", "status"),
                                work.resolve("shop").toRealPath(),
                                variables,
                                new byte[0],
                                Duration.ofMinutes(1))
                        .status()
                == 0;
    }

    private SourceRepository open() {
        return new SourceRepositories(environment, PROGRAMS).around(work.resolve("shop"));
    }

    private static void isRoot() {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file to somebody else");
    }
}

package dev.coop.source.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.app.Ignored;
import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitProgram;
import dev.coop.process.SystemPrograms;
import dev.coop.source.AppRepository;
import dev.coop.source.CommitId;
import dev.coop.source.GitPlace;
import dev.coop.source.GitReader;
import dev.coop.source.GitScopes;
import dev.coop.source.RemoteAddresses;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import dev.coop.source.SourceRepository.Ancestry;
import dev.coop.source.git.GitProgramReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Repositories of all kinds that Git makes, read and broken. */
class RepositoryKindsTest {
    private static final SystemPrograms PROGRAMS = new SystemPrograms();

    @TempDir
    Path folder;

    /** How Git can keep a repository. */
    enum Kind {
        PLAIN("status"),
        INDEX_2("update-index --index-version 2"),
        INDEX_3("update-index --skip-worktree other/coop.yaml"),
        INDEX_4("update-index --index-version 4"),
        SPLIT_INDEX("update-index --split-index"),
        SPARSE_INDEX("sparse-checkout set --sparse-index shop"),
        SPARSE("sparse-checkout set shop"),
        UNTRACKED_CACHE("update-index --untracked-cache"),
        MANY_FILES("config feature.manyFiles true"),
        WORKTREE_CONFIG("config extensions.worktreeConfig true"),
        PACKED("gc -q --aggressive --prune=now"),
        ASSUMED("update-index --assume-unchanged other/coop.yaml");

        private final String arguments;

        Kind(String arguments) {
            this.arguments = arguments;
        }

        void make(GitProgram git) {
            git.run(arguments.split(" ", -1));
        }
    }

    @BeforeEach
    void settle() {
        JGitSettings.install(Map.of("HOME", folder.resolve("home").toString()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void areAllRead(Kind kind) throws IOException {
        var git = app("init", "-q", "-b", "main");
        kind.make(git);

        isRead(git.folder(), new CommitId(git.run("rev-parse", "HEAD")));
    }

    @Test
    void areReadWithObjectsOfSha256() throws IOException {
        var git = app("init", "-q", "-b", "main", "--object-format=sha256");
        var first = new CommitId(git.run("rev-parse", "HEAD"));
        var second = new CommitId(git.commit("second"));
        var shop = open(git.folder().resolve("shop"));

        assertThat(first.value()).hasSize(64);
        assertThat(shop.ancestry(first, second)).isEqualTo(Ancestry.ANCESTOR);
        assertThat(shop.ancestry(second, first)).isEqualTo(Ancestry.DESCENDANT);
        assertThat(shop.ancestry(new CommitId("1".repeat(64)), first)).isEqualTo(Ancestry.UNKNOWN);
        assertThat(shop.between(first, second, 5))
                .extracting(SourceCommit::subject)
                .containsExactly("second");
        assertThat(shop.filesAt(first).files()).containsKey("k8s/map.yaml");
        isRead(git.folder(), second);
    }

    @Test
    void areReadAsLinkedWorkTreeAndSubmodule() throws IOException {
        var git = app("init", "-q", "-b", "main");
        var head = new CommitId(git.run("rev-parse", "HEAD"));
        git.run("worktree", "add", "-q", folder.resolve("linked").toString(), "-b", "linked");
        var outer = GitProgram.workTree(folder.resolve("outer"), "main");
        outer.run(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "--quiet",
                "add",
                git.folder().toString(),
                "inner");

        isRead(folder.resolve("outer/inner"), head);
        isRead(folder.resolve("linked"), head);
    }

    @Test
    void areFetchedWhereAPartialCloneLacksThem() throws IOException {
        var git = app("init", "-q", "-b", "main");
        git.run("config", "uploadpack.allowFilter", "true");
        git.run("config", "uploadpack.allowAnySHA1InWant", "true");
        var part = folder.resolve("part");
        git.run("clone", "-q", "--filter=blob:none", "--sparse", "file://" + git.folder(), part.toString());
        new GitProgram(part).run("sparse-checkout", "set", "--no-cone", "/shop/coop.yaml");
        assertThat(part.resolve("shop/k8s")).doesNotExist();

        assertThat(open(part.resolve("shop")).files().text("k8s/map.yaml")).contains("kind: ConfigMap\n");
    }

    @Test
    void areNamedWhereWhatAPartialCloneLacksCannotBeHad() throws IOException {
        var git = app("init", "-q", "-b", "main");
        git.run("config", "uploadpack.allowFilter", "true");
        var part = folder.resolve("part");
        git.run("clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + git.folder(), part.toString());
        new GitProgram(part).run("remote", "set-url", "origin", "file://" + folder.resolve("nowhere"));
        Files.createDirectories(part.resolve("shop"));

        assertThatThrownBy(() -> open(part.resolve("shop")).filesAt(new CommitId(git.run("rev-parse", "HEAD"))))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                    assertThat(failure.diagnostics().getFirst().message())
                            .contains("shop/coop.yaml")
                            .contains("fetch");
                });
    }

    /** What is left out is not on the disk, not even where something else has such a path. */
    @Test
    void areReadWhereASparseCheckoutLeavesOutAFolderBelowAnother() throws IOException {
        var git = GitProgram.workTree(folder.resolve("work"), "main");
        git.write("coop.yaml", "app: shop\n")
                .write("k8s/prod/x.yaml", "kind: Right\n")
                .write("k8s/k8s/prod/x.yaml", "kind: Wrong\n")
                .commit("Serve hot mugs");
        git.run("sparse-checkout", "set", "--no-cone", "/*", "!/k8s/prod/");
        git.write("coop.yaml", "app: shop # changed\n");
        var place = GitPlace.around(git.folder()).orElseThrow();
        assertThat(git.folder().resolve("k8s/prod")).doesNotExist();

        for (var reader : List.of(new JGitReader(place), new GitProgramReader(place, PROGRAMS))) {
            assertThat(by(reader, place, git.folder()).files().text("k8s/prod/x.yaml"))
                    .contains("kind: Right\n");
        }
    }

    @Test
    void areReadByGitAsByJGit() throws IOException {
        var git = app("init", "-q", "-b", "main");
        var head = new CommitId(git.run("rev-parse", "HEAD"));
        var place = GitPlace.around(git.folder()).orElseThrow();
        for (var reader : List.of(new JGitReader(place), new GitProgramReader(place, PROGRAMS))) {
            isRead(git.folder(), head, by(reader, place, git.folder().resolve("shop")));
        }
    }

    /** Whatever is flipped, the answer is one, or a sentence: never a crash. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"INDEX_2", "INDEX_3", "INDEX_4", "SPLIT_INDEX", "SPARSE_INDEX", "UNTRACKED_CACHE"})
    void endWithASentenceWhereTheIndexIsBroken(Kind kind) throws IOException {
        var git = app("init", "-q", "-b", "main");
        kind.make(git);
        var file = git.folder().resolve(".git/index");
        var whole = Files.readAllBytes(file);
        var seed = Long.getLong("coop.seed", System.nanoTime());
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (var round = 0; round < 12; round++) {
            var broken = whole.clone();
            for (var flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // The first bytes say what follows.
                var at = random.nextInt(3) == 0 ? random.nextInt(16) : random.nextInt(broken.length);
                broken[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, random.nextInt(8) == 0 ? cut(broken, random.nextInt(broken.length)) : broken);
            var shop = open(git.folder().resolve("shop"));
            try {
                shop.hasChanges();
                shop.files();
            } catch (Failure said) {
                assertThat(said.kind()).as("seed %d, round %d", seed, round).isEqualTo(Failure.Kind.INVALID_INPUT);
            } catch (RuntimeException | Error crash) {
                throw new AssertionError("seed " + seed + ", round " + round, crash);
            }
        }
    }

    private static byte[] cut(byte[] bytes, int length) {
        return java.util.Arrays.copyOf(bytes, length);
    }

    private void isRead(Path root, CommitId head) throws IOException {
        isRead(root, head, open(root.resolve("shop")));
    }

    private static void isRead(Path root, CommitId head, SourceRepository shop) throws IOException {
        assertThat(shop.head().orElseThrow().id()).isEqualTo(head);
        assertThat(shop.branch()).isNotNull();
        assertThat(shop.path()).isEqualTo("shop");
        assertThat(shop.hasChanges()).isFalse();
        assertThat(shop.files().files()).containsOnlyKeys("coop.yaml", "k8s/map.yaml");
        Files.createDirectories(root.resolve("shop/dist/in"));
        Files.writeString(root.resolve("shop/dist/in/app"), "made\n");
        assertThat(shop.ignored().paths()).containsExactly("dist");
        assertThat(shop.hasChanges()).as("an ignored file").isFalse();
        Files.writeString(root.resolve("shop/new.txt"), "new\n");
        assertThat(shop.hasChanges()).as("a new file").isTrue();
        Files.delete(root.resolve("shop/new.txt"));
        var map = root.resolve("shop/k8s/map.yaml");
        Files.writeString(map, "changed: true\n");
        assertThat(shop.files().text("k8s/map.yaml")).contains("changed: true\n");
        Files.delete(map);
        assertThat(shop.hasChanges()).as("a file that is gone").isTrue();
        assertThat(shop.files().files()).containsOnlyKeys("coop.yaml");
        Files.writeString(map, "kind: ConfigMap\n");
        assertThat(shop.hasChanges()).isFalse();
    }

    private GitProgram app(String... init) throws IOException {
        var git = new GitProgram(Files.createDirectories(folder.resolve("work")));
        git.run(init);
        git.write("shop/coop.yaml", "app: shop\n")
                .write("shop/.gitignore", "dist/\n")
                .write("shop/main.go", "package main\n")
                .write("shop/k8s/map.yaml", "kind: ConfigMap\n")
                .write("other/coop.yaml", "app: other\n")
                .write("big/in/a", "a\n")
                .commit("Serve hot mugs");
        return git;
    }

    private static SourceRepository by(GitReader reader, GitPlace place, Path app) {
        return new AppRepository(
                app,
                Map.of(),
                () -> new RemoteAddresses(GitScopes.NONE, PROGRAMS, Map.of(), app),
                Optional.of(place),
                List.of(reader),
                _ -> Ignored.NOTHING);
    }

    private static SourceRepository open(Path app) {
        return new SourceRepositories(Map.of(), PROGRAMS).around(app);
    }
}

package dev.coop.source.jgit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitProgram;
import dev.coop.process.SystemPrograms;
import dev.coop.source.CommitId;
import dev.coop.source.Person;
import dev.coop.source.SourceCommit;
import dev.coop.source.SourceRepository;
import dev.coop.source.SourceRepository.Ancestry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JGitSourceRepositoryTest {
    private static final CommitId NOWHERE = new CommitId("1".repeat(40));

    @TempDir
    Path folder;

    private Path home;
    private Path work;

    @BeforeEach
    void settle() throws IOException {
        folder = folder.toRealPath();
        home = Files.createDirectories(folder.resolve("home"));
        work = folder.resolve("work");
        JGitSettings.install(Map.of("HOME", home.toString()));
    }

    @Test
    void tellsTheCommitThatIsCheckedOut() {
        var git = app();

        var head = open("shop").head().orElseThrow();

        assertThat(head)
                .isEqualTo(new SourceCommit(
                        new CommitId(git.run("rev-parse", "HEAD")),
                        "Serve hot mugs",
                        new Person("Ada", "ada@acme.dev"),
                        Instant.parse("2026-01-31T12:00:00Z")));
        assertThat(open("shop").branch()).contains("main");
        assertThat(open("shop").path()).isEqualTo("shop");
        assertThat(open("shop/deep").path()).isEqualTo("shop/deep");
        assertThat(open(".").path()).isEqualTo(".");
    }

    @Test
    void seesChangesOfItsFolderAlone() {
        var git = app();
        assertThat(open("shop").hasChanges()).isFalse();

        git.write("other/coop.yaml", "app: changed\n").write("fresh.txt", "new\n");
        assertThat(open("shop").hasChanges()).isFalse();
        assertThat(open(".").hasChanges()).isTrue();

        git.write("shop/dist/app", "binary\n");
        assertThat(open("shop").hasChanges()).as("an ignored file").isFalse();
        git.write("shop/new.txt", "new\n");
        assertThat(open("shop").hasChanges()).as("an untracked file").isTrue();
    }

    @Test
    void seesChangedRemovedAndStagedFiles() throws IOException {
        var git = app();
        git.write("shop/coop.yaml", "app: other\n");
        assertThat(open("shop").hasChanges()).as("changed").isTrue();
        git.run("add", "-A");
        assertThat(open("shop").hasChanges()).as("staged").isTrue();
        git.run("reset", "-q", "--hard");
        assertThat(open("shop").hasChanges()).isFalse();
        Files.delete(work.resolve("shop/coop.yaml"));
        assertThat(open("shop").hasChanges()).as("removed").isTrue();
    }

    @Test
    void readsTheFilesOfACommit() {
        var git = app();
        var first = new CommitId(git.run("rev-parse", "HEAD"));
        git.write("shop/coop.yaml", "app: other\n").commit("second");

        var files = open("shop").filesAt(first);

        assertThat(files.files()).containsOnlyKeys("coop.yaml", "k8s/map.yaml", "k8s/prod/budget.yaml");
        assertThat(files.text("coop.yaml")).contains("app: shop\n");
        assertThatThrownBy(() -> open("shop").filesAt(NOWHERE))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT));
    }

    @Test
    void knowsHowCommitsStandToEachOther() {
        var git = app();
        var first = new CommitId(git.run("rev-parse", "HEAD"));
        var second = new CommitId(git.commit("second"));
        git.run("checkout", "-q", "-b", "side", first.value());
        var side = new CommitId(git.commit("side"));
        var repository = open("shop");

        assertThat(repository.ancestry(first, first)).isEqualTo(Ancestry.SAME);
        assertThat(repository.ancestry(first, second)).isEqualTo(Ancestry.ANCESTOR);
        assertThat(repository.ancestry(second, first)).isEqualTo(Ancestry.DESCENDANT);
        assertThat(repository.ancestry(second, side)).isEqualTo(Ancestry.DIVERGED);
        assertThat(repository.ancestry(NOWHERE, side)).isEqualTo(Ancestry.UNKNOWN);
        assertThat(repository.between(first, second, 5))
                .extracting(SourceCommit::subject)
                .containsExactly("second");
        assertThat(repository.between(second, first, 5)).isEmpty();
        assertThat(repository.between(NOWHERE, first, 5)).isEmpty();
    }

    @Test
    void bearsAShallowClone() {
        var git = app();
        var first = new CommitId(git.run("rev-parse", "HEAD"));
        var second = new CommitId(git.commit("second"));
        git.run(
                "clone",
                "-q",
                "--depth",
                "1",
                "file://" + work,
                folder.resolve("shallow").toString());
        var shallow = new SourceRepositories(Map.of(), new SystemPrograms()).around(folder.resolve("shallow/shop"));

        assertThat(shallow.head().orElseThrow().id()).isEqualTo(second);
        assertThat(shallow.ancestry(first, second)).isEqualTo(Ancestry.UNKNOWN);
        assertThat(shallow.between(first, second, 5)).isEmpty();
        assertThat(shallow.hasChanges()).isFalse();
        assertThat(shallow.filesAt(second).files()).hasSize(3);
    }

    @Test
    void namesTheBranchThatACiJobBuilds() {
        var git = app();
        git.run("checkout", "-q", "--detach");

        assertThat(open("shop").branch()).isEmpty();
        assertThat(open("shop", Map.of("GITHUB_REF_NAME", "main")).branch()).contains("main");
        assertThat(open("shop", Map.of("GITHUB_HEAD_REF", "topic", "GITHUB_REF_NAME", "7/merge"))
                        .branch())
                .contains("topic");
        assertThat(open("shop", Map.of("GITHUB_REF_NAME", "v1", "GITHUB_REF_TYPE", "tag"))
                        .branch())
                .isEmpty();
        assertThat(open("shop", Map.of("CI_COMMIT_BRANCH", "feature")).branch()).contains("feature");
        assertThat(open("shop", Map.of("GITHUB_HEAD_REF", "")).branch()).isEmpty();
    }

    @Test
    void tellsTheOriginWithoutSecrets() {
        var git = app();
        assertThat(open("shop").origin().value()).isEqualTo(work.toString());

        git.run("remote", "add", "origin", "https://ada:s3cret@github.com/acme/shop.git");
        assertThat(open("shop").origin().value()).isEqualTo("https://github.com/acme/shop");
    }

    @Test
    void takesTheRemoteThatTheBranchFollowsOrTheOnlyOne() {
        var git = app();
        git.run("remote", "add", "store", "git@github.com:acme/shop.git");
        assertThat(open("shop").origin().value()).as("the only one").isEqualTo("https://github.com/acme/shop");

        git.run("remote", "add", "fork", "https://github.com/ada/shop");
        assertThat(open("shop").origin().value()).as("one of two").isEqualTo(work.toString());
        git.run("config", "branch.main.remote", "fork");
        assertThat(open("shop").origin().value()).as("followed").isEqualTo("https://github.com/ada/shop");
        git.run("remote", "add", "origin", "https://github.com/acme/shop");
        assertThat(open("shop").origin().value()).as("origin").isEqualTo("https://github.com/acme/shop");
    }

    @Test
    void goesByWhatGitsConfigurationIncludes() throws IOException {
        var git = app();
        git.run("remote", "add", "origin", "hub:acme/shop");
        Files.writeString(
                home.resolve(".gitconfig"), "[includeIf \"gitdir:" + work.toRealPath() + "/\"]\npath = work\n");
        Files.writeString(
                home.resolve("work"), "[user]\nname = Worker\n[url \"https://github.com/\"]\ninsteadOf = hub:\n");

        assertThat(open("shop").origin().value()).isEqualTo("https://github.com/acme/shop");
        assertThat(open("shop").author().name()).isEqualTo("Worker");
    }

    @Test
    void bearsARepositoryWithoutACommit() throws IOException {
        GitProgram.workTree(work, "trunk");
        Files.createDirectories(work.resolve("shop"));

        assertThat(open("shop").head()).isEmpty();
        assertThat(open("shop").branch()).contains("trunk");
        assertThat(open("shop").hasChanges()).isFalse();
        Files.writeString(work.resolve("shop/coop.yaml"), "app: shop\n");
        assertThat(open("shop").hasChanges()).isTrue();
    }

    @Test
    void bearsNoRepository() throws IOException {
        Files.createDirectories(work);
        var none = open(".", Map.of("GITHUB_REF_NAME", "main"));

        assertThat(none.head()).isEmpty();
        assertThat(none.branch()).isEmpty();
        assertThat(none.hasChanges()).isFalse();
        assertThat(none.origin().value()).isEqualTo(work.toString());
        assertThat(none.path()).isEqualTo(".");
        assertThat(none.ancestry(NOWHERE, NOWHERE)).isEqualTo(Ancestry.UNKNOWN);
    }

    @Test
    void findsTheRepositoryOfALinkedWorkTree() {
        var git = app();
        git.run("worktree", "add", "-q", folder.resolve("linked").toString(), "-b", "linked");
        var linked = new SourceRepositories(Map.of(), new SystemPrograms()).around(folder.resolve("linked/shop"));

        assertThat(linked.branch()).contains("linked");
        assertThat(linked.path()).isEqualTo("shop");
        assertThat(linked.head()).isEqualTo(open("shop").head());
    }

    @Test
    void findsTheRepositoryThatALinkLeadsTo() throws IOException {
        app();
        var outer = GitProgram.workTree(folder.resolve("outer"), "main");
        outer.run("remote", "add", "origin", "https://github.com/acme/outer");
        var link = Files.createSymbolicLink(outer.folder().resolve("link"), Path.of("../work/shop"));
        var linked = new SourceRepositories(Map.of(), new SystemPrograms()).around(link);

        assertThat(linked.path()).isEqualTo("shop");
        assertThat(linked.head()).isEqualTo(open("shop").head());
        assertThat(linked.origin()).isEqualTo(open("shop").origin());
        assertThat(linked.files().files()).containsKey("coop.yaml");
        assertThat(linked.hasChanges()).isFalse();
    }

    @Test
    void passesBySuchFoldersAsGitPassesBy() throws IOException {
        var git = app();
        Files.createDirectories(work.resolve("shop/.git"));
        Files.writeString(work.resolve("shop/.git/HEAD"), "ref: refs/heads/main\n");

        assertThat(new GitProgram(work.resolve("shop")).run("rev-parse", "--show-toplevel"))
                .isEqualTo(git.run("rev-parse", "--show-toplevel"));
        assertThat(open("shop").path()).isEqualTo("shop");
    }

    @Test
    void knowsWhoCommits() throws IOException {
        var git = app();
        var variables = new TreeMap<>(Map.of("HOME", home.toString(), "USER", "ada", "HOSTNAME", "desk"));
        assertThat(open("shop", variables).author()).isEqualTo(new Person("ada", "ada@desk"));

        Files.createDirectories(home.resolve(".config/git"));
        Files.writeString(home.resolve(".config/git/config"), "[user]\nname = Xdg\nemail = xdg@acme.dev\n");
        assertThat(open("shop", variables).author()).isEqualTo(new Person("Xdg", "xdg@acme.dev"));

        Files.writeString(home.resolve(".gitconfig"), "[user]\nname = Home\n");
        assertThat(open("shop", variables).author()).isEqualTo(new Person("Home", "xdg@acme.dev"));

        git.run("config", "user.email", "repo@acme.dev");
        assertThat(open("shop", variables).author()).isEqualTo(new Person("Home", "repo@acme.dev"));

        variables.put("GIT_AUTHOR_NAME", "Env");
        variables.put("GIT_AUTHOR_EMAIL", "env@acme.dev");
        assertThat(open("shop", variables).author()).isEqualTo(new Person("Env", "env@acme.dev"));
        assertThat(open("shop", variables).committer()).isEqualTo(new Person("Home", "repo@acme.dev"));

        git.run("config", "author.name", "Author");
        git.run("config", "committer.email", "committer@acme.dev");
        assertThat(open("shop", variables).committer()).isEqualTo(new Person("Home", "committer@acme.dev"));
        variables.remove("GIT_AUTHOR_NAME");
        assertThat(open("shop", variables).author()).isEqualTo(new Person("Author", "env@acme.dev"));
    }

    @ParameterizedTest
    @CsvSource({
        "'GITHUB_ACTOR=ada GITHUB_ACTOR_ID=7', ada, 7+ada@users.noreply.github.com",
        "'GITHUB_ACTOR=ada GITHUB_SERVER_URL=https://ghe.acme.dev', ada, ada@users.noreply.ghe.acme.dev",
        "'GITHUB_ACTOR=Ada GITHUB_SERVER_URL=https://git.acme.dev GITEA_ACTIONS=true', Ada, ada@noreply.git.acme.dev",
        "'GITLAB_USER_NAME=Ada GITLAB_USER_EMAIL=ada@acme.dev GITHUB_ACTOR=x', Ada, ada@acme.dev",
        "'USER=ada HOSTNAME=desk', ada, ada@desk"
    })
    void knowsWhomAJobRunsFor(String variables, String name, String email) {
        app();
        var environment = new TreeMap<>(Map.of("HOME", home.toString()));
        for (var each : variables.split(" ", -1)) {
            environment.put(each.replaceFirst("=.*", ""), each.replaceFirst("[^=]*=", ""));
        }

        assertThat(open("shop", environment).author()).isEqualTo(new Person(name, email));
        assertThat(open("shop", environment).committer()).isEqualTo(new Person(name, email));
    }

    @Test
    void beginsARepositoryOnce() throws IOException {
        Files.createDirectories(work.resolve("k8s"));
        Files.writeString(work.resolve("coop.yaml"), "app: shop\n");
        Files.writeString(work.resolve("k8s/a.yaml"), "a: 1\n");
        Files.writeString(work.resolve("notes.txt"), "mine\n");
        var start = new RepositoryStart(InstantSource.fixed(Instant.parse("2026-02-01T08:00:00Z")));
        var ada = new Person("Ada", "ada@acme.dev");

        var commit = start.in(work, List.of("coop.yaml", "k8s/a.yaml"), ada, "start\n");

        var git = new GitProgram(work);
        assertThat(commit).contains(new CommitId(git.run("rev-parse", "main")));
        assertThat(git.run("ls-files")).isEqualTo("coop.yaml\nk8s/a.yaml");
        assertThat(git.run("status", "--porcelain")).isEqualTo("?? notes.txt");
        assertThat(git.run("log", "-1", "--format=%an <%ae> %at")).isEqualTo("Ada <ada@acme.dev> 1769932800");
        assertThat(start.in(work.resolve("k8s"), List.of("a.yaml"), ada, "again\n"))
                .isEmpty();
        assertThat(git.run("rev-list", "--count", "main")).isEqualTo("1");
    }

    @Test
    void writesNothingToTheUsersHomeAndMeasuresNoFileSystem() throws IOException {
        app();
        open("shop").hasChanges();

        try (var files = Files.walk(home)) {
            assertThat(files.filter(file -> !file.equals(home))).isEmpty();
        }
        assertThat(FS.getFileStoreAttributes(work).getFsTimestampResolution()).isEqualTo(Duration.ofSeconds(1));
    }

    private GitProgram app() {
        var git = GitProgram.workTree(work, "main");
        git.write(".gitignore", "dist/\n")
                .write("shop/coop.yaml", "app: shop\n")
                .write("shop/main.go", "package main\n")
                .write("shop/deep/notes.txt", "deep\n")
                .write("shop/k8s/map.yaml", "kind: ConfigMap\n")
                .write("shop/k8s/prod/budget.yaml", "kind: PodDisruptionBudget\n")
                .write("other/coop.yaml", "app: other\n")
                .commit("Serve hot mugs\n\nAnd cold ones.");
        return git;
    }

    private SourceRepository open(String below) {
        return open(below, Map.of("HOME", home.toString()));
    }

    private SourceRepository open(String below, Map<String, String> environment) {
        return new SourceRepositories(environment, new SystemPrograms()).around(work.resolve(below));
    }

    @Test
    void readsTextAsItWasCommitted() {
        var git = app();
        var commit = new CommitId(git.write("shop/coop.yaml", "app: shop\r\n").commit("line ends"));

        assertThat(open("shop").filesAt(commit).files().get("coop.yaml")).isEqualTo("app: shop\r\n".getBytes(UTF_8));
    }
}

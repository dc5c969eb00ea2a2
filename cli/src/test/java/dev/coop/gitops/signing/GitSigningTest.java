package dev.coop.gitops.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.CommitSettings;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitProgram;
import dev.coop.gitops.SigningSettings;
import dev.coop.gitops.jgit.Repositories;
import dev.coop.process.SystemPrograms;
import dev.coop.source.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits signed by the real programs, and verified by Git. */
class GitSigningTest {
    private static final Person ADA = new Person("Ada", "ada@acme.dev");
    private static final Person GRACE = new Person("Grace", "grace@acme.dev");

    @TempDir
    Path folder;

    private final SystemPrograms programs = new SystemPrograms();
    private final Map<String, String> environment = new HashMap<>();
    private Path config = Path.of("");

    @BeforeEach
    void repository() throws IOException {
        config = folder.resolve("gitconfig");
        environment.putAll(Map.of(
                "HOME", folder.toString(),
                "GIT_CONFIG_GLOBAL", config.toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "SSH_AUTH_SOCK", "",
                "GNUPGHOME", folder.resolve("gnupg").toString()));
        var seed = GitProgram.workTree(folder.resolve("seed"), "main").write("platform.yaml", "platform: acme\n");
        seed.commit("Start");
        GitProgram.bare(folder.resolve("acme.git"), "main");
        seed.run("push", "-q", folder.resolve("acme.git").toString(), "HEAD:main");
    }

    @AfterEach
    void endAgent() throws IOException {
        if (Files.exists(folder.resolve("gnupg"))) {
            say("gpgconf", "--kill", "all");
        }
    }

    private SystemPrograms.Said say(String... command) throws IOException {
        return programs.talk(List.of(command), folder, environment, new byte[0], Duration.ofSeconds(60));
    }

    private void works(String... command) throws IOException {
        var said = say(command);
        assertThat(said.status()).as(String.join(" ", command) + said.err()).isZero();
    }

    private void installed(String program) throws IOException {
        assumeTrue(say("sh", "-c", "command -v " + program).status() == 0, program + " is not installed");
    }

    private CommitSettings settings() {
        var signing = new GitSigning(
                () -> SigningSettings.read(programs, folder, environment, _ -> Optional.empty()),
                programs,
                folder,
                folder,
                environment);
        return new CommitSettings(Optional.of(GRACE), signing);
    }

    private String commit() {
        GitOpsRepository repository = Repositories.open(folder.resolve("acme.git"), settings());
        var tip = repository.tip();
        var files = new TreeMap<>(Map.of("release.yaml", "format: 1\n".getBytes(StandardCharsets.UTF_8)));
        var change = new Change(
                tip, "main", Optional.of(tip.commit()), "apps/shop/dev", files, "Deploy shop\n\nCoop-App: shop\n", ADA);
        return ((Landed) repository.push(change)).commit().value();
    }

    private String makeSshKey(String name) throws IOException {
        installed("ssh-keygen");
        var key = folder.resolve(name);
        works("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "grace", "-f", key.toString());
        Files.writeString(folder.resolve("signers"), "grace@acme.dev " + Files.readString(Path.of(key + ".pub")));
        return key.toString();
    }

    private void configure(String text) throws IOException {
        Files.writeString(config, "[gpg \"ssh\"]\n\tallowedSignersFile = " + folder.resolve("signers") + "\n" + text);
    }

    private void verifies(String commit) throws IOException {
        var said = say("git", "-C", folder.resolve("acme.git").toString(), "verify-commit", "-v", commit);
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("author Ada <ada@acme.dev>", "committer Grace <grace@acme.dev>");
        assertThat(say("git", "-C", folder.resolve("acme.git").toString(), "fsck", "--strict")
                        .status())
                .isZero();
    }

    @Test
    void signsWithAnSshKeyThatGitVerifies() throws IOException {
        var key = makeSshKey("id");
        configure("[commit]\n\tgpgSign\n[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ~/id\n");

        verifies(commit());
        assertThat(key).isNotEmpty();
    }

    @Test
    void signsWithAKeyOfTheAgent() throws IOException {
        var key = makeSshKey("id");
        var socket = folder.resolve("agent");
        var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("agent.log").toFile())
                .start();
        try {
            environment.put("SSH_AUTH_SOCK", socket.toString());
            works("sh", "-c", "until ssh-add '" + key + "' 2>/dev/null; do :; done");
            var text = Files.readString(Path.of(key + ".pub")).strip();
            configure("[commit]\n\tgpgSign = yes\n[gpg]\n\tformat = ssh\n[gpg \"ssh\"]\n\tdefaultKeyCommand = \"echo '"
                    + text + "'\"\n");
            Files.delete(Path.of(key));

            verifies(commit());
        } finally {
            agent.destroy();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signingKey = grace@acme.dev"})
    void signsWithGpg(String key) throws IOException {
        installed("gpg");
        Files.createDirectory(
                folder.resolve("gnupg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        works("gpg", "--batch", "--passphrase", "", "--quick-gen-key", GRACE.toString(), "default", "sign", "never");
        configure("[commit]\n\tgpgSign = true\n[user]\n\t" + key + "\n");

        verifies(commit());
    }

    @Test
    void leavesACommitUnsignedThatNobodyWantsSigned() throws IOException {
        configure("[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ~/id\n[commit]\n\tgpgSign = false\n");

        var commit = commit();

        assertThat(say("git", "-C", folder.resolve("acme.git").toString(), "cat-file", "commit", commit)
                        .out())
                .doesNotContain("gpgsig");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[gpg]\nformat = ssh\n[user]\nsigningKey = /nowhere/id\n",
                "[gpg]\nformat = ssh\n",
                "[gpg]\nformat = ssh\n[gpg \"ssh\"]\nprogram = /nowhere/ssh-keygen\n[user]\nsigningKey = ~/id\n",
                "[gpg]\nformat = ssh\n[gpg \"ssh\"]\nprogram = /bin/echo\n[user]\nsigningKey = ~/id\n",
                "[gpg]\nformat = ssh\n[gpg \"ssh\"]\ndefaultKeyCommand = echo none\n",
                "[gpg]\nprogram = false\n",
                "[gpg]\nprogram = true\n",
                "[gpg]\nformat = minisign\n"
            })
    void commitsNothingThatCannotBeSigned(String wrong) throws IOException {
        configure("[commit]\ngpgSign = true\n" + wrong);
        var before = new GitProgram(folder.resolve("acme.git")).run("rev-parse", "main");

        assertThatExceptionOfType(Failure.class).isThrownBy(this::commit).satisfies(failure -> {
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo("commit-not-signed");
            assertThat(failure.hint().orElseThrow()).contains("nothing was committed");
        });
        assertThat(new GitProgram(folder.resolve("acme.git")).run("rev-parse", "main"))
                .isEqualTo(before);
    }

    @Test
    void readsTheConfigurationWithoutGitAsWell() {
        var settings = SigningSettings.read(
                programs, folder, Map.of("GIT_CONFIG_COUNT", "none"), key -> Optional.of("no " + key));

        assertThat(settings.key()).contains("no user.signingkey");
    }
}

package dev.coop.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own programs find what was installed, below the default prefix and below another one. */
class InstallInShellsTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {".local", "my tools"})
    void bashFindsTheCompletion(String prefix) throws Exception {
        Programs.needed("bash");
        var bashCompletion = Path.of("/usr/share/bash-completion/bash_completion");
        assumeTrue(Files.exists(bashCompletion), "bash-completion is not installed");
        var installation = installed(prefix);

        assertThat(installation
                        .command("bash", "-c", ". " + bashCompletion + "; _completion_loader coop; complete -p coop")
                        .out())
                .contains("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {".local", "my tools"})
    void fishFindsTheCompletion(String prefix) throws Exception {
        Programs.needed("fish");
        var installation = installed(prefix);

        assertThat(installation.command("fish", "-c", "complete -C 'coop '").out())
                .isEqualTo("one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {".local", "my tools"})
    void zshFindsTheCompletionByThePrintedLine(String prefix) throws Exception {
        Programs.needed("zsh");
        var installation = installed(prefix);
        var said = install(installation).err();
        var line = said.lines()
                .filter(text -> text.contains("fpath=("))
                .map(text -> text.substring(text.indexOf("fpath=(")))
                .findFirst();
        assertThat(line).as(said).isPresent();

        Files.writeString(
                installation.home().resolve(".zshrc"), line.orElseThrow() + "\nautoload -Uz compinit; compinit -u\n");

        assertThat(installation
                        .command("zsh", "-i", "-c", "print -r -- $_comps[coop]")
                        .out())
                .isEqualTo("_coop\n");
        assertThat(install(installation).err()).doesNotContain("fpath");
    }

    @ParameterizedTest
    @ValueSource(strings = {".local", "my tools"})
    void manFindsThePageByThePath(String prefix) throws Exception {
        Programs.needed("man");
        var installation = installed(prefix);

        assertThat(installation.command("man", "-w", "coop").out())
                .isEqualTo(installation.prefix() + "/share/man/man1/coop.1\n");
    }

    @Test
    void isCleanForShellcheck() throws Exception {
        var found =
                new Installation(temp.resolve("home"), "shellcheck").inShell(List.of(Installation.SCRIPT.toString()));

        assertThat(found.status()).as(found.out()).isZero();
    }

    private Installation installed(String prefix) throws IOException, InterruptedException {
        var installation = new Installation(temp.resolve("home"), prefix, "dash");
        installation.set("PATH", installation.prefix() + "/bin:" + System.getenv("PATH"));
        new FakeRelease(temp.resolve("release")).with("1.0.0");
        assertThat(install(installation).status()).isZero();
        return installation;
    }

    private Installation.Outcome install(Installation installation) throws IOException, InterruptedException {
        return installation.install(temp.resolve("release"));
    }
}

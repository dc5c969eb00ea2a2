package dev.coop.gitops.jgit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coop.diagnostic.Failure;
import dev.coop.gitops.GitOpsRepository;
import dev.coop.gitops.GitOpsRepository.Change;
import dev.coop.gitops.GitOpsRepository.Landed;
import dev.coop.gitops.GitOpsRepository.Refused;
import dev.coop.gitops.GitProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitOpsOnDiskTest implements GitOpsRepositoryContract {
    @TempDir
    Path folder;

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public GitOpsRepository open() {
        return Repositories.open("origin.git", folder);
    }

    /** Nobody hides a folder. */
    @Override
    public Failure.Kind whereNothingIs() {
        return Failure.Kind.UNREACHABLE;
    }

    @ParameterizedTest
    @CsvSource({
        "sanbox, sandbox",
        "acme/deployments, https://github.com/acme/deployments",
        "git.acme.dev/team/deployments, https://git.acme.dev/team/deployments"
    })
    void guessesWhatWasMeantWhereNothingIs(String typed, String meant) {
        assertThatThrownBy(() -> Repositories.open(typed, folder).tip())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.hint()).contains("did you mean `" + meant + "`?"));
    }

    @Test
    void saysThatObjectsOfSha256AreNotSupported() throws IOException {
        var git = new GitProgram(Files.createDirectories(folder.resolve("sha256.git")));
        git.run("init", "-q", "--bare", "--object-format=sha256", "-b", "main");

        assertThatThrownBy(() -> Repositories.open("sha256.git", folder).tip())
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID_INPUT);
                    assertThat(failure.getMessage()).contains("SHA256");
                });
    }

    @Test
    void leavesACheckedOutBranchAlone() {
        var work = GitProgram.workTree(folder.resolve("work"), "main");
        var before = work.write("platform.yaml", "platform: acme\n").commit("start");
        var repository = Repositories.open("work", folder);
        var tip = repository.tip();

        var onMain = repository.push(change("main", Optional.of(tip.commit()), repository));
        var onBranch = repository.push(change("coop/mug/dev", Optional.empty(), repository));

        assertThat(onMain).isInstanceOf(Refused.class);
        assertThat(onBranch).isInstanceOf(Landed.class);
        assertThat(work.run("rev-parse", "main")).isEqualTo(before);
        assertThat(work.run("status", "--porcelain")).isEmpty();
    }

    @Test
    void showsThePath() {
        assertThat(open().address().value())
                .isEqualTo(folder.resolve("origin.git").toString());
    }

    private static Change change(
            String branch, Optional<dev.coop.source.CommitId> expected, GitOpsRepository repository) {
        return new Change(
                repository.tip(),
                branch,
                expected,
                "apps/mug/dev",
                new TreeMap<>(java.util.Map.of("release.yaml", new byte[] {'1', '\n'})),
                "deploy\n",
                Origin.ADA);
    }
}

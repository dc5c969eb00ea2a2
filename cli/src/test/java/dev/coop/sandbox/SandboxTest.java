package dev.coop.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.coop.deploy.Acme;
import dev.coop.deploy.AcmeApp;
import dev.coop.diagnostic.Failure;
import dev.coop.forge.MergeLedger;
import dev.coop.forge.PullRequest;
import dev.coop.source.CommitId;
import dev.coop.validate.PlatformFile;
import dev.coop.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
    @TempDir
    Path folder;

    private Acme acme;
    private AcmeApp mug;

    @BeforeEach
    void propose() {
        acme = Acme.in(folder, Acme.USUAL);
        mug = acme.app("mug");
        mug.deploy("dev");
        mug.deploy("prod");
    }

    private Sandbox sandbox() {
        return new Sandbox(acme.repository(), acme.forge());
    }

    private static void fails(Failure.Kind kind, String code, Runnable merge) {
        assertThatExceptionOfType(Failure.class).isThrownBy(merge::run).satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.diagnostics().getFirst().code()).isEqualTo(code);
        });
    }

    private String commits() {
        return acme.git().run("rev-list", "--count", "main");
    }

    @Test
    void startsWithTwoEnvironments() {
        var text =
                new String(SandboxPlatform.files().getOrDefault("platform.yaml", new byte[0]), StandardCharsets.UTF_8);

        var platform = new PlatformFile("0.1.0").read(new SourceText("platform.yaml", text));

        assertThat(platform.environments())
                .extracting(each -> each.name() + " " + each.deploy() + " " + each.after())
                .containsExactly("dev AUTO []", "prod REVIEW [dev]");
    }

    @Test
    void mergesAsOneCommit() {
        acme.app("tea").deploy("dev");

        var merged = sandbox().merge(1, Acme.ADA);

        var git = acme.git();
        assertThat(merged.commit().value()).isEqualTo(git.run("rev-parse", "main"));
        assertThat(git.run("log", "-1", "--format=%s", "main")).isEqualTo("deploy mug 1111111 to prod (#1)");
        assertThat(git.run("log", "-1", "--format=%b", "main")).contains("Coop-App: mug", "Coop-Environment: prod");
        assertThat(git.run("rev-parse", "main:apps/mug/prod"))
                .isEqualTo(git.run("rev-parse", "coop/mug/prod:apps/mug/prod"));
        assertThat(git.run("ls-tree", "-r", "--name-only", "main")).contains("apps/tea/dev/release.yaml");
        assertThat(acme.forge().find(1)).map(PullRequest::state).contains(PullRequest.State.MERGED);
    }

    /** The newest commit says nothing of the apps. */
    @Test
    void mergesAllAppsAlsoWhereAPersonCommittedToTheBranch() {
        mug.deployAll("prod");
        var clone = acme.clonedAs("touching");
        clone.run("checkout", "-q", "coop/_acme.mug/prod");
        clone.write("apps/mug/prod/manifests/own.yaml", "kind: ConfigMap\n").commit("my own touch");
        clone.run("push", "-q", "origin", "HEAD");

        sandbox().merge(2, Acme.ADA);

        assertThat(acme.git().run("ls-tree", "-r", "--name-only", "main"))
                .contains("apps/mug/prod/manifests/own.yaml", "apps/mug/prod/release.yaml");
    }

    @Test
    void listsWhatIsOpen() {
        assertThat(sandbox().open()).extracting(PullRequest::number).containsExactly(1);

        sandbox().merge(1, Acme.ADA);

        assertThat(sandbox().open()).isEmpty();
    }

    @Test
    void refusesToMergeTwice() {
        sandbox().merge(1, Acme.ADA);
        var before = commits();

        fails(Failure.Kind.CONFLICT, "not-open", () -> sandbox().merge(1, Acme.ADA));
        assertThat(commits()).isEqualTo(before);
    }

    @Test
    void knowsNoOtherNumber() {
        fails(Failure.Kind.WRONG_USAGE, "unknown-pull-request", () -> sandbox().merge(7, Acme.ADA));
    }

    @Test
    void takesUpAMergeThatWasNotRecorded() {
        var interrupted = new Sandbox(acme.repository(), new Forgetful());
        assertThatIllegalStateException().isThrownBy(() -> interrupted.merge(1, Acme.ADA));
        var merged = acme.git().run("rev-parse", "main");
        acme.app("tea").deploy("dev");
        var before = commits();

        assertThat(sandbox().merge(1, Acme.ADA).commit().value()).isEqualTo(merged);
        assertThat(commits()).isEqualTo(before);
        assertThat(sandbox().open()).isEmpty();
    }

    /** Ends before it has recorded a merge. */
    private final class Forgetful implements MergeLedger {
        @Override
        public List<PullRequest> all() {
            return acme.forge().all();
        }

        @Override
        public void recordMerge(int number, CommitId commit) {
            throw new IllegalStateException("interrupted");
        }
    }
}

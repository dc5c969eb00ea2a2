package dev.coop.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkout: when it is built, and with which of the JDKs. */
class InstallFromCheckoutTest {
    @TempDir
    Path temp;

    private FakeCheckout checkout;
    private Installation installation;

    @BeforeEach
    void standsInACheckout() throws IOException {
        checkout = new FakeCheckout(temp.resolve("checkout")).at("1.0.0");
        installation = new Installation(temp.resolve("home"), "dash");
        installation.set("PATH", checkout.programs().beforeTheSystem());
        installation.set("JAVA_HOME", checkout.jdk().toString());
    }

    @Test
    void installsTheNativeBinaryWhereThereIsAGraalVm() throws Exception {
        installation.set("GRAALVM_HOME", checkout.graalVm().toString());

        var installed = installation.run(checkout.script());

        assertThat(installed.status()).as(installed.err()).isZero();
        assertThat(installed.err()).startsWith("installed coop 1.0.0, native as ");
        assertThat(checkout.builds()).contains("-Pnative").hasLineCount(1);
        assertThat(installation.version()).isEqualTo("coop 1.0.0, native");
        assertThat(installation.prefix().resolve("lib/coop").toFile().list()).containsExactly("installed");
    }

    @Test
    void installsALauncherForTheJdkElse() throws Exception {
        assumeNoGraalVm();

        var installed = installation.run(checkout.script());

        assertThat(installed.status()).as(installed.err()).isZero();
        assertThat(checkout.builds()).doesNotContain("-Pnative").hasLineCount(1);
        assertThat(installation.version()).isEqualTo("coop 1.0.0");
        assertThat(installation.program()).content().contains(checkout.jdk() + "/bin/java");
        assertThat(installation.prefix().resolve("lib/coop/build-1/coop.aot")).exists();
        assertThat(installation.prefix().resolve("share/man/man1/coop.1")).exists();
        assertThat(installation.prefix().resolve("share/zsh/site-functions/_coop"))
                .exists();
    }

    @Test
    void installsALauncherWhenTheNativeBuildFailsAndSaysWhy() throws Exception {
        installation.set("GRAALVM_HOME", checkout.withoutLinker().graalVm().toString());

        var installed = installation.run(checkout.script());

        assertThat(installed.status()).as(installed.err()).isZero();
        assertThat(installed.err()).startsWith("BUILD FAILURE: no linker\n").contains("making a launcher for the JDK");
        assertThat(installation.version()).isEqualTo("coop 1.0.0");
        assertThat(installation.program()).content().contains(checkout.graalVm() + "/bin/java");
    }

    @Test
    void movesFromALauncherToTheBinaryAndBack() throws Exception {
        assumeNoGraalVm();
        var before = installation.files();
        installation.run(checkout.script());
        var launched = installation.files();
        installation.set("GRAALVM_HOME", checkout.graalVm().toString());
        installation.run(checkout.script());

        assertThat(installation.prefix().resolve("lib/coop/build-1")).doesNotExist();
        installation.unset("GRAALVM_HOME");
        installation.run(checkout.script());
        assertThat(installation.files()).isEqualTo(launched);
        installation.uninstall();
        assertThat(installation.files()).isEqualTo(before);
    }

    @Test
    void buildsNothingOnADryRun() throws Exception {
        installation.set("GRAALVM_HOME", checkout.graalVm().toString());
        var before = installation.files();

        var plan = installation.run(checkout.script(), "--dry-run");

        assertThat(plan.err()).contains("would build the native binary").contains("nothing was changed");
        assertThat(checkout.builds()).isEmpty();
        assertThat(installation.files()).isEqualTo(before);
    }

    @Test
    void saysWhatABuildNeeds() throws Exception {
        var programs = new Programs(temp.resolve("few")).ofTheSystem(List.of("dash", "grep", "readlink"));
        installation.set("PATH", programs.folder().toString());

        assertThat(installation.run(checkout.script()).err()).contains("Maven is missing");
    }

    @Test
    void takesTheReleaseWhenItComesThroughAPipe() throws Exception {
        downloads(new FakeRelease(temp.resolve("release")).with("3.0.0"), "latest/download");

        var installed = installation.piped(checkout.folder());

        assertThat(installed.err()).startsWith("installed coop 3.0.0 as ");
        assertThat(checkout.builds()).isEmpty();
    }

    @Test
    void takesTheReleaseOfAVersionThatIsNamed() throws Exception {
        downloads(new FakeRelease(temp.resolve("release")).with("3.0.0").with("3.1.0"), "download/v3.0.0");

        var installed = installation.run(checkout.script(), "--version", "3.0.0");

        assertThat(installed.err()).startsWith("installed coop 3.0.0 as ");
        assertThat(checkout.builds()).isEmpty();
    }

    /** Puts a curl first that knows one address only: the release's on GitHub. */
    private void downloads(FakeRelease release, String address) throws IOException {
        checkout.programs().with("curl", """
            while [ $# -gt 1 ]; do
              if [ "$1" = --output ]; then output=$2; fi
              shift
            done
            case $1 in
              https://github.com/coop-dev/coop/releases/%s/*) file='%s'/${1##*/} ;;
              *) exit 22 ;;
            esac
            if [ "$output" = - ]; then cat "$file"; else cp "$file" "$output"; fi
            """.formatted(address, release.folder()));
    }

    private static void assumeNoGraalVm() throws IOException {
        for (var parent : List.of(Path.of("/usr/lib/jvm"), Path.of("/opt"))) {
            if (Files.isDirectory(parent)) {
                try (var homes = Files.list(parent)) {
                    assumeFalse(
                            homes.anyMatch(home -> Files.isExecutable(home.resolve("bin/native-image"))),
                            "there is a GraalVM below " + parent);
                }
            }
        }
    }
}

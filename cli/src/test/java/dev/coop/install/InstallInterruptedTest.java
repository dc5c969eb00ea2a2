package dev.coop.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that are stopped, killed or not alone. */
class InstallInterruptedTest {
    @TempDir
    Path temp;

    @Test
    void leavesAWorkingVersionWhereverAnUpgradeIsKilled() throws Exception {
        var release = new FakeRelease(temp.resolve("release")).with("1.0.0").with("2.0.0");
        var installation = installation();
        installation.install(release.folder(), "--version", "1.0.0");
        var snapshots = new Snapshots(installation, temp.resolve("copies"));

        var copies = snapshots.of(() -> installation.install(release.folder()));

        assertThat(copies).hasSizeGreaterThan(8);
        var upgraded = installation.files();
        snapshots.each(copies, () -> {
            assertThat(installation.version()).matches("coop [12]\\.0\\.0");
            var again = installation.install(release.folder());
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(installation.files()).isEqualTo(upgraded);
        });
    }

    @Test
    void leavesAWorkingLauncherWhereverAnUpgradeIsKilled() throws Exception {
        var checkout = new FakeCheckout(temp.resolve("checkout")).at("1.0.0");
        var installation = building(checkout);
        installation.run(checkout.script());
        checkout.at("2.0.0");
        var snapshots = new Snapshots(installation, temp.resolve("copies"));

        var copies = snapshots.of(() -> installation.run(checkout.script()));

        assertThat(copies).hasSizeGreaterThan(10);
        snapshots.each(copies, () -> {
            assertThat(installation.version()).matches("coop [12]\\.0\\.0");
            var again = installation.run(checkout.script());
            assertThat(again.status()).as(again.err()).isZero();
            assertThat(installation.version()).isEqualTo("coop 2.0.0");
            assertThat(installation.prefix().resolve("lib/coop").toFile().list())
                    .hasSize(2)
                    .contains("installed");
        });
    }

    @Test
    void leavesNothingToAnUninstallWhereverAFirstInstallIsKilled() throws Exception {
        var release = new FakeRelease(temp.resolve("release")).with("1.0.0");
        var installation = installation();
        var before = installation.files();
        var snapshots = new Snapshots(installation, temp.resolve("copies"));

        var copies = snapshots.of(() -> installation.install(release.folder()));

        assertThat(copies).hasSizeGreaterThan(15);
        snapshots.each(copies, () -> {
            assertThat(installation.uninstall().status()).isZero();
            assertThat(installation.files()).isEqualTo(before);
        });
    }

    @Test
    void finishesAnUninstallThatWasKilled() throws Exception {
        var release = new FakeRelease(temp.resolve("release")).with("1.0.0");
        var installation = installation();
        var before = installation.files();
        installation.install(release.folder());
        var snapshots = new Snapshots(installation, temp.resolve("copies"));

        var copies = snapshots.of(installation::uninstall);

        assertThat(copies).hasSizeGreaterThan(15);
        snapshots.each(copies, () -> {
            assertThat(installation.uninstall().status()).isZero();
            assertThat(installation.files()).isEqualTo(before);
        });
    }

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
    void leavesEverythingAsItWasAfterASignal(String signal, int status) throws Exception {
        var checkout = new FakeCheckout(temp.resolve("checkout")).at("1.0.0");
        var installation = building(checkout);
        installation.run(checkout.script());
        var before = installation.files();

        checkout.at("2.0.0").buildsWhenTold();
        try (var waiting = new WaitingRun(installation, checkout)) {
            waiting.send(signal);

            assertThat(waiting.status()).isEqualTo(status);
            assertThat(checkout.builds()).endsWith("stopped\n");
        }
        assertThat(installation.files()).isEqualTo(before);
    }

    @Test
    void upgradesAfterARunThatWasReallyKilled() throws Exception {
        var checkout = new FakeCheckout(temp.resolve("checkout")).at("1.0.0");
        var installation = building(checkout);
        installation.run(checkout.script());

        checkout.at("2.0.0").buildsWhenTold();
        try (var waiting = new WaitingRun(installation, checkout)) {
            waiting.send("KILL");
            waiting.status();
        }
        assertThat(installation.version()).isEqualTo("coop 1.0.0");
        assertThat(installation.prefix().resolve("lib/coop/.stage")).exists();
        checkout.buildsAtOnce();
        assertThat(installation.run(checkout.script()).err()).startsWith("installed coop 2.0.0");
        assertThat(installation.prefix().resolve("lib/coop/.stage")).doesNotExist();
    }

    @Test
    void letsNoOtherRunInBetween() throws Exception {
        var release = new FakeRelease(temp.resolve("release")).with("3.0.0");
        var checkout = new FakeCheckout(temp.resolve("checkout")).at("1.0.0");
        var installation = building(checkout);

        checkout.buildsWhenTold();
        try (var waiting = new WaitingRun(installation, checkout)) {
            var second = installation.install(release.folder());
            assertThat(second.status()).isEqualTo(1);
            assertThat(second.err()).contains("another install.sh is at work there");
            assertThat(installation.uninstall().err()).contains("another install.sh is at work there");
            waiting.letGo();

            assertThat(waiting.status()).isZero();
        }
        assertThat(installation.version()).isEqualTo("coop 1.0.0");
    }

    private Installation installation() throws IOException {
        return new Installation(temp.resolve("home"), "dash");
    }

    private Installation building(FakeCheckout checkout) throws IOException {
        var installation = installation();
        installation.set("PATH", checkout.programs().beforeTheSystem());
        installation.set("GRAALVM_HOME", checkout.jdk().toString());
        return installation;
    }

    /** A run that waits inside its build. */
    private static final class WaitingRun implements AutoCloseable {
        private final Process process;

        WaitingRun(Installation installation, FakeCheckout checkout) throws IOException {
            assumeTrue(
                    new ProcessBuilder("env", "--default-signal", "true")
                                    .start()
                                    .onExit()
                                    .join()
                                    .exitValue()
                            == 0,
                    "env knows no --default-signal (GNU coreutils 8.31)");
            process = installation.start(installation.words(checkout.script()));
            assertThat(process.inputReader().readLine()).isEqualTo("building");
        }

        void send(String signal) throws IOException, InterruptedException {
            var sent = new ProcessBuilder(List.of("sh", "-c", "kill -" + signal + " " + process.pid())).start();
            assertThat(sent.waitFor()).isZero();
        }

        void letGo() throws IOException {
            process.outputWriter().write("go on\n");
            process.outputWriter().flush();
        }

        int status() throws InterruptedException {
            return process.waitFor();
        }

        /** The end of its input also ends a build that is left over. */
        @Override
        public void close() throws IOException {
            process.outputWriter().close();
            process.destroyForcibly();
        }
    }
}

package dev.coop.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Releases: what is taken, what is refused, and what is said. */
class InstallScriptTest {
    private static final String HERE = FakeRelease.HERE;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash --posix"})
    void installsUpgradesAndUninstalls(String shell) throws Exception {
        var release = release("1.0.0");
        var installation = installation(shell);
        Files.writeString(temp.resolve("home/kept"), "mine");
        var before = installation.files();

        var first = installation.install(release.folder());

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).startsWith("installed coop 1.0.0 as ").endsWith("my tools/bin/coop' tour\n");
        assertThat(installation.prefix().resolve("share/man/man1/coop.1")).exists();
        assertThat(installation.prefix().resolve("share/zsh/site-functions/_coop"))
                .exists();

        release.with("1.10.0", HERE).with("1.9.0", HERE).with("1.11.0-rc.2", HERE);
        assertThat(installation.install(release.folder()).status()).isZero();
        assertThat(installation.version()).isEqualTo("coop 1.11.0-rc.2");
        release.with("1.11.0", HERE);
        assertThat(installation.install(release.folder(), "--no-completions").status())
                .isZero();
        assertThat(installation.version()).isEqualTo("coop 1.11.0");
        assertThat(installation.prefix().resolve("share/zsh/site-functions/_coop"))
                .doesNotExist();
        assertThat(installation.install(release.folder(), "--version", "v1.9.0").status())
                .isZero();
        assertThat(installation.version()).isEqualTo("coop 1.9.0");

        assertThat(installation.uninstall().status()).isZero();
        assertThat(installation.files()).isEqualTo(before);
        assertThat(installation.uninstall().status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void changesNothingOnADryRun(String shell) throws Exception {
        var release = release("1.0.0");
        var installation = installation(shell);
        var empty = installation.files();

        var plan = installation.install(release.folder(), "--dry-run");

        assertThat(plan.status()).isZero();
        assertThat(plan.err()).contains("would take coop-1.0.0-" + HERE).contains("nothing was changed");
        assertThat(installation.files()).isEqualTo(empty);
        installation.install(release.folder());
        var installed = installation.files();
        assertThat(installation.uninstall("--dry-run").err()).contains("would remove " + installation.program());
        assertThat(installation.files()).isEqualTo(installed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void refusesAnArchiveThatIsNotTheListedOne(String shell) throws Exception {
        var release = release("1.0.0");
        var installation = installation(shell);
        var empty = installation.files();
        Files.write(release.archive("1.0.0", HERE), new byte[] {0}, StandardOpenOption.APPEND);

        var refused = installation.install(release.folder());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("is not what SHA256SUMS says");
        assertThat(installation.files()).isEqualTo(empty);
    }

    @Test
    void refusesWhatIsNotListedForThisSystem() throws Exception {
        var release = release("1.0.0").with("1.0.0", "plan9-amd64");
        Files.copy(release.archive("1.0.0", HERE), release.archive("2.0.0", HERE));
        var installation = installation("dash");
        var empty = installation.files();

        assertThat(installation.install(release.folder(), "--version", "2.0.0").err())
                .contains("coop-2.0.0-" + HERE + ".tar.gz is not listed");
        release.list("0".repeat(64), "coop-1.0.0-" + HERE + ".tar.gz");
        assertThat(installation.install(release.folder()).err()).contains("listed more than once");
        var other = new Programs(temp.resolve("other"));
        other.with("uname", "case $1 in -s) echo Minix ;; *) echo m68k ;; esac");
        installation.set("PATH", other.beforeTheSystem());
        assertThat(installation.install(release.folder()).err())
                .contains("no coop for Minix-m68k")
                .contains("plan9-amd64");
        assertThat(installation.files()).isEqualTo(empty);
    }

    @Test
    void leavesTheOldVersionWhenTheNewOneDoesNotStart() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        installation.install(release.folder());
        var old = installation.files();
        release.with("2.0.0", HERE, "echo 'wants another C library' >&2; exit 127");

        var refused = installation.install(release.folder());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("wants another C library").contains("does not start here");
        assertThat(installation.files()).isEqualTo(old);
    }

    @Test
    void leavesTheOldVersionWhenTheDiskIsFull() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        installation.install(release.folder());
        var old = installation.files();
        release.with("2.0.0", HERE, "echo 'coop 2.0.0'; exit\n" + "#".repeat(100_000));

        var refused = installation.inShell(List.of(
                "-c",
                "trap '' XFSZ; ulimit -f 40; exec dash \"$@\"",
                "dash",
                Installation.SCRIPT.toString(),
                "--from",
                release.folder().toString(),
                "--prefix",
                installation.prefix().toString()));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("is the disk full?");
        assertThat(installation.files()).isEqualTo(old);
    }

    @Test
    void leavesNothingWhenAFolderCannotBeMade() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        Files.createDirectories(installation.prefix().resolve("share"));
        Files.writeString(installation.prefix().resolve("share/man"), "mine");
        var before = installation.files();

        var refused = installation.install(release.folder());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("cannot make the folder");
        assertThat(installation.files()).isEqualTo(before);
    }

    @Test
    void takesAReleaseFromAServer() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        try (var server = new Served(release.folder())) {
            for (var tool : List.of("curl", "wget")) {
                programs(installation, "none", tool);
                assertThat(installation
                                .piped(installation.home(), "--from", server.address() + "/")
                                .err())
                        .as(tool)
                        .startsWith("installed coop 1.0.0");
                installation.uninstall();
            }
            programs(installation, "none");
            assertThat(installation.install(server.address()).err()).contains("curl or GNU wget is needed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/coop",
                "http://localhost@example.org",
                "http://localhost.example.org",
                "ftp://localhost/",
                "file:///tmp"
            })
    void refusesAnAddressWithoutTls(String address) throws Exception {
        var refused = installation("dash").install(address);

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("https");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        programs(installation, "sha256sum");
        assertThat(installation.install(release.folder()).err()).contains("sha256sum or shasum is needed");
        var nowhere = installation("dash");
        nowhere.unset("HOME");
        assertThat(nowhere.inShell(List.of(
                                Installation.SCRIPT.toString(),
                                "--from",
                                release.folder().toString()))
                        .err())
                .contains("HOME is not set");
        assertThat(nowhere.install(release.folder()).status()).isZero();
        assertThat(nowhere.inShell(List.of(
                                Installation.SCRIPT.toString(),
                                "--from",
                                release.folder().toString(),
                                "--prefix",
                                "/proc/nowhere"))
                        .err())
                .contains("cannot make the folder /proc/nowhere");
    }

    @Test
    void leavesFilesOfOthersAlone() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        Files.createDirectories(installation.program().getParent());
        Files.writeString(installation.program(), "theirs");

        assertThat(installation.install(release.folder()).err()).contains("was not installed by this script");
        assertThat(installation.program()).hasContent("theirs");
    }

    @Test
    void namesThePathInTheUsersShell() throws Exception {
        var release = release("1.0.0");
        var installation = installation("dash");
        installation.set("SHELL", "/usr/bin/fish");
        assertThat(installation.install(release.folder()).err())
                .contains("fish_add_path '" + installation.prefix() + "/bin'");
        installation.set("PATH", installation.prefix() + "/bin:" + System.getenv("PATH"));
        assertThat(installation.install(release.folder()).err())
                .doesNotContain("PATH")
                .endsWith("next: coop tour\n");
    }

    private FakeRelease release(String version) throws IOException, InterruptedException {
        return new FakeRelease(temp.resolve("release")).with(version, HERE);
    }

    private Installation installation(String shell) throws IOException {
        return new Installation(temp.resolve("home"), shell);
    }

    /** A PATH with the everyday programs but this one, and these. */
    private void programs(Installation installation, String without, String... more) throws IOException {
        var folder = Files.createTempDirectory(temp, "programs");
        var everyday = Programs.EVERYDAY.stream().filter(name -> !name.equals(without));
        var names = Stream.concat(everyday, Stream.concat(Stream.of("dash"), Stream.of(more)));
        var programs = new Programs(folder).ofTheSystem(names.toList());
        installation.set("PATH", programs.folder().toString());
    }

    /** A folder served on the loopback interface. */
    private static final class Served implements AutoCloseable {
        private final HttpServer server;

        Served(Path folder) {
            server = SimpleFileServer.createFileServer(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    folder,
                    SimpleFileServer.OutputLevel.NONE);
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

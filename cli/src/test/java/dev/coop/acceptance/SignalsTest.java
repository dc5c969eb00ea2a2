package dev.coop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.http.LoopbackServer;
import dev.coop.http.LoopbackServer.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to the program from outside: signals, readers that leave, places that cannot be written. */
class SignalsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aWatchThatIsCutShortSaysHowToTakeItUpAgain(String signal, int status) throws Exception {
        var asked = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        try (var argoCd = new LoopbackServer(_ -> {
            asked.countDown();
            await(ended);
            return Reply.of(503, "");
        })) {
            var scene = RemoteScene.in(folder, "argocd: {url: \"" + argoCd.address("") + "\"}\n");
            scene.set("COOP_PLATFORM", scene.repository().folder().toString());
            scene.works("coop deploy dev --image " + RemoteScene.IMAGE);
            scene.set("ARGOCD_SERVER", argoCd.address("").getAuthority()).set("ARGOCD_AUTH_TOKEN", "s3cret");

            var watch = scene.starts("coop status dev --watch");
            assertThat(asked.await(120, TimeUnit.SECONDS)).isTrue();
            scene.works("kill -" + signal + " " + watch.pid());

            var said = new String(watch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(watch.waitFor()).as(said).isEqualTo(status);
            assertThat(said).contains("coop status dev --watch").doesNotContain("defect");
        } finally {
            ended.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(120, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aReaderThatLeftIsNoFailure() throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", scene.repository().folder().toString());
        scene.works("mkfifo $WORK/pipe");

        for (var command : new String[] {"coop version", "coop status", "coop help deploy", "coop status -o json"}) {
            var outcome = scene.works("exec 3<>$WORK/pipe 4>$WORK/pipe 3<&-; " + command + " >&4");
            assertThat(outcome.both())
                    .as(command)
                    .doesNotContainIgnoringCase("pipe")
                    .doesNotContain("✖", "written");
        }
    }

    @Test
    void aFullDiskIsAFailureWithAWord() throws Exception {
        var scene = RemoteScene.in(folder, "");
        scene.set("COOP_PLATFORM", scene.repository().folder().toString());

        for (var command : new String[] {"coop version", "coop status", "coop help deploy", "coop status -o json"}) {
            var outcome = scene.ends(1, command + " > /dev/full");
            assertThat(outcome.err()).as(command).contains("the result could not be written", "No space left");
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsNeededByTheSandboxAlone() throws Exception {
        var scene = RemoteScene.in(folder, "");
        // Nobody can make a folder there, not even root.
        scene.set("HOME", "/proc/home");

        scene.set("COOP_PLATFORM", scene.repository().folder().toString());
        scene.works("coop deploy dev --image " + RemoteScene.IMAGE);
        scene.works("coop status");
        scene.works("coop validate");

        var refused = scene.ends(1, "coop deploy dev --platform sandbox --image " + RemoteScene.IMAGE);
        assertThat(refused.err()).contains("/proc/home").doesNotContain("defect");
    }
}

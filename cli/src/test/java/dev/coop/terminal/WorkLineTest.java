package dev.coop.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkLineTest {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong time = new AtomicLong();
    private final WorkLine line = new WorkLine(new PrintStream(screen, true, UTF_8), () -> 30, time::get);

    private void after(int milliseconds) {
        time.addAndGet(Duration.ofMillis(milliseconds).toNanos());
        line.look();
    }

    private String screen() {
        return screen.toString(UTF_8);
    }

    private static String erased(String shown) {
        return "\r" + shown + "\r" + " ".repeat(shown.length()) + "\r";
    }

    @Test
    void saysNothingOfWhatIsDoneInAMoment() {
        var work = line.add("a");
        after(900);
        work.close();
        after(2000);

        assertThat(screen()).isEmpty();
    }

    @Test
    void saysWhatIsWaitedForAndForHowLongAndLeavesNothing() {
        var work = line.add("a");
        after(1000);
        after(100);
        after(900);
        work.close();
        after(300);

        assertThat(screen()).isEqualTo("\ra  1 s" + erased("a  2 s"));
        assertThat(line.look()).isFalse();
    }

    @Test
    void takesManyShortWaitsForOne() {
        for (var request = 0; request < 5; request++) {
            var work = line.add("request " + request);
            after(400);
            work.close();
            after(100);
        }
        after(300);

        assertThat(screen()).isEqualTo("\rrequest 2  1 s" + erased("request 4  2 s"));
    }

    @Test
    void countsAnewAfterALineThatWasSaid() {
        line.add("a");
        after(1500);
        line.clear();
        after(900);

        assertThat(screen()).isEqualTo(erased("a  1 s"));
    }

    @Test
    void saysTheInnermostOfSeveral() {
        line.add("making the image");
        var inner = line.add("asking a registry");
        after(1000);
        inner.close();
        after(1000);

        assertThat(screen()).isEqualTo("\rasking a registry  1 s\rmaking the image  2 s \b");
    }

    @Test
    void staysOnOneLine() {
        line.add("waiting for a system with a long name");
        after(1000);

        assertThat(screen()).isEqualTo("\rwaiting for a system wi…  1 s");
    }
}

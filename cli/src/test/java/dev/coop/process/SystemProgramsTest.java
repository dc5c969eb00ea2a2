package dev.coop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.coop.diagnostic.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemProgramsTest {
    private final SystemPrograms programs = new SystemPrograms();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @Test
    void tellsEveryLineOfBothStreamsAndTheStatus() {
        var status = programs.run(
                List.of("sh", "-c", "echo $MUG; echo cold >&2; pwd; exit 7"), folder, Map.of("MUG", "hot"), lines::add);

        assertThat(status).isEqualTo(7);
        assertThat(lines).containsExactly("hot", "cold", folder.toString());
    }

    @Test
    void saysWhichProgramCannotBeStarted() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> programs.run(List.of("no-such-program"), folder, Map.of(), lines::add))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.OTHER);
                    assertThat(failure).hasMessage("`no-such-program` cannot be started");
                });
    }

    @Test
    void endsTheWholeFamilyWhenInterrupted() throws InterruptedException {
        var pids = new ArrayBlockingQueue<String>(1);
        var thrown = new AtomicReference<Failure>();
        var worker = Thread.ofPlatform().start(() -> {
            try {
                programs.run(List.of("sh", "-c", "sleep 60 & echo $!; wait"), folder, Map.of(), pids::add);
            } catch (Failure failure) {
                thrown.set(failure);
            }
        });
        var child = Long.parseLong(pids.take());

        worker.interrupt();
        worker.join(TimeUnit.SECONDS.toMillis(10));

        assertThat(worker.isAlive()).isFalse();
        assertThat(thrown.get()).isNotNull();
        assertThat(ProcessHandle.of(child)
                        .map(sleeper -> sleeper.onExit()
                                .completeOnTimeout(sleeper, 10, TimeUnit.SECONDS)
                                .join())
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void asksAndHears() {
        assertThat(programs.ask(List.of("cat"), folder, Map.of(), "host=github.com\n"))
                .contains("host=github.com\n");
        assertThat(programs.ask(List.of("true"), folder, Map.of(), "not read")).contains("");
    }

    @Test
    void hearsNothingFromAProgramThatFailsOrIsNotThere() {
        assertThat(programs.ask(List.of("sh", "-c", "echo no; exit 1"), folder, Map.of(), ""))
                .isEmpty();
        assertThat(programs.ask(List.of("no-such-program"), folder, Map.of(), ""))
                .isEmpty();
    }
}

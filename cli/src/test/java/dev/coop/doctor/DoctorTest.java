package dev.coop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import dev.coop.doctor.Finding.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
    private static Finding in(State state) {
        return Finding.of("check", state, "words");
    }

    @ParameterizedTest
    @CsvSource({
        "FINE WARNING NOT_CHECKED, DONE",
        "FINE INVALID, INVALID",
        "UNREACHABLE INVALID, UNREACHABLE",
        "INVALID UNREACHABLE NOT_ALLOWED FINE, NOT_ALLOWED"
    })
    void endsAsTheWorstFinding(String states, Verdict verdict) {
        var findings = Stream.of(states.split(" ", -1))
                .map(State::valueOf)
                .map(DoctorTest::in)
                .toList();

        assertThat(Doctor.verdict(findings)).isEqualTo(verdict);
    }

    @Test
    void goesOnAfterACheckThatFailsOrDoesNotEnd() {
        var never = new CountDownLatch(1);
        var doctor = new Doctor(
                List::of,
                List.of(
                        new Check("late", () -> {
                            try {
                                never.await();
                            } catch (InterruptedException ended) {
                                Thread.currentThread().interrupt();
                            }
                            return List.of();
                        }),
                        new Check("refused", () -> {
                            throw new Failure(
                                    Failure.Kind.NOT_ALLOWED,
                                    Diagnostic.error("no", "no").hint("ask"));
                        }),
                        new Check("fine", () -> List.of(in(State.FINE)))),
                Duration.ofSeconds(2));

        assertThat(doctor.examine())
                .extracting(Finding::state)
                .containsExactly(State.UNREACHABLE, State.NOT_ALLOWED, State.FINE);
        never.countDown();
    }
}

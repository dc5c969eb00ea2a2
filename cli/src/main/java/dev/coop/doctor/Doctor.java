package dev.coop.doctor;

import dev.coop.diagnostic.Failure;
import dev.coop.diagnostic.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Examines one thing after the other, each for a limited time. */
public final class Doctor {
    private final Supplier<List<Setting>> settings;
    private final List<Check> checks;
    private final Duration longest;

    /**
     * @param settings returns the settings
     * @param checks in the order in which they are shown
     * @param longest how long each may take
     */
    public Doctor(Supplier<List<Setting>> settings, List<Check> checks, Duration longest) {
        this.settings = settings;
        this.checks = List.copyOf(checks);
        this.longest = longest;
    }

    /** Returns each setting with where it came from. */
    public List<Setting> settings() {
        return settings.get();
    }

    /** Examines everything; the checks need not know of each other. */
    public List<Finding> examine() {
        return checks.stream().flatMap(check -> examine(check).stream()).toList();
    }

    private List<Finding> examine(Check check) {
        var coming = CompletableFuture.supplyAsync(
                check.findings(), work -> Thread.ofVirtual().start(work));
        try {
            return coming.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return List.of(Finding.of(
                            check.name(), Finding.State.UNREACHABLE, "no answer within " + longest.toSeconds() + " s")
                    .hint("check the network, the proxy and the host's name"));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failure failure) {
                return List.of(Finding.of(check.name(), failure));
            }
            throw new IllegalStateException("check `" + check.name() + "`", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Returns what the findings come to: the worst of them. */
    public static Verdict verdict(List<Finding> findings) {
        return findings.stream().map(Doctor::verdict).reduce(Verdict.DONE, Verdict::worse);
    }

    private static Verdict verdict(Finding finding) {
        return switch (finding.state()) {
            case FINE, WARNING, NOT_CHECKED -> Verdict.DONE;
            case INVALID -> Verdict.INVALID;
            case NOT_ALLOWED -> Verdict.NOT_ALLOWED;
            case UNREACHABLE -> Verdict.UNREACHABLE;
        };
    }
}
